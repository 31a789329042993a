"""What was accepted on a sheet, as page types take it over."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from cms.intake.making.texts import Texts
from cms.intake.review.fields import NEWS
from cms.intake.review.kinds import GUEST, NEW
from cms.intake.review.sheet import kept, kept_one, made_parts
from cms.pages.models.reported import new_id
from cms.pages.reported import ReportedAward, ReportedPage, ReportedPerson, ReportedSession, ReportedTrainer

NAME_LENGTH, AUTHOR_LENGTH = 120, 120


def new_trainers(sheet: dict) -> dict[str, ReportedTrainer]:
    """The trainers that get a draft of a profile, by their names as they stand on the sheet; each once."""
    found: dict[str, ReportedTrainer] = {}
    for part in made_parts(sheet):
        for person in kept(part, "people"):
            if person["profile"] == NEW:
                names = (person["given_name"], person["family_name"], person["patronymic"])
                found.setdefault(_folded(person["name"]), ReportedTrainer(*names, person["position"]))
    return found


class Accepted:
    """The accepted facts of a sheet's parts.

    `profiles` are the ids of trainers' pages by the key a sheet has for them: a known trainer's, or the
    folded name of a new one.
    """

    def __init__(self, sheet: dict, texts: Texts, profiles: dict[str, int], topics: dict[str, Any]):
        self.sheet = sheet
        self.texts = texts
        self.profiles = profiles
        self.topics = topics

    def page(self, part: dict, pictures: Iterable = (), about=None) -> ReportedPage:
        """All that goes to the page of a part."""
        shared = {
            "title": kept_one(part, "title", ""),
            "lead": kept_one(part, "lead", ""),
            "pictures": tuple(pictures),
            "topics": self._topics(),
            "body": [*self.texts.body(part["key"]), *_quotes(kept(part, "quotes"))],
        }
        if part["kind"] == NEWS:
            return ReportedPage(**shared, about=about, published=_day(kept_one(part, "published")))
        people = self._people(part)
        sessions = tuple(self._session(one, people) for one in kept(part, "sessions"))
        jury = () if part["kind"] == "forum" else tuple(one for one in people.values() if one.role == "jury")
        awards = tuple(ReportedAward(**award) for award in kept(part, "awards"))
        named = [*jury, *(speaker for session in sessions for speaker in session.speakers)]
        won = {_folded(award.person) for award in awards}
        return ReportedPage(
            **shared,
            starts=_day(kept_one(part, "starts")),
            ends=_day(kept_one(part, "ends")),
            opens=_time(kept_one(part, "opens")),
            venue=kept_one(part, "venue", ""),
            attendance=kept_one(part, "format", ""),
            participants_number=kept_one(part, "participants_number"),
            participants=kept_one(part, "participants", ""),
            aims=tuple(kept(part, "aims")),
            organisers=tuple(kept(part, "organisers")),
            rounds=tuple(kept(part, "rounds")),
            criteria=tuple((one["title"], one["points"]) for one in kept(part, "criteria")),
            sessions=sessions,
            jury=jury,
            awards=awards,
            people=tuple(one for one in people.values() if one not in named and _folded(one.name) not in won),
        )

    def _topics(self) -> tuple:
        """The topics of all pages, each once."""
        keys = dict.fromkeys(key for part in self.sheet["parts"] for key in kept(part, "topics"))
        return tuple(self.topics[key] for key in keys if key in self.topics)

    def _people(self, part: dict) -> dict[str, ReportedPerson]:
        """The people of a part by their folded names."""
        return {
            _folded(person["name"]): ReportedPerson(
                person["name"],
                person["position"],
                person["organisation"],
                person["role"],
                self._profile(person),
            )
            for person in kept(part, "people")
        }

    def _profile(self, person: dict) -> int | None:
        if person["profile"] == GUEST:
            return None
        key = _folded(person["name"]) if person["profile"] == NEW else person["profile"]
        return self.profiles.get(key)

    def _session(self, session: dict, people: dict[str, ReportedPerson]) -> ReportedSession:
        speakers = (
            people.get(_folded(name)) or ReportedPerson(name[:NAME_LENGTH]) for name in session["speakers"]
        )
        return ReportedSession(
            session["kind"],
            session["title"],
            _day(session["day"]),
            _time(session["starts"]),
            session["minutes"],
            tuple(speakers),
        )


def _quotes(quotes: Iterable[dict]) -> list[dict]:
    """Blocks of quotes whose author is told; the words of others stand in the text."""
    return [
        {
            "type": "quote",
            "id": new_id(),
            "value": {"text": quote["text"], "author": quote["by"][:AUTHOR_LENGTH], "position": ""},
        }
        for quote in quotes
        if quote["text"] and quote["by"]
    ]


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _time(value: str | None) -> time | None:
    return time.fromisoformat(value) if value else None
