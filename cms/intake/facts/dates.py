"""Dates: written out, as ranges over months and the turn of the year, in digits, with or without a year.

A day without a year has the year of the nearest full date of the report, else it lies in the twelve months
before the report was handed in. Dates are read in all three languages at once: a Kazakh report quotes
Russian ones.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from cms.intake.facts.date_phrases import Part, date_phrases
from cms.intake.facts.documents import is_of_document
from cms.intake.facts.found import Found
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

# A day without a year is that of a full date so many days away.
_NEAR = 31
# The longest time that dates of one phrase are taken for one event's.
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Days:
    """Days as a text names them together. `each` are those it names, `has_year` tells whether with a year."""

    starts: date
    ends: date
    each: tuple[date, ...]
    has_year: bool


def find_dates(
    reading: Reading, told: date, sentences: Sequence[Sentence] | None = None
) -> tuple[Found[Days], ...]:
    """The dates of a text in order. Unsure are those in digits without a year, or with the month first."""
    groups = [group for sentence in reading.sentences for group in date_phrases(reading.text, sentence.span)]
    known = sorted({day for group in groups for part in group for day in _full_days(part, reading.text)})
    wanted = None if sentences is None else {sentence.number for sentence in sentences}
    found = []
    for group in groups:
        if wanted is not None and reading.sentence_at(group[0].start).number not in wanted:
            continue
        one = _resolved(group, known, told)
        if one is not None:
            found.append(one)
    return tuple(found)


def _full_days(part: Part, text: str) -> Iterator[date]:
    """The day of a part that has its year and isn't that of an order or law."""
    day = _day(part, part.year)
    if day and not is_of_document(text, Span(part.start, part.end)):
        yield day


def _day(part: Part, year: int | None) -> date | None:
    try:
        return date(year or 0, part.month or 0, part.day)
    except ValueError:
        return None


def _resolved(group: list[Part], known: list[date], told: date) -> Found[Days] | None:
    """The days of a phrase, with the year that it tells or must mean."""
    has_year = group[-1].year is not None
    years = {}
    if not has_year:
        first = group[0]
        year = _year_of(first, known, told)
        for part in group:
            turns = (part.month or 0, part.day) < (first.month or 0, first.day)
            years[id(part)] = year + turns
    each = [day for part in group if (day := _day(part, part.year or years.get(id(part))))]
    if not each or (max(each) - min(each)).days > _LONGEST:
        return None
    starts, ends = min(each), max(each)
    span = Span(group[0].start, group[-1].end)
    days = Days(starts, ends, _between(each, group), has_year)
    others = ()
    if len(group) == 1 and group[0].other:
        day, month = group[0].other
        other = _day(replace(group[0], day=day, month=month), group[0].year)
        others = (replace(days, starts=other, ends=other, each=(other,)),) if other else ()
    is_short = not has_year and all(part.end - part.start <= 5 and part.month for part in group)
    return Found(days, (span,), is_sure=not others and not (is_short and _is_bare(group)), others=others)


def _is_bare(group: list[Part]) -> bool:
    """Tell whether all days stand in digits as 14.11: it may be another number."""
    return all(part.end - part.start == 5 and part.joined in ("", "range", "list") for part in group)


def _between(each: list[date], group: list[Part]) -> tuple[date, ...]:
    """All days that are meant: with those between two that a dash joins."""
    days = set(each)
    for (before, after), part in zip(pairwise(each), group[1:], strict=False):
        if part.joined == "range":
            days |= {date.fromordinal(day) for day in range(before.toordinal(), after.toordinal())}
    return tuple(sorted(days))


def _year_of(part: Part, known: list[date], told: date) -> int:
    """The year of a day without one: that of a full date of the report in the same month, else the last."""
    if part.month is None:
        return told.year
    last = told.year if (part.month, part.day) <= (told.month, told.day) else told.year - 1
    candidates = [day for year in (told.year + 1, *range(last, last - 2, -1)) if (day := _day(part, year))]
    for candidate in candidates:
        place = bisect_left(known, candidate)
        if any(abs((day - candidate).days) <= _NEAR for day in known[max(place - 1, 0) : place + 1]):
            return candidate.year
    nearest = [day for day in known if abs(day.month - part.month) in (0, 1, 11)][-1:]
    if nearest and nearest[0].year < last - 1:
        return nearest[0].year
    return last
