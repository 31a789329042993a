"""Demo content as StreamField data, with the ids the editor would have given it."""

from collections.abc import Callable

from cms.demo.loading.identity import item, items
from cms.demo.loading.shapes import Block, Callout, Contest, Day, Event, Person, Quote, Session, said

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


def people(persons: tuple[Person, ...], language: str, page_id: PageId, *path: str | int) -> list[dict]:
    """Guests as they are written, trainers by their page."""
    found = []
    for position, person in enumerate(persons):
        if person.trainer:
            found.append(item(page_id(person.trainer), *path, position, kind="profile"))
            continue
        guest = said(person, language)
        value = {
            "name": guest.name,
            "position": guest.position or "",
            "organisation": guest.organisation or "",
        }
        found.append(item(value, *path, position, kind="guest"))
    return found


def programme(days: tuple[Day, ...], language: str, path: str, page_id: PageId) -> list[dict]:
    """Days with their sessions."""
    found = []
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
        found.append(item(value, *here, kind="day"))
    return found


def _session(session: Session, language: str, page_id: PageId, *path: str | int) -> dict:
    words = said(session, language)
    return {
        "kind": session.kind,
        "title": words.title,
        "starts": session.starts.isoformat() if session.starts else None,
        "minutes": session.minutes,
        "place": "",
        "summary": words.summary or "",
        "speakers": people(session.speakers, language, page_id, *path, "speakers"),
    }


def aims(event: Event, language: str) -> list[dict]:
    """The aims of an event."""
    return [
        item(aim, event.path, "aims", position, kind="aim")
        for position, aim in enumerate(said(event.aims, language))
    ]


def organisers(event: Event, language: str, image_id: PageId) -> list[dict]:
    """The organisers of an event, some with a logo."""
    return [
        item(
            {
                "name": organiser.name,
                "url": "",
                "logo": image_id(organiser.logo) if organiser.logo else None,
            },
            event.path,
            "organisers",
            position,
            kind="organiser",
        )
        for position, organiser in enumerate(said(event.organisers, language))
    ]


def rounds(contest: Contest, language: str) -> list[dict]:
    """The rounds of a contest."""
    return [
        item(
            {"title": step.title, "description": step.description},
            contest.path,
            "rounds",
            number,
            kind="round",
        )
        for number, step in enumerate(said(contest.rounds, language))
    ]


def criteria(contest: Contest, language: str) -> list[dict]:
    """The criteria of a contest."""
    return [
        item(
            {
                "title": criterion.title,
                "description": criterion.description or "",
                "points": criterion.points,
            },
            contest.path,
            "criteria",
            number,
            kind="criterion",
        )
        for number, criterion in enumerate(said(contest.criteria, language))
    ]
