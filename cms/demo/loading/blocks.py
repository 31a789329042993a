"""Demo content as StreamField data, with the ids the editor would have given it."""

from collections.abc import Callable

from cms.demo.content.shapes import Block, Day, Event, Guest, said
from cms.demo.loading.identity import item, items

# Which part of a block's value is a list of items with ids of their own.
LISTS = {"callout": "figures", "pages": "pages"}
ProfileOf = Callable[[str], int | None]


def body(blocks: tuple[Block, ...], language: str, path: str, profile_of: ProfileOf) -> list[dict]:
    """The blocks of a body in one language."""
    found = []
    for position, block in enumerate(blocks):
        here = (path, "body", position)
        kind, value = block["type"], said(block["value"], language)
        if kind in LISTS:
            value = {**value, LISTS[kind]: items(value[LISTS[kind]], *here)}
        elif kind == "people":
            value = {**value, "people": people(block["value"]["people"], language, profile_of, *here)}
        found.append(item(value, *here, kind=kind))
    return found


def people(named, language: str, profile_of: ProfileOf, *path: str | int) -> list[dict]:
    """Guests as they are written, trainers by their page."""
    found = []
    for position, person in enumerate(named):
        if isinstance(person, Guest):
            guest = said(person, language)
            value = {
                "name": guest.name,
                "position": guest.position or "",
                "organisation": guest.organisation or "",
            }
            found.append(item(value, *path, position, kind="guest"))
        else:
            found.append(item(profile_of(person), *path, position, kind="profile"))
    return found


def programme(days: tuple[Day, ...], language: str, path: str, profile_of: ProfileOf) -> list[dict]:
    """Days with their sessions."""
    found = []
    for position, day in enumerate(days):
        here = (path, "programme", position)
        sessions = [
            _session(session, language, profile_of, *here, number)
            for number, session in enumerate(day.sessions)
        ]
        value = {
            "date": day.date.isoformat(),
            "title": said(day.title, language) or "",
            "sessions": items(sessions, *here),
        }
        found.append(item(value, *here, kind="day"))
    return found


def _session(session, language: str, profile_of: ProfileOf, *path: str | int) -> dict:
    words = said(session, language)
    return {
        "kind": session.kind,
        "title": words.title or "",
        "starts": session.starts.isoformat() if session.starts else None,
        "minutes": session.minutes,
        "place": words.place or "",
        "summary": words.summary or "",
        "speakers": people(session.speakers, language, profile_of, *path, "speakers"),
    }


def aims(event: Event, language: str) -> list[dict]:
    """The aims of an event."""
    return [
        item(aim, event.path, "aims", position, kind="aim")
        for position, aim in enumerate(said(event.aims, language))
    ]


def organisers(event: Event, language: str, logos: list[int]) -> list[dict]:
    """The organisers of an event; sample events show logos, which are drawn."""
    return [
        item(
            {"name": name, "url": "", "logo": logos[position % len(logos)] if logos else None},
            event.path,
            "organisers",
            position,
            kind="organiser",
        )
        for position, name in enumerate(said(event.organisers, language))
    ]


def rounds(contest, language: str) -> list[dict]:
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


def criteria(contest, language: str) -> list[dict]:
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
