"""Words that an editor points out in the text, read as a field's value by the rules."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from cms.intake.facts.clock import hours_told
from cms.intake.facts.counted import find_numbers
from cms.intake.facts.dates import find_dates
from cms.intake.reading import Reading
from cms.intake.report import Report, Span
from cms.intake.review.fields import Field
from cms.intake.review.kinds import empty, name_parts

# What may stand around a pointed-out name or title and is none of it.
_AROUND = " \t\u00a0\n,;:.–—-"


@dataclass(frozen=True)
class Pointed:
    """Words that were pointed out, within the report that gives a date its year; `told` is its day."""

    report: Report
    span: Span
    told: date

    @property
    def line(self) -> str:
        """The words in one line."""
        return " ".join(self.span.of(self.report.text).split())

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self.report)

    def day(self, *, is_last: bool) -> str:
        """The first day told, or the last one, as an ISO date; "" for none."""
        days = [
            found.value
            for found in find_dates(self._reading, self.told)
            if any(span.overlaps(self.span) for span in found.spans)
        ]
        if not days:
            return ""
        return (days[-1].ends if is_last else days[0].starts).isoformat()

    def hour(self) -> str:
        """The first hour told, as "HH:MM"; "" for none."""
        hours = hours_told(self.report.text, self.span.start, self.span.end)
        return hours[0].starts.strftime("%H:%M") if hours else ""

    def number(self) -> int | None:
        """The first number that may count something, else the first digits; None for none."""
        for found in find_numbers(self._reading):
            if any(self.span.start <= span.start < self.span.end for span in found.spans):
                return found.value
        digits = re.search(r"\d{1,9}", self.line)
        return int(digits[0]) if digits else None


def from_words(field: Field, pointed: Pointed, before: Any) -> Any:
    """The value of a field that some words tell; `before` is what stood there, None for a new one.

    Where the words tell none of this kind (a date of words without one), what stood there stays.
    """
    line = pointed.line
    value = empty(field.kind) if before is None else before
    match field.kind:
        case "line" | "text":
            return line.strip(_AROUND) or line
        case "date":
            return pointed.day(is_last=field.name == "ends") or value
        case "time":
            return pointed.hour() or value
        case "number":
            number = pointed.number()
            return value if number is None else number
        case "session" | "criterion":
            return {**value, "title": line.strip(_AROUND)}
        case "person":
            return _person(line.strip(" ,;:–—-"), value)
        case "award":
            return {**value, "nomination": line.strip(_AROUND)}
        case "quote":
            return {**value, "text": line}
    return value


def _person(name: str, before: dict) -> dict:
    """Somebody by name; of a longer stretch the name is what has initials, or the whole of it."""
    found = re.search(r"[^\W\d_][\w-]+ (?:[^\W\d_]\. ?){1,2}|(?:[^\W\d_]\. ?){1,2}[^\W\d_][\w-]+", name)
    name = found[0].strip() if found else name
    return {**before, "name": name, **name_parts(name)}
