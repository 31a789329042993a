"""Readings of a forum's programme: sessions that name somebody, and notes on its hours for an editor."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.languages.formatting import clock, long_date
from cms.pages.blocks import slate
from cms.pages.notes import Note
from cms.pages.people import persons
from cms.pages.sessions import TimedSession
from programs.blocks import SessionKind
from programs.parallel import overlapping


@dataclass(frozen=True)
class NamedSession:
    """A session as a profile lists it."""

    kind: str
    title: str
    minutes: int | None

    @property
    def kind_label(self) -> str:
        """The kind in the reader's language."""
        return SessionKind(self.kind).label if self.kind in SessionKind else ""

    def line(self) -> list[dict]:
        """The session in one line, as Slate nodes for Volto."""
        return slate.line(rest=": ".join(str(part) for part in (self.kind_label, self.title) if part))


def sessions_naming(programme, profile_ids: set[int]) -> list[NamedSession]:
    """The sessions of `programme` that name one of the profiles, in order.

    Reads the stored data rather than the blocks, whose page choosers would ask the database once an event.
    """
    return [
        NamedSession(session.get("kind", ""), session.get("title", ""), session.get("minutes"))
        for day in (programme.raw_data if programme else [])
        for session in (item["value"] for item in day["value"].get("sessions", []))
        if any(
            speaker["type"] == "profile" and speaker["value"] in profile_ids
            for speaker in session.get("speakers", [])
        )
    ]


def contest_of(session, contests: Sequence[Page]) -> Page | None:
    """The page of the contest that a session is, among its forum's; None where none is meant for certain.

    A forum's only contest is meant by each session of that kind; of several the one whose name the session
    has in its own, or the other way round.
    """
    if session["kind"] != SessionKind.CONTEST:
        return None
    title = session["title"].casefold()
    named = [
        contest
        for contest in contests
        if title and (contest.title.casefold() in title or title in contest.title.casefold())
    ]
    meant = named if len(contests) > 1 else contests
    return meant[0] if len(meant) == 1 else None


def timed(programme, shown: dict[int, Page], zone: ZoneInfo) -> list[TimedSession]:
    """The sessions of `programme` whose hours are known, by the clocks of a zone, in order.

    `shown` maps the ids of profiles to the pages to show for them (see `cms.pages.localized`).
    """
    return [
        _timed(session, day.value["date"], shown, zone)
        for day in programme
        for session in day.value["sessions"].bound_blocks
        if day.value["date"] and session.value["starts"]
    ]


def _timed(item, day: date, shown: dict[int, Page], zone: ZoneInfo) -> TimedSession:
    session = item.value
    begins = datetime.combine(day, session["starts"], zone)
    minutes = session["minutes"]
    people = [
        ", ".join(part for part in (person.name, person.position, person.organisation) if part)
        for person in persons(session["speakers"], shown)
    ]
    summary = strip_tags(str(session["summary"] or "")).strip()
    kind = str(session.kind_label) if session["title"] else ""
    return TimedSession(
        key=str(item.id),
        title=session["title"] or str(session.kind_label),
        begins=begins,
        ends=begins + timedelta(minutes=minutes) if minutes else None,
        place=session.track,
        words="\n".join(part for part in (kind, *people, summary) if part),
    )


# The frame of a session: who speaks, and what was said, is another matter each time.
REPEATED_OF_SESSION = ("title", "kind", "starts", "minutes", "place", "section")


def repeated_programme(stored: list[dict], days: int) -> list[dict]:
    """A stored programme (`get_prep_value`) `days` days later: its days and the frames of their sessions."""
    programme = deepcopy(stored)
    for day in programme:
        value = day["value"]
        if value.get("date"):
            value["date"] = (date.fromisoformat(value["date"]) + timedelta(days=days)).isoformat()
        for session in value.get("sessions", []):
            kept = {name: session["value"].get(name) for name in REPEATED_OF_SESSION}
            session["value"] = {**kept, "summary": "", "speakers": []}
    return programme


def programme_notes(programme) -> list[Note]:
    """Notes on sessions without an hour (where others of the day have one) and on overlapping ones.

    Sessions at the same time in different sections or places are meant to be so (`programs.parallel`).
    `programme` is the value of a forum's programme. A day without any hour is a story told from memory
    and is not noted.
    """
    notes = []
    for day in programme:
        sessions = list(day.value["sessions"])
        timed = [session for session in sessions if session["starts"]]
        if timed and len(timed) < len(sessions):
            text = _("%(day)s: %(count)d of %(total)d sessions have no hour.") % {
                "day": long_date(day.value["date"]) if day.value["date"] else day.value["title"],
                "count": len(sessions) - len(timed),
                "total": len(sessions),
            }
            notes.append(Note(text, f"programme.{day.id}"))
        notes.extend(_overlaps(day, sessions))
    return notes


def _overlaps(day, sessions: list) -> list[Note]:
    """Notes on sessions that start before another one ends, unless they are in parallel sections."""
    text = _("%(day)s: “%(first)s” lasts until %(end)s, but “%(second)s” starts at %(start)s.")
    return [
        Note(
            text
            % {
                "day": long_date(day.value["date"]) if day.value["date"] else day.value["title"],
                "first": earlier["title"] or earlier.kind_label,
                "end": clock(earlier.ends()),
                "second": later["title"] or later.kind_label,
                "start": clock(later["starts"]),
            },
            f"programme.{day.id}",
        )
        for earlier, later in overlapping(sessions)
    ]
