"""An hour of the day that a text tells, or the time from one to another."""

from dataclasses import dataclass
from datetime import time

from cms.intake.report import Span


@dataclass(frozen=True, slots=True)
class Hours:
    """An hour, or the hours from one to another; `minutes` between them, None where only one is told."""

    span: Span
    starts: time
    minutes: int | None = None


def between(span: Span, first: time, last: time) -> Hours | None:
    """The hours from one to another, 11.30 to 1.00 being an hour and a half; None for half a day."""
    minutes = (last.hour - first.hour) * 60 + last.minute - first.minute
    if minutes <= 0 and last.hour < 12:
        minutes += 12 * 60
    return Hours(span, first, minutes) if 0 < minutes < 12 * 60 else None
