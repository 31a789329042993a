"""Hours of the day: 10:00–11:30, 10.00, "half past two", "3 pm", «в половине третьего», «сағат 10-да»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from cms.intake.report import Span

_PART = r"(?:\s?[ap]\.?\s?m(?:\.|(?![^\W_])))"
_TIME = rf"(?:2[0-4]|[01]?\d)(?:[:.][0-5]\d|\s?[чh]\.?\s?[0-5]\d)?{_PART}?"
_ENDING = r"(?:-?\s?(?:да|де|та|те|дан|ден|тан|тен|нан|нен|ға|ге|қа|ке))?"
_NOT_BEFORE = r"(?<![\w№:.,/+-])"
_NOT_AFTER = r"(?!\w|[.:/,]\d|\s?%)"
_RANGE = re.compile(
    rf"{_NOT_BEFORE}({_TIME})(?:\s?час(?:ов|а))?{_ENDING}"
    rf"\s?(?:[-–—−‒]{{1,2}}|\bto\b|\btill\b|\buntil\b|\bдо\b|\bпо\b|(?<=[нң])\s)\s?"
    rf"(?:сағат\s)?({_TIME}){_ENDING}{_NOT_AFTER}",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"{_NOT_BEFORE}((?:2[0-4]|[01]?\d)[:.][0-5]\d{_PART}?|(?:1[0-2]|[1-9]){_PART}){_ENDING}{_NOT_AFTER}",
    re.IGNORECASE,
)
_BARE_RANGE = re.compile(
    r"(?<!\w)(?:с|from|between|сағат)\s(2[0-4]|1?\d)(?:-?\s?(?:дан|ден|тан|тен|нан|нен))?\s(?:до|to|till|and|сағат)?\s?"
    r"(2[0-4]|1?\d)(?:\sчас(?:ов|а)|\so['’]clock|-?\s?(?:ға|ге|қа|ке)(?:\sдейін)?)(?!\w)",
    re.IGNORECASE,
)
# A bare number is an hour where a word says so.
_BARE = re.compile(
    r"(?<!\w)(?:сағат\s(?P<kk>2[0-4]|1?\d)(?!\d|\s?минут)"
    r"|(?:в|с|к)\s(?P<ru>2[0-4]|1?\d)\sчас(?:ов|а|ам)?(?:\s(?P<part>утра|дня|вечера))?(?!\w)"
    r"|(?P<en>1[0-2]|[1-9])\s?o['’]clock)",
    re.IGNORECASE,
)

_EN = "one two three four five six seven eight nine ten eleven twelve".split()
_RU = "час два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать".split()
_RU_HALF = (
    "первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого "
    "двенадцатого"
).split()
_KK = ["бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз", "он", "он бір", "он екі"]


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_IN_WORDS = (
    re.compile(
        rf"(?<!\w)(?:(?P<half>half past)|(?P<quarter>a? ?quarter past)|(?P<to>a? ?quarter to)|at|from)\s"
        rf"(?P<hour>{_any(_EN)})(?:\s(?P<thirty>thirty))?(?:\so['’]clock)?"
        r"(?:\s(?:in the|at)\s(?P<part>morning|afternoon|evening|night))?(?!\w|-|\s(?:or|of|different|same|hundred)\b|\s\w+s\b)",
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
_LATE = ("дня", "вечера", "afternoon", "evening", "night", "кешкі", "түскі")


@dataclass(frozen=True, slots=True)
class Hours:
    """An hour, or the hours from one to another; `minutes` between them, None where only one is told."""

    span: Span
    starts: time
    minutes: int | None = None


def hours_told(text: str, start: int, end: int, is_strict: bool = False) -> tuple[Hours, ...]:
    """The hours told in a stretch, in order.

    10.30 may be points or a date as well: ask where an hour is likely, or with `is_strict`, by which figures
    with a full stop are hours only where there are two of them, or a word says so.
    """
    found: list[Hours] = []
    for one in _hours(text, start, end, is_strict):
        if not any(one.span.overlaps(other.span) for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.span))


def _hours(text: str, start: int, end: int, is_strict: bool) -> Iterator[Hours]:
    for match in _RANGE.finditer(text, start, end):
        has_minutes = [bool(re.search(r"[:.чh]|m", part, re.IGNORECASE)) for part in match.groups()]
        late = re.search(_PART, match[2], re.IGNORECASE)
        first, last = (
            _clock(match[1] + (late[0] if late and "m" not in match[1].lower() else "")),
            _clock(match[2]),
        )
        if first and late and last and first > last:
            first = _clock(match[1])
        if (
            first
            and last
            and first < last
            and (all(has_minutes) or (any(has_minutes) and ":" in match[0]) or late)
        ):
            minutes = (last.hour - first.hour) * 60 + last.minute - first.minute
            yield Hours(Span(match.start(), match.end()), first, minutes)
    for match in _CLOCK.finditer(text, start, end):
        before = text[max(start, match.start() - 12) : match.start()].casefold()
        is_told = re.search(r"(?:\b(?:at|from|by|в|с|к|сағат|начало|начали)|[-–—:⏰])\s?$", before)
        if is_strict and "." in match[1] and not is_told:
            continue
        clock = _clock(match[1])
        if clock:
            yield Hours(Span(match.start(), match.end()), clock)
    for match in _BARE_RANGE.finditer(text, start, end):
        first, last = _clock(match[1]), _clock(match[2])
        if first and last and first < last:
            yield Hours(Span(match.start(), match.end()), first, (last.hour - first.hour) * 60)
    for match in _BARE.finditer(text, start, end):
        hour = int(match["kk"] or match["ru"] or match["en"])
        if match["part"] in ("дня", "вечера") and hour < 12:
            hour += 12
        if hour < 24:
            yield Hours(Span(match.start(), match.end()), time(hour))
    for pattern in _IN_WORDS:
        for match in pattern.finditer(text, start, end):
            clock = _in_words(match.groupdict())
            if clock:
                yield Hours(Span(match.start(), match.end()), clock)


def _clock(words: str) -> time | None:
    """Figures as a time of day; None where there is no such time."""
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    lowered = words.lower()
    if re.search(r"p\.?\s?m", lowered) and hour < 12:
        hour += 12
    elif re.search(r"a\.?\s?m", lowered) and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _in_words(parts: dict[str, str | None]) -> time | None:
    """An hour in words; one of the afternoon where it would be before seven in the morning."""
    if parts.get("noon"):
        return time(12)
    if parts.get("before"):
        return _of_day(_RU_HALF.index(parts["before"].casefold().replace("ё", "е")), 30, "")
    hour = (
        next(
            words.index(parts["hour"].casefold())
            for words in (_EN, _RU, _KK)
            if parts["hour"].casefold() in words
        )
        + 1
    )
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
    if hour < 12 and (part in _LATE or (hour < 7 and part not in ("morning", "утра", "таңғы", "таңертеңгі"))):
        hour += 12
    return time(hour % 24, minute)
