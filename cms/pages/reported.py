"""What a report told, looked over by an editor, as page types take it over.

A page type says by `reported_as` which kind of page it is made for ("forum", "contest", "news", "trainer"),
and takes the facts over in `fill_from_report`. Texts are plain, bodies are data of a `StreamField`.
"""

from dataclasses import dataclass, field
from datetime import date, time
from functools import cache

from wagtail.models import Page, get_page_models


@dataclass(frozen=True)
class ReportedPerson:
    """Somebody named in a report: a trainer by the id of the profile's page, or a guest."""

    name: str
    position: str = ""
    organisation: str = ""
    role: str = "guest"
    profile: int | None = None

    def as_block(self, identity: str) -> dict:
        """One item of a stream of people."""
        if self.profile is not None:
            return {"type": "profile", "id": identity, "value": self.profile}
        value = {"name": self.name, "position": self.position, "organisation": self.organisation}
        return {"type": "guest", "id": identity, "value": value}


@dataclass(frozen=True)
class ReportedSession:
    """One session: `kind` is one of a programme's, `day` None where it is not told, `minutes` its length."""

    kind: str
    title: str = ""
    day: date | None = None
    starts: time | None = None
    minutes: int | None = None
    speakers: tuple[ReportedPerson, ...] = ()


@dataclass(frozen=True)
class ReportedAward:
    """One award: a place or a nomination, and who got it."""

    place: int | None = None
    nomination: str = ""
    school: str = ""
    person: str = ""
    town: str = ""


@dataclass(frozen=True)
class ReportedPage:
    """All that goes to one page. What is not told is empty or None.

    `about` is the page a news item is about; `people` are those whom no other field names; `criteria` are
    pairs of what was looked at and for how many points at most.
    """

    title: str
    lead: str = ""
    body: list = field(default_factory=list)
    pictures: tuple = ()
    topics: tuple = ()
    published: date | None = None
    about: Page | None = None
    starts: date | None = None
    ends: date | None = None
    opens: time | None = None
    venue: str = ""
    attendance: str = ""
    participants_number: int | None = None
    participants: str = ""
    aims: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()
    sessions: tuple[ReportedSession, ...] = ()
    people: tuple[ReportedPerson, ...] = ()
    jury: tuple[ReportedPerson, ...] = ()
    rounds: tuple[str, ...] = ()
    criteria: tuple[tuple[str, int | None], ...] = ()
    awards: tuple[ReportedAward, ...] = ()


@dataclass(frozen=True)
class ReportedTrainer:
    """A trainer whom the site did not know."""

    given_name: str
    family_name: str
    patronymic: str = ""
    position: str = ""


@cache
def reported_model(kind: str) -> type[Page] | None:
    """The page type that is made of what a report tells of a kind; None where the site has none."""
    return next((model for model in get_page_models() if getattr(model, "reported_as", "") == kind), None)
