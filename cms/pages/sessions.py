"""Sessions of an event's programme with their hours, as calendars tell them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class TimedSession:
    """A session whose hour is known. Moments are by the clocks of the event's place."""

    # The same as long as the session stands in the programme, in every language.
    key: str
    title: str
    begins: datetime
    # None where its length is not known.
    ends: datetime | None
    place: str
    # Who leads it, and what it is about.
    words: str


class Timetabled:
    """Mixin of events that may have a programme with hours."""

    # Whether the hour of a session is known.
    has_timed_sessions = False

    def timed_sessions(self) -> list[TimedSession]:
        """The sessions whose hours are known, in order."""
        return []
