"""Dates: written out, as ranges over months and the turn of the year, in digits, with or without a year.

A day without a year has the year of the nearest full date of the report, else it lies in the twelve months
before the report was handed in. Dates are read in all three languages at once: a Kazakh report quotes
Russian ones.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from cms.intake.facts.found import Found
from cms.intake.facts.documents import is_of_document
from cms.intake.facts.months import day_of, month_of, weekday_of
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_TOKEN = re.compile(
    r"(?P<iso>(?<!\d)(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d(?!\d))"
    r"|(?P<full>(?<![\d.,:/])\d{1,2}(?P<between>[./-])\d{1,2}(?P=between)(?:(?:19|20)\d\d|\d\d)(?!\d|[.:/]\d))"
    r"|(?P<short>(?<![\d.,:/])[0-3]\d\.(?:0[1-9]|1[0-2])(?!\d|[.:/]\d|\s?%))"
    r"|(?P<other>\d+(?:[.,:]\d+)+|[\d]{5,})"
    r"|(?P<year>(?:19|20)\d\d(?!\d))(?:-?(?:го|й|м|жылғы|жылы))?"
    r"|(?P<day>(?<!\d)[0-3]?\d(?!\d))(?:(?:st|nd|rd|th)(?!\w)|-?(?:го|ое|е|й|му|м)(?!\w)"
    r"|-[а-яәіңғүұқөһ]{2,5}(?!\w))?"
    r"|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*\.?)"
    r"|(?P<range>[-–—―−])|(?P<comma>[,/&+])|(?P<blank>[ \t\u00a0\u202f\u2009]+)|(?P<break>[^\w\s]|\s)"
)
_RANGE = frozenset("to till until through thru по до".split())
_LIST = frozenset("and и мен бен пен және".split())
_FILLING = frozenset(
    "of the on from between с со в во ко of the күні күндері күнінен айының бастап аралығында аралығы "
    "дейін шейін числа день дня".split()
)
_YEAR_WORDS = frozenset("г гг год года году годом годов ж жж жыл жылы жылғы жылдың жылында".split())
_NO_DAY = _YEAR_WORDS | frozenset("день дня күні күн day".split())
_BEFORE_DAY = frozenset(("жылғы", "жылдың"))
_ABLATIVE = re.compile(r".*(?:[дтн][ае]н)$")
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


@dataclass(slots=True)
class _Part:
    """One day as it is read: what stands between it and the one before, where it stands."""

    day: int
    month: int | None
    year: int | None
    start: int
    end: int
    joined: str = ""
    other: tuple[int, int] | None = None


def find_dates(
    reading: Reading, told: date, sentences: Sequence[Sentence] | None = None
) -> tuple[Found[Days], ...]:
    """The dates of a text in order. Unsure are those in digits without a year, or with month and day alike."""
    groups = [group for sentence in reading.sentences for group in _groups(reading.text, sentence.span)]
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


def _full_days(part: _Part, text: str) -> Iterator[date]:
    """The day of a part that has its year and isn't that of an order or law."""
    day = _day(part, part.year)
    if day and not is_of_document(text, Span(part.start, part.end)):
        yield day


def _groups(text: str, span: Span) -> Iterator[list[_Part]]:
    """The dates of a sentence, part by part: those of one phrase together."""
    run: list[re.Match] = []
    for token in _TOKEN.finditer(text, span.start, span.end):
        if _is_of_date(token):
            run.append(token)
        elif run:
            yield from _parsed(run)
            run = []
    yield from _parsed(run)


def _is_of_date(token: re.Match) -> bool:
    kind = token.lastgroup if token.lastgroup != "between" else "full"
    if kind == "word":
        return bool(_word_kind(token["word"]))
    return kind not in ("other", "break")


def _word_kind(written: str) -> str:
    bare = written.rstrip(".")
    word = bare.casefold()
    if written.endswith(".") and not (word in _YEAR_WORDS or (month_of(bare) and len(word) <= 5)):
        return ""
    kinds = (
        ("range", word in _RANGE),
        ("list", word in _LIST),
        ("filling", word in _FILLING or weekday_of(bare) is not None),
        ("yearword", word in _YEAR_WORDS),
        ("month", month_of(bare) is not None),
        ("day", day_of(bare) is not None),
    )
    return next((kind for kind, is_it in kinds if is_it), "")


class _Parser:
    """Puts the tokens of one phrase together: days take the month and year that stand beside them."""

    def __init__(self) -> None:
        self.groups: list[list[_Part]] = [[]]
        self.joined = ""
        self.month: int | None = None
        self.year: int | None = None
        self.begun: int | None = None

    @property
    def parts(self) -> list[_Part]:
        return self.groups[-1]

    def add(self, part: _Part) -> None:
        """Another day: of the same phrase where something joins it to the one before."""
        part.joined = self.joined
        if self.parts and not self.joined:
            self.groups.append([])
        part.start = part.start if self.begun is None else self.begun
        self.parts.append(part)
        self.joined, self.begun = "", None

    def take_month(self, month: int, place: Span, *, is_ablative: bool) -> None:
        """A month: that of the days before it, else of those that follow."""
        if self.parts and self.parts[-1].month is None:
            for part in reversed(self.parts):
                if part.month is not None:
                    break
                part.month = month
            self.parts[-1].end = place.end
            self.month = None
        else:
            self.month = month
            self.begun = place.start if self.begun is None else self.begun
        self.joined = "range" if is_ablative else ""

    def take_year(self, year: int, place: Span, *, is_before: bool) -> None:
        """A year: that of the days before it that have none, else of those that follow."""
        without = [part for part in self.parts if part.year is None and part.month]
        if not without or is_before:
            self.year, self.begun = year, place.start
            return
        for part in without:
            part.year = year
        self.parts[-1].end = place.end


