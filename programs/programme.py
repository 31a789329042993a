"""Readings of a forum's programme: sessions that name somebody, and notes on its hours for an editor."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from cms.languages.formatting import clock, long_date
from cms.pages.blocks import slate
from programs.blocks import SessionKind


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


def programme_notes(programme) -> list[str]:
    """Notes on sessions without an hour (where others of the day have one) and on overlapping ones.

    `programme` is the value of a forum's programme. A day without any hour is a story told from memory
    and is not noted.
    """
    notes = []
    for day in programme:
        sessions = list(day.value["sessions"])
        timed = [session for session in sessions if session["starts"]]
        if timed and len(timed) < len(sessions):
            notes.append(
                _("%(day)s: %(count)d of %(total)d sessions have no hour.")
                % {
                    "day": long_date(day.value["date"]) if day.value["date"] else day.value["title"],
                    "count": len(sessions) - len(timed),
                    "total": len(sessions),
                }
            )
        notes.extend(_overlaps(day, sorted(timed, key=lambda session: session["starts"])))
    return notes


def _overlaps(day, timed: list) -> list[str]:
    """Notes on neighbours in time of which the second starts before the first ends."""
    return [
        _("%(day)s: “%(first)s” lasts until %(end)s, but “%(second)s” starts at %(start)s.")
        % {
            "day": long_date(day.value["date"]) if day.value["date"] else day.value["title"],
            "first": earlier["title"] or earlier.kind_label,
            "end": clock(earlier.ends()),
            "second": later["title"] or later.kind_label,
            "start": clock(later["starts"]),
        }
        for earlier, later in pairwise(timed)
        if _minutes(earlier["starts"]) + (earlier["minutes"] or 0) > _minutes(later["starts"])
    ]


def _minutes(moment) -> int:
    return moment.hour * 60 + moment.minute
