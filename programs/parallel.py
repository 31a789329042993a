"""Parallel sessions of a day: those that take place at the same time in different sections or places."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from typing import Protocol

from django.utils.translation import ngettext

from cms.languages.formatting import EN_DASH, clock


class Session(Protocol):
    """A session as `slots` reads it (`programs.blocks.SessionValue`)."""

    @property
    def track(self) -> str:
        """The section or the place it takes place in; "" where neither is named."""

    def span(self) -> tuple[int, int] | None:
        """The minutes of the day at which it starts and ends; None without a start."""

    def is_parallel_to(self, other: "Session") -> bool:
        """Tell whether both may take place at one time."""


@dataclass
class Slot:
    """Sessions of a day that readers see together: one, or all that are parallel to one another, by hours."""

    sessions: list[Session]

    @property
    def is_parallel(self) -> bool:
        """True where several sections take place at the same time."""
        return len(self.tracks) > 1

    @property
    def tracks(self) -> dict[str, list[Session]]:
        """The sessions of each section, by its name."""
        tracks: dict[str, list[Session]] = {}
        for session in self.sessions:
            tracks.setdefault(session.track, []).append(session)
        return tracks

    def in_order(self) -> list[Session]:
        """The sessions, section by section."""
        return [session for sessions in self.tracks.values() for session in sessions]

    @property
    def hours(self) -> str:
        """The time from the first start to the last end: "10:00–12:00"."""
        first, last = _bounds(self.sessions)
        return EN_DASH.join(clock(moment) for moment in dict.fromkeys((_time(first), _time(last))))

    @property
    def words(self) -> str:
        """How many sections there are at that time, in the active language."""
        count = len(self.tracks)
        return ngettext(
            "%(count)d section at the same time", "%(count)d sections at the same time", count
        ) % {"count": count}


def slots(sessions: Iterable[Session]) -> list[Slot]:
    """The sessions of a day as readers see them, in the order in which they were written.

    Those that overlap in time and are each in another section or place, or one after the other in the same
    one, are one slot, which stands where its first one was written.
    """
    sessions = list(sessions)
    parallel = [slot for slot in map(Slot, _clusters(_by_hours(sessions))) if slot.is_parallel]
    # By identity: two sessions may say the same.
    slot_of = {id(session): slot for slot in parallel for session in slot.sessions}
    shown = [slot_of.get(id(session)) or Slot([session]) for session in sessions]
    return list({id(slot): slot for slot in shown}.values())


def overlapping(sessions: Iterable[Session]) -> list[tuple[Session, Session]]:
    """Pairs of sessions of a day of which the second starts before the first ends, though not parallel to it.

    By their hours; each second one once, with the last one before it.
    """
    timed = _by_hours(sessions)
    pairs = []
    for number, later in enumerate(timed):
        starts, _ends = _span(later)
        before = (other for other in reversed(timed[:number]) if _span(other)[1] > starts)
        pairs += [(other, later) for other in before if not later.is_parallel_to(other)][:1]
    return pairs


def _by_hours(sessions: Iterable[Session]) -> list[Session]:
    """Those with an hour, the earliest first; of those that start together the one written first."""
    return sorted((session for session in sessions if session.span()), key=lambda session: _span(session)[0])


def _clusters(timed: Iterable[Session]) -> list[list[Session]]:
    """Sessions in the order of their hours, together where they go on while others of other sections do."""
    clusters: list[list[Session]] = []
    for session in timed:
        if clusters and _joins(clusters[-1], session):
            clusters[-1].append(session)
        else:
            clusters.append([session])
    return clusters


def _joins(cluster: list[Session], session: Session) -> bool:
    """Tell whether a session begins during others, in another section or after them in its own."""
    first, last = _bounds(cluster)
    starts, _ends = _span(session)
    return (starts < last or starts == first) and all(
        session.is_parallel_to(other) or (session.track == other.track != "" and _span(other)[1] <= starts)
        for other in cluster
    )


def _bounds(sessions: Iterable[Session]) -> tuple[int, int]:
    spans = [_span(session) for session in sessions]
    return min(start for start, _end in spans), max(end for _start, end in spans)


def _span(session: Session) -> tuple[int, int]:
    return session.span() or (0, 0)


def _time(minutes: int) -> time:
    """A time of day; what ends after midnight ends in the next day's."""
    return time(minutes // 60 % 24, minutes % 60)