def _parsed(run: list[re.Match]) -> Iterator[list[_Part]]:
    parser = _Parser()
    for place, token in enumerate(run):
        kind = "full" if token.lastgroup == "between" else token.lastgroup or ""
        written = token[0]
        if kind == "word":
            kind = _word_kind(written)
        if kind in ("iso", "full", "short"):
            part = _in_digits(token, kind)
            for before in parser.parts if parser.joined else ():
                before.month = before.month or part.month
                before.year = before.year or part.year
            parser.add(part)
        elif kind == "day":
            if _counts_other(run, place):
                continue
            if parser.parts and not parser.joined and parser.begun is None:
                parser.month = None
            day = int(token["day"]) if token["day"] else day_of(written.rstrip(".")) or 0
            parser.add(_Part(day, parser.month, parser.year, token.start(), token.end()))
            parser.joined = "range" if _ABLATIVE.match(written.casefold()) and "-" in written else ""
        elif kind == "month":
            bare = written.rstrip(".")
            ablative = bool(_ABLATIVE.match(bare.casefold())) and not bare.isascii()
            parser.take_month(month_of(bare) or 0, Span(*token.span()), is_ablative=ablative)
        elif kind == "year":
            is_before = _stands_before(run, place)
            parser.take_year(int(token["year"]), Span(*token.span()), is_before=is_before)
        elif kind == "yearword" and parser.parts and parser.parts[-1].year:
            parser.parts[-1].end = max(parser.parts[-1].end, token.end())
        elif kind in ("range", "list", "comma") and parser.parts:
            if not (kind == "comma" and parser.month and not _goes_on(run, place)):
                parser.joined = parser.joined or ("range" if kind == "range" else "list")
    yield from _whole(parser.groups)


def _stands_before(run: list[re.Match], place: int) -> bool:
    """Tell whether a year belongs to the date that follows: «2019 жылғы 14 қараша»."""
    following = [token[0].rstrip(".").casefold() for token in run[place + 1 :][:4] if token[0].strip()]
    written = run[place][0].casefold()
    return (bool(following) and following[0] in _BEFORE_DAY) or written.endswith("жылғы")


def _counts_other(run: list[re.Match], place: int) -> bool:
    """Tell whether a word is no day of a month: "the second Friday", "the first day", «первого года»."""
    if run[place].lastgroup != "word":
        return False
    beside = [*run[max(place - 3, 0) : place], *run[place + 1 : place + 5]]
    words = [token[0].rstrip(".") for token in beside if token.lastgroup == "word"]
    following = [token[0].rstrip(".") for token in run[place + 1 : place + 5] if token.lastgroup == "word"]
    if following and (weekday_of(following[0]) is not None or following[0].casefold() in _NO_DAY):
        return True
    return not any(month_of(word) for word in words[:3])


def _goes_on(run: list[re.Match], place: int) -> bool:
    """Tell whether after "December 14, 15" another day or a year follows: "15 teachers" is no day."""
    following = [token for token in run[place + 1 : place + 8] if token[0].strip()]
    return len(following) > 1 and following[0].lastgroup == "day"


def _in_digits(token: re.Match, kind: str) -> _Part:
    numbers = [int(number) for number in re.findall(r"\d+", token[0])]
    other = None
    if kind == "iso":
        year, month, day = numbers
    elif kind == "full":
        day, month, year = numbers
        year += 2000 if year < 100 else 0
        if token["between"] == "/" and 12 >= day != month:
            other = (month, day)
        if month > 12 >= day:
            day, month, other = month, day, None
    else:
        (day, month), year = numbers, None
    return _Part(day, month, year, token.start(), token.end(), other=other)


def _whole(groups: list[list[_Part]]) -> Iterator[list[_Part]]:
    """Phrases without what turned out to be no day of a month; the year of the last is that of all."""
    for group in groups:
        parts = [part for part in group if part.month]
        for before, after in reversed(list(pairwise(parts))):
            if before.year is None and after.year:
                turns = (before.month or 0) > (after.month or 0)
                before.year = after.year - turns
        for before, after in pairwise(parts):
            if after.year is None and before.year:
                after.year = before.year + ((before.month or 0) > (after.month or 0))
        if parts:
            yield parts


def _day(part: _Part, year: int | None) -> date | None:
    try:
        return date(year or 0, part.month or 0, part.day)
    except ValueError:
        return None


def _resolved(group: list[_Part], known: list[date], told: date) -> Found[Days] | None:
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


def _is_bare(group: list[_Part]) -> bool:
    """Tell whether all days stand in digits as 14.11: it may be another number."""
    return all(part.end - part.start == 5 and part.joined in ("", "range", "list") for part in group)


def _between(each: list[date], group: list[_Part]) -> tuple[date, ...]:
    """All days that are meant: with those between two that a dash joins."""
    days = set(each)
    for (before, after), part in zip(pairwise(each), group[1:], strict=False):
        if part.joined == "range":
            days |= {date.fromordinal(day) for day in range(before.toordinal(), after.toordinal())}
    return tuple(sorted(days))


def _year_of(part: _Part, known: list[date], told: date) -> int:
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
