"""Demo content as StreamField data, with the ids the editor would have given it."""

from collections.abc import Callable

from cms.demo.loading.identity import item, items
from cms.demo.loading.page_records import Contest, Event
from cms.demo.loading.records import Block, Callout, Day, Person, Quote, Session, SocialAccount, said

PageId = Callable[[str], int]


def body(blocks: tuple[Block, ...], language: str, path: str) -> list[dict]:
    """The blocks of a body in one language."""
    return [_block(said(block, language), path, "body", position) for position, block in enumerate(blocks)]


def _block(block: Block, *path: str | int) -> dict:
    if block.heading:
        return item({"text": block.heading, "level": "h2"}, *path, kind="heading")
    if block.paragraph:
        return item(block.paragraph, *path, kind="paragraph")
    if block.callout:
        return item(_callout(block.callout, *path), *path, kind="callout")
    return item(_quote(block.quote), *path, kind="quote")


def _callout(callout: Callout, *path: str | int) -> dict:
    figures = [{"number": figure.number, "label": figure.label} for figure in callout.figures]
    return {"title": callout.title, "figures": items(figures, *path)}


def _quote(quote: Quote) -> dict:
    return {"text": quote.text, "author": quote.author, "position": ""}


def social_accounts(accounts: tuple[SocialAccount, ...]) -> list[dict]:
    """The center's accounts in social networks, the same in all languages."""
    return [
        item({"name": account.name, "url": account.url}, "home", "social", position, kind="account")
        for position, account in enumerate(accounts)
    ]


def person_items(persons: tuple[Person, ...], language: str, page_id: PageId, *path: str | int) -> list[dict]:
    """Guests as they are written, trainers by their page."""
    entries = []
    for position, person in enumerate(persons):
        if person.trainer:
            entries.append(item(page_id(person.trainer), *path, position, kind="profile"))
            continue
        guest = said(person, language)
        value = {
            "name": guest.name,
            "position": guest.position or "",
            "organisation": guest.organisation or "",
        }
        entries.append(item(value, *path, position, kind="guest"))
    return entries


def programme(days: tuple[Day, ...], language: str, path: str, page_id: PageId) -> list[dict]:
    """Days with their sessions."""
    entries = []
    for position, day in enumerate(days):
        here = (path, "programme", position)
        sessions = [
            _session(session, language, page_id, *here, number) for number, session in enumerate(day.sessions)
        ]
        value = {
            "date": day.date.isoformat(),
            "title": said(day.title, language) or "",
            "sessions": items(sessions, *here),
        }
        entries.append(item(value, *here, kind="day"))
    return entries


def _session(session: Session, language: str, page_id: PageId, *path: str | int) -> dict:
    words = said(session, language)
    return {
        "kind": session.kind,
        "title": words.title,
        "starts": session.starts.isoformat() if session.starts else None,
        "minutes": session.minutes,
        "place": words.place or "",
        "section": words.section or "",
        "summary": words.summary or "",
        "speakers": person_items(session.speakers, language, page_id, *path, "speakers"),
    }


def event_lists(event: Event, language: str, image_id: PageId) -> dict[str, list[dict]]:
    """The aims and the organisers of an event."""
    return {
        "aims": _list(event.aims, language, "aim", str, event.path, "aims"),
        "organisers": _list(
            event.organisers,
            language,
            "organiser",
            lambda organiser: {
                "name": organiser.name,
                "url": "",
                "logo": image_id(organiser.logo) if organiser.logo else None,
            },
            event.path,
            "organisers",
        ),
    }


def contest_lists(contest: Contest, language: str) -> dict[str, list[dict]]:
    """The rounds and the criteria of a contest."""
    return {
        "rounds": _list(
            contest.rounds,
            language,
            "round",
            lambda stage: {"title": stage.title, "description": stage.description},
            contest.path,
            "rounds",
        ),
        "criteria": _list(
            contest.criteria,
            language,
            "criterion",
            lambda criterion: {
                "title": criterion.title,
                "description": criterion.description or "",
                "points": criterion.points,
            },
            contest.path,
            "criteria",
        ),
    }


def _list(values: tuple, language: str, kind: str, value_of: Callable, *path: str) -> list[dict]:
    """Blocks of one kind, made of values in one language."""
    return [
        item(value_of(said(value, language)), *path, position, kind=kind)
        for position, value in enumerate(values)
    ]
