"""A gold report as rules without fault would understand it: each fact with the words it came from."""

from datetime import date, time

import yaml

from cms.intake.facts.found import Award, Criterion, Event, Found, Person, Session, Understood
from cms.intake.report import Span
from tests.cms.intake.gold_reports import GOLD

SEED = "en/seed-forum-taraz-2019.yaml"


def gold(name: str = SEED) -> dict:
    """A gold report."""
    return yaml.safe_load((GOLD / name).read_text())


def understood_by_gold(text: str, report: dict, language: str = "en") -> Understood:
    """What a careful reader understands of `text`, which is that of a gold report."""
    place = _Places(text)
    events = tuple(_event(event, place) for event in report["events"])
    views, published = report.get("views"), report.get("published")
    return Understood(
        language,
        title=events[0].title,
        lead=None,
        events=events,
        published=Found(published, place.of("18.11.2019")) if published else None,
        views=Found(views, place.of(str(views))) if views else None,
        furniture=(*place.of("Center of Excellence"), *place.of("Back to the list")),
    )


class _Places:
    def __init__(self, text: str):
        self.text = text

    def of(self, *words: str) -> tuple[Span, ...]:
        """Where some words stand, as far as they do."""
        found = []
        for word in words:
            start = self.text.casefold().find(word.casefold()) if word else -1
            if start >= 0:
                found.append(Span(start, start + len(word)))
        return tuple(found)


def _event(event: dict, place: _Places) -> Event:
    def one(name, *words):
        value = event.get(name)
        return None if value is None else Found(value, place.of(*(words or (str(value),))))

    def several(name):
        return tuple(Found(value, place.of(value)) for value in event.get(name, ()))

    quoted = event["title"].partition("“")[2].rstrip("”")
    return Event(
        kind=Found(event["kind"], ()),
        title=one("title", quoted),
        starts=one("starts", "November 14-15, 2019"),
        ends=one("ends", "November 14-15, 2019"),
        branch=one("branch", "Taraz"),
        participants_number=one("participants_number"),
        participants=one("participants"),
        aims=several("aims"),
        organisers=several("organisers"),
        sessions=tuple(_session(item, place) for item in event.get("sessions", ())),
        people=tuple(_person(item, place) for item in event.get("people", ())),
        rounds=several("rounds"),
        criteria=tuple(
            Found(Criterion(**item), place.of(item["title"])) for item in event.get("criteria", ())
        ),
        awards=tuple(Found(Award(**item), ()) for item in event.get("awards", ())),
        within=0 if event["kind"] == "contest" else None,
    )


def _session(item: dict, place: _Places) -> Found[Session]:
    day: date | None = item.get("day")
    starts: time | None = item.get("starts")
    title = item.get("title", "")
    session = Session(item["kind"], title, day, starts, item.get("minutes"), tuple(item.get("speakers", ())))
    words = title or ("an exhibition was organized" if item["kind"] == "exhibition" else "")
    return Found(session, place.of(words), is_sure=True)


def _person(item: dict, place: _Places) -> Found[Person]:
    family = item["name"].split()[0]
    return Found(Person(**item), place.of(family, item.get("organisation", "")))
