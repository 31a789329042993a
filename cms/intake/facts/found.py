"""What rules find in a report: values, the words they came from, how sure they are, other readings."""

from dataclasses import dataclass
from datetime import date, time
from typing import Generic, Literal, TypeVar

from cms.intake.report import Span

Value = TypeVar("Value")

EventKind = Literal["forum", "contest", "other"]
Format = Literal["offline", "online", "mixed"]
SessionKind = Literal["plenary", "dialogue", "facilitation", "contest", "exhibition", "workshop", "other"]
Role = Literal["speaker", "trainer", "jury", "organiser", "winner", "guest"]


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A value with the words it came from. `others` are other readings of the same words, likelier first."""

    value: Value
    spans: tuple[Span, ...]
    is_sure: bool = True
    others: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a report, with what any mention tells; words in the nominative.

    `name` is the name in full as the text has it, or "Surname I. I." where the text has initials; `known` is
    the key of a trainer the site knows (see `cms.intake.known`).
    """

    name: str
    position: str = ""
    organisation: str = ""
    role: Role = "guest"
    known: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """One item of a programme. `minutes` is its length; `speakers` are names as in the event's people."""

    kind: SessionKind
    title: str = ""
    day: date | None = None
    starts: time | None = None
    minutes: int | None = None
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing the jury looks at, and the points it gives at most."""

    title: str
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """One award: a place, a nomination, or both; who won it, and from where."""

    place: int | None = None
    nomination: str = ""
    school: str = ""
    person: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said or wrote; `by` is the person, or who is meant; "" without an owner."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """All that a report tells of one event; what it does not tell is None or empty.

    `branch` is the key of a known branch. `within` is the number of the event (in `Understood.events`) this
    one was part of: a contest of a forum.
    """

    kind: Found[EventKind]
    title: Found[str] | None = None
    starts: Found[date] | None = None
    ends: Found[date] | None = None
    opens: Found[time] | None = None
    branch: Found[str] | None = None
    venue: Found[str] | None = None
    format: Found[Format] | None = None
    participants_number: Found[int] | None = None
    participants: Found[str] | None = None
    aims: tuple[Found[str], ...] = ()
    organisers: tuple[Found[str], ...] = ()
    sessions: tuple[Found[Session], ...] = ()
    people: tuple[Found[Person], ...] = ()
    rounds: tuple[Found[str], ...] = ()
    criteria: tuple[Found[Criterion], ...] = ()
    awards: tuple[Found[Award], ...] = ()
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of a report. `language` is that of most of its words: en, kk or ru.

    `title` and `lead` are those of the story as a whole; `furniture` are the stretches that belong to the
    page the text was taken from and tell nothing (the site's name above, "Back to the list", a copyright).
    """

    language: str
    title: Found[str] | None = None
    lead: Found[str] | None = None
    events: tuple[Event, ...] = ()
    published: Found[date] | None = None
    views: Found[int] | None = None
    quotes: tuple[Found[Quote], ...] = ()
    topics: tuple[Found[str], ...] = ()
    furniture: tuple[Span, ...] = ()
