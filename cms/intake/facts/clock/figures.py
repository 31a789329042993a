"""Hours in figures: 10:00–11:30, 10.00, "3 pm", «с 10 до 12 часов», «сағат 10-да»."""

import re
from collections.abc import Iterator
from datetime import time

from cms.intake.facts.clock.hours import Hours, between
from cms.intake.report import Span

_PART = r"(?:\s?[ap]\.?\s?m(?:\.|(?![^\W_])))"
_TIME = rf"(?:2[0-4]|[01]?\d)(?:[:.][0-5]\d|\s?[чh]\.?\s?[0-5]\d)?{_PART}?"
_CASE = r"(?:-?\s?(?:да|де|та|те|дан|ден|тан|тен|нан|нен|ға|ге|қа|ке))?"
_NOT_BEFORE = r"(?<![\w№:.,/+-])"
_NOT_AFTER = r"(?!\w|[.:/,]\d|\s?%)"
_RANGE = re.compile(
    rf"{_NOT_BEFORE}({_TIME})(?:\s?час(?:ов|а))?{_CASE}"
    rf"\s?(?:[-–—−‒]{{1,2}}|\bto\b|\btill\b|\buntil\b|\bдо\b|\bпо\b|(?<=[нң])\s)\s?"
    rf"(?:сағат\s)?({_TIME}){_CASE}{_NOT_AFTER}",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"{_NOT_BEFORE}((?:2[0-4]|[01]?\d)[:.][0-5]\d{_PART}?|(?:1[0-2]|[1-9]){_PART}){_CASE}{_NOT_AFTER}",
    re.IGNORECASE,
)
# Bare numbers are hours where a word says so.
_BARE_RANGE = re.compile(
    r"(?<!\w)(?:с|from|between|сағат)\s(2[0-4]|1?\d)(?:-?\s?(?:дан|ден|тан|тен|нан|нен))?\s(?:до|to|till|and|сағат)?\s?"
    r"(2[0-4]|1?\d)(?:\sчас(?:ов|а)|\so['’]clock|-?\s?(?:ға|ге|қа|ке)(?:\sдейін)?)(?!\w)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<!\w)(?:са[ғг]ат\s(?P<kk>2[0-4]|1?\d)(?!\d|\s?минут)"
    r"|(?:в|с|к)\s(?P<ru>2[0-4]|1?\d)(?:\s(?:час(?:ов|а|ам)?|ч\.))?(?:(?<=[а-я.])|(?=\s(?:утра|дня|вечера)))"
    r"(?:\s(?P<part>утра|дня|вечера))?(?!\w)"
    r"|(?P<en>1[0-2]|[1-9])\s?o['’]clock)",
    re.IGNORECASE,
)
# Typed with a hyphen: «в 10-00», which a preposition tells from a range of numbers.
_HYPHENED = re.compile(
    r"(?<!\w)(?:в|с|к|at|са[ғг]ат|начало:?)\s(2[0-4]|[01]?\d)-"
    r"(?:00|[1-5][05](?=\s?(?:$|[,;)\n]|ч\b|час|на\s|в\s|прош|состо|нача|откр|бас)))(?![\w-])",
    re.IGNORECASE,
)
_TOLD = re.compile(r"(?:\b(?:at|from|by|в|с|к|са[ғг]ат|начало|начали)|[-–—:⏰])\s?$")


def hours_in_figures(text: str, start: int, end: int, is_strict: bool) -> Iterator[Hours]:
    """The hours of a stretch that stand in figures, ranges first."""
    for match in _RANGE.finditer(text, start, end):
        yield from _range(match)
    for match in _CLOCK.finditer(text, start, end):
        before = text[max(start, match.start() - 12) : match.start()].casefold()
        clock = _clock(match[1])
        if clock and not (is_strict and "." in match[1] and not _TOLD.search(before)):
            yield Hours(Span(match.start(), match.end()), clock)
    for match in _HYPHENED.finditer(text, start, end):
        clock = _clock(match[0])
        if clock:
            yield Hours(Span(match.start(), match.end()), clock)
    for match in _BARE_RANGE.finditer(text, start, end):
        first, last = _clock(match[1]), _clock(match[2])
        hours = between(Span(match.start(), match.end()), first, last) if first and last else None
        if hours:
            yield hours
    for match in _BARE.finditer(text, start, end):
        hour = int(match["kk"] or match["ru"] or match["en"])
        if match["part"] in ("дня", "вечера") and hour < 12:
            hour += 12
        if hour < 24:
            yield Hours(Span(match.start(), match.end()), time(hour))


def _range(match: re.Match) -> Iterator[Hours]:
    """The hours of a range; two bare numbers are none, for they may be anything."""
    told = [bool(re.search(r"[:.чh]|m", part, re.IGNORECASE)) for part in match.groups()]
    late = re.search(_PART, match[2], re.IGNORECASE)
    if not (all(told) or (any(told) and ":" in match[0]) or late):
        return
    first, last = _clock(match[1]), _clock(match[2])
    if first and last and late and "m" not in match[1].lower():
        # "1–3 pm" begins in the afternoon, "11–1 pm" does not.
        same = _clock(match[1] + late[0])
        first = same if same and same < last else first
    hours = between(Span(match.start(), match.end()), first, last) if first and last else None
    if hours:
        yield hours


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
