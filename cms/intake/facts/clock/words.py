"""Hours in words: "half past two", "from ten till noon", «в половине третьего», «таңғы тоғызда»."""

import re
from collections.abc import Iterator
from datetime import time

from cms.intake.facts.clock.hours import Hours, between
from cms.intake.report import Span

_EN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_RU = (
    *("час", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"),
    *("одиннадцать", "двенадцать"),
)
_RU_OF = (
    *("часа", "двух", "трех", "четырех", "пяти", "шести", "семи", "восьми", "девяти", "десяти"),
    *("одиннадцати", "двенадцати"),
)
_RU_HALF = (
    *("первого", "второго", "третьего", "четвертого", "пятого", "шестого", "седьмого", "восьмого"),
    *("девятого", "десятого", "одиннадцатого", "двенадцатого"),
)
_KK = ("бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз", "он", "он бір", "он екі")


def _any(words: tuple[str, ...]) -> str:
    joined = "|".join(sorted(words, key=len, reverse=True))
    return joined.replace("рех", "р[её]х").replace("верт", "в[её]рт")


_ONE = (
    re.compile(
        rf"(?<!\w)(?:(?P<half>half past)|(?P<quarter>a? ?quarter past)|(?P<to>a? ?quarter to)|at|from)\s"
        rf"(?P<hour>{_any(_EN)})(?:\s(?P<thirty>thirty))?(?:\so['’]clock)?"
        r"(?:\s(?:in the|at)\s(?P<part>morning|afternoon|evening|night))?"
        r"(?!\w|-|\s(?:or|of|different|same|hundred|another|point|side|end|place|time|once|more)\b|\s\w+s\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w)(?:в|с|к|ровно в)\s(?P<hour>{_any(_RU)})(?:\s(?P<thirty>тридцать))?(?P<unit>\sчас(?:ов|а))?"
        r"(?:\s(?P<part>утра|дня|вечера))?(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<!\w)пол(?:овине\s|овина\s|-|)(?P<before>{_any(_RU_HALF)})(?!\w)", re.IGNORECASE),
    re.compile(
        rf"(?<!\w)(?P<part>сағат|таңғы|таңертеңгі|түскі|кешкі)\s(?:сағат\s)?(?P<hour>{_any(_KK)})"
        r"(?P<half>\sжарым)?(?:да|де|та|те|ға|ге|қа|ке|дан|ден|тан|нан)?(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(r"(?<!\w)(?P<noon>at noon|at midday|в полдень|талтүсте)(?!\w)", re.IGNORECASE),
)
_RANGES = (
    re.compile(
        rf"(?<!\w)from\s(?P<a>{_any(_EN)})\s(?:to|till|until)\s(?P<b>{_any(_EN)}|noon)"
        r"(?!\w|\s(?:hundred|thousand|\w+s)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w)с\s(?P<a>{_any(_RU_OF)})(?:\sчасов)?\sдо\s(?P<b>{_any(_RU_OF)}|полудня)(?:\sчас\w*)?(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w)сағат\s(?P<a>{_any(_KK)})(?:дан|ден|тан|тен|нан|нен)\s(?P<b>{_any(_KK)})(?:ға|ге|қа|ке)\sдейін(?!\w)",
        re.IGNORECASE,
    ),
)
_LATE = ("дня", "вечера", "afternoon", "evening", "night", "кешкі", "түскі")
_EARLY = ("morning", "утра", "таңғы", "таңертеңгі")


def hours_in_words(text: str, start: int, end: int) -> Iterator[Hours]:
    """The hours of a stretch that stand in words, ranges first."""
    for pattern in _RANGES:
        for match in pattern.finditer(text, start, end):
            opens = _of_day(_number(match["a"]), 0, "")
            closes = time(_number(match["b"]) % 24)
            hours = between(Span(match.start(), match.end()), time(opens.hour % 12 or 12), closes)
            if hours:
                yield Hours(hours.span, opens, hours.minutes)
    for pattern in _ONE:
        for match in pattern.finditer(text, start, end):
            clock = _clock(match.groupdict())
            if clock:
                yield Hours(Span(match.start(), match.end()), clock)


def _number(word: str) -> int:
    """A word for an hour as its number."""
    lowered = word.casefold().replace("ё", "е")
    if lowered in ("noon", "полудня"):
        return 12
    return next(words.index(lowered) + 1 for words in (_EN, _RU, _RU_OF, _KK) if lowered in words)


def _clock(parts: dict[str, str | None]) -> time | None:
    """An hour in words; one of the afternoon where it would be before seven in the morning."""
    if parts.get("noon"):
        return time(12)
    if parts.get("before"):
        return _of_day(_RU_HALF.index(parts["before"].casefold().replace("ё", "е")), 30, "")
    hour = _number(parts["hour"])
    part = (parts.get("part") or "").casefold()
    # "в три" may be "in three": schools, sentences. With "hours" or a part of the day it is an hour.
    if parts["hour"].casefold() in _RU and not (parts.get("unit") or part or parts.get("thirty")):
        return None
    minute = 30 if parts.get("half") or parts.get("thirty") else 15 if parts.get("quarter") else 0
    if parts.get("to"):
        hour, minute = hour - 1, 45
    return _of_day(hour, minute, part)


def _of_day(hour: int, minute: int, part: str) -> time:
    hour = hour or 12
    if hour < 12 and (part in _LATE or (hour < 7 and part not in _EARLY)):
        hour += 12
    return time(hour % 24, minute)
