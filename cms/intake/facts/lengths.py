"""Lengths of time: "3-hour", «полтора часа», "an hour and a half", «75 минут», «екі сағаттық»."""

import re
from dataclasses import dataclass

from cms.intake.report import Span

DAY = 24 * 60
SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in minutes."""

    span: Span
    minutes: int


_NUMBERS = {
    **{"one": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ninety": 90},
    **{
        "один": 1,
        "одного": 1,
        "два": 2,
        "двух": 2,
        "три": 3,
        "трех": 3,
        "трёх": 3,
        "четыре": 4,
        "четырех": 4,
    },
    **{"четырёх": 4, "пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "полтора": 1.5, "полутора": 1.5},
    **{"сорок": 40, "сорока": 40, "шестьдесят": 60, "девяносто": 90, "тридцать": 30, "двадцать": 20},
    **{"бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жарты": 0.5},
    **{"тоқсан": 90, "қырық": 40, "отыз": 30, "алпыс": 60, "thirty": 30, "forty": 40, "sixty": 60},
}
_NUMBER = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_HOUR = r"hours?|hrs?|час(?:а|ов|овой|овая|овую|овое|овом|овый|овым)?|ч|сағат(?:тық|тай|қа|тан|ты|та)?"
_MINUTE = r"minutes?|mins?|минут(?:ная|ный|ной|ную|ном|ное|а|ы|ам|тық|қа|тай)?|мин"
_LENGTH = re.compile(
    rf"(?<![\w.,:№/])(?P<number>\d{{1,3}}(?:[.,]\d)?|{_NUMBER})(?:-?(?:х|ти|и))?[\s\u00a0-]{{1,2}}?"
    rf"(?:(?P<half>and[\s-]a[\s-]half|с половиной|жарым)[\s-])?"
    rf"(?:(?P<hour>{_HOUR})|(?P<minute>{_MINUTE}))(?!\w)"
    rf"(?P<after>\sand a half|\s(?:and\s|и\s)?(?P<more>\d{{1,2}})\s?(?:{_MINUTE})(?!\w))?",
    re.IGNORECASE,
)
_JOINED = {
    **{"полу": 30, "одно": 60, "полутора": 90, "полуторо": 90, "двух": 120, "трех": 180, "трёх": 180},
    **{"четырех": 240, "четырёх": 240, "пяти": 300, "шести": 360},
}
_JOINED_HOUR = re.compile(rf"(?<!\w)(?P<joined>{'|'.join(_JOINED)})-?часов\w{{2,3}}(?!\w)", re.IGNORECASE)
_HALF_HOUR = re.compile(r"(?<!\w)(?:half[- ](?:an[- ])?hour|полчаса|получаса)(?!\w)", re.IGNORECASE)
_HOUR_AND_A_HALF = re.compile(r"(?<!\w)(?:the|this) hour and a half(?!\w)", re.IGNORECASE)
# What stands before or behind an hour of the day, an age, an interval: no length of a session.
_NO_LENGTH_BEFORE = re.compile(
    r"(?:\b(?:half|в|с|к|at|сағат|каждые|every|через|after|in|за|before|within|спустя|кешікті)\s|[:.])$",
    re.IGNORECASE,
)
_NO_LENGTH_AFTER = re.compile(
    r"\s?(?:утра|дня|вечера|ночи|earlier|later|ago|before|after|назад|спустя|away|езды|пути|кешік\w*|бұрын|кейін"
    r"|жол\w*)\b",
    re.IGNORECASE,
)


def lengths_told(text: str, start: int, end: int) -> tuple[Length, ...]:
    """The lengths of time told in a stretch, in order, from five minutes to a day."""
    found: list[Length] = []
    for match in _LENGTH.finditer(text, start, end):
        number = match["number"].casefold()
        amount = _NUMBERS.get(number) or float(number.replace(",", "."))
        if match["half"] or (match["after"] and not match["more"]):
            amount += 0.5
        minutes = amount * 60 if match["hour"] else amount
        minutes += int(match["more"] or 0)
        _add(found, text, start, end, match, minutes)
    for match in _JOINED_HOUR.finditer(text, start, end):
        _add(found, text, start, end, match, _JOINED[match["joined"].casefold()])
    for match in _HALF_HOUR.finditer(text, start, end):
        _add(found, text, start, end, match, 30)
    for match in _HOUR_AND_A_HALF.finditer(text, start, end):
        _add(found, text, start, end, match, 90)
    return tuple(sorted(found, key=lambda one: one.span))


def _add(found: list[Length], text: str, start: int, end: int, match: re.Match, minutes: float) -> None:
    before = text[max(start, match.start() - 12) : match.start()]
    if not SHORTEST <= minutes <= DAY or _NO_LENGTH_BEFORE.search(before):
        return
    if _NO_LENGTH_AFTER.match(text, match.end(), end):
        return
    found.append(Length(Span(match.start(), match.end()), round(minutes)))
