"""Dates as they stand in a sentence: days joined to phrases, with the months and years beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cms.intake.facts.months import day_of, month_of, weekday_of
from cms.intake.facts.word_sets import word_set
from cms.intake.report import Span

_TOKEN = re.compile(
    r"(?P<iso>(?<!\d)(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d(?!\d))"
    r"|(?P<full>(?<![\d.,:/])\d{1,2}(?P<between>[./-])\d{1,2}(?P=between)(?:(?:19|20)\d\d"
    r"|(?<!-)\d\d)(?!\d|[.:/]\d))"
    r"|(?P<short>(?<![\d.,:/])[0-3]\d\.(?:0[1-9]|1[0-2])(?!\d|[.:/]\d|\s?%))"
    r"|(?P<other>\d+(?:[.,:]\d+)+|[\d]{5,})"
    r"|(?P<year>(?:19|20)\d\d(?!\d))(?:-?(?:го|й|м|жылғы|жылы))?"
    r"|(?P<quoted>[«“\"]\s?[0-3]?\d\s?[»”\"](?=\s?[а-яәіңғүұқөһ]))"
    r"|(?P<day>(?<!\d)[0-3]?\d(?!\d))(?:(?:st|nd|rd|th)(?!\w)|-?(?:го|ое|е|й|му|м)(?!\w)"
    r"|-(?:[а-яәіңғүұқөһ]{2,5}|[ыіи])(?!\w))?"
    r"|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*\.?)"
    r"|(?P<range>[-–—―−])|(?P<comma>[,/&+])|(?P<blank>[ \t\u00a0\u202f\u2009]+)|(?P<break>[^\w\s]|\s)"
)
_RANGE = word_set("to till until through thru по до")
_LIST = word_set("and и мен бен пен және")
_FILLING = word_set(
    "of the on from between с со в во ко of the күні күндері күнінен айының бастап аралығында"
    " аралығы "
    "дейін шейін числа день дня"
)
_YEAR_WORDS = word_set("г гг год года году годом годов ж жж жыл жылы жылғы жылдың жылында")
_NUMBER_SIGN = re.compile(r"(?:№|#|No\.?|п\.)\s?$")
# «Он бесінші», «двадцать пятого».
_TENS = re.compile(r"\b(?:(он|двадцать|жиырма)|(тридцать|отыз))\s+$", re.IGNORECASE)
_KAZAKH_ORDINAL = re.compile(r"[шн][ыі]", re.IGNORECASE)
_NO_DAY = _YEAR_WORDS | word_set("день дня күні күн day")
_BEFORE_DAY = frozenset(("жылғы", "жылдың"))
_ABLATIVE = re.compile(r".*(?:[дтн][ае]н)$")


@dataclass(slots=True)
class Part:
    """One day as it is read: what stands between it and the one before, where it stands."""

    day: int
    month: int | None
    year: int | None
    start: int
    end: int
    joined: str = ""
    other: tuple[int, int] | None = None


def date_phrases(text: str, span: Span) -> Iterator[list[Part]]:
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
    if written.endswith(".") and word not in _YEAR_WORDS and month_of(bare) is None:
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
        self.groups: list[list[Part]] = [[]]
        self.joined = ""
        self.month: int | None = None
        self.year: int | None = None
        self.begun: int | None = None

    @property
    def parts(self) -> list[Part]:
        return self.groups[-1]

    def add(self, part: Part) -> None:
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
        if is_ablative:
            self.joined = "range"

    def take_year(self, year: int, place: Span, *, is_before: bool) -> None:
        """A year: that of the days before it that have none, else of those that follow."""
        without = [part for part in self.parts if part.year is None and part.month]
        if not without or is_before:
            self.year, self.begun = year, place.start
            return
        for part in without:
            part.year = year
        self.parts[-1].end = place.end


def _parsed(run: list[re.Match]) -> Iterator[list[Part]]:
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
        elif kind in ("day", "quoted"):
            if _counts_other(run, place) or _NUMBER_SIGN.search(
                token.string[max(token.start() - 4, 0) : token.start()]
            ):
                continue
            if parser.parts and not parser.joined and parser.begun is None:
                parser.month = None
            day, start = _day(token)
            parser.add(Part(day, parser.month, parser.year, start, token.end()))
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
        elif kind in ("range", "list", "comma") and parser.parts and _joins(run, place, kind, parser.month):
            parser.joined = parser.joined or ("range" if kind == "range" else "list")
    yield from _whole(parser.groups)


def _day(token: re.Match) -> tuple[int, int]:
    """The day of a month that a token names, and where it begins: «15» in quotation marks, «он бесінші»."""
    if figures := re.search(r"\d+", token[0]):
        return int(figures[0]), token.start()
    day = day_of(token[0].rstrip(".")) or 0
    tens = _TENS.search(token.string[max(token.start() - 12, 0) : token.start()])
    if (
        tens is None
        or day > 9
        or ((tens[1] or "").casefold() == "он" and not _KAZAKH_ORDINAL.search(token[0]))
    ):
        return day, token.start()
    more = 30 if tens[2] else 10 if tens[1].casefold() == "он" else 20
    return day + more, token.start() - (tens.end() - tens.start())


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


def _joins(run: list[re.Match], place: int, kind: str, month: int | None) -> bool:
    """Tell whether a sign joins days: a comma behind "December 14" only where the list goes on."""
    return kind != "comma" or not month or _goes_on(run, place)


def _goes_on(run: list[re.Match], place: int) -> bool:
    """Tell whether after "December 14, 15" another day or a year follows: "15 teachers" is no day."""
    following = [token for token in run[place + 1 : place + 8] if token[0].strip()]
    return len(following) > 1 and following[0].lastgroup == "day"


def _in_digits(token: re.Match, kind: str) -> Part:
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
    return Part(day, month, year, token.start(), token.end(), other=other)


def _whole(groups: list[list[Part]]) -> Iterator[list[Part]]:
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
