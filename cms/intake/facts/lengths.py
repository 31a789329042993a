"""Lengths of time: "3-hour", «полтора часа», "an hour and a half", «75 минут», «екі сағаттық»."""

import re
from dataclasses import dataclass

from cms.intake.facts.apart import Apart
from cms.intake.report import Span

DAY = 24 * 60
SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in minutes."""

    span: Span
    minutes: int


_UNITS = {
    **{"one": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"один": 1, "одного": 1, "два": 2, "двух": 2, "две": 2, "три": 3, "трех": 3, "четыре": 4, "четырех": 4},
    **{"пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "восемь": 8, "полтора": 1.5, "полутора": 1.5},
    **{"бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "жарты": 0.5},
}
_TENS = {
    **{"ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60},
    **{"seventy": 70, "eighty": 80, "ninety": 90, "десять": 10, "пятнадцать": 15, "двадцать": 20},
    **{"тридцать": 30, "сорок": 40, "сорока": 40, "пятьдесят": 50, "шестьдесят": 60, "семьдесят": 70},
    **{"восемьдесят": 80, "девяносто": 90, "он": 10, "жиырма": 20, "отыз": 30, "қырық": 40, "елу": 50},
    **{"алпыс": 60, "жетпіс": 70, "сексен": 80, "тоқсан": 90},
}


def _any(words: dict) -> str:
    return (
        "|".join(sorted(words, key=len, reverse=True)).replace("рех", "р[её]х").replace("тырех", "тыр[её]х")
    )


_HOUR = r"hours?|hrs?|h|час(?:а|ов|овой|овая|овую|овое|овом|овый|овым)?|ч|сағат(?:тық|тай|қа|тан|ты|та)?"
_MINUTE = r"minutes?|mins?|минут(?:ная|ный|ной|ную|ном|ное|а|ы|ам|тық|қа|тай)?|мин"
_MORE = (
    rf"(?P<more>\d{{1,2}}|(?P<more_tens>{_any(_TENS)})(?:[\s-](?P<more_ones>{_any(_UNITS)}))?|(?P<more_one>{_any(_UNITS)}))"
    rf"\s?(?:{_MINUTE})(?!\w)"
)
_LENGTH = re.compile(
    rf"(?<![\w.,:№/-])(?:(?P<figure>\d{{1,3}}(?:[.,]\d)?)|(?P<tens>{_any(_TENS)})(?:[\s-](?P<more_units>{_any(_UNITS)}))?"
    rf"|(?P<units>{_any(_UNITS)}))(?:-?(?:х|ти|и))?[\s\u00a0-]{{0,2}}"
    r"(?:(?P<half>and[\s-]a[\s-]half|с половиной|жарым)[\s-])?"
    rf"(?:(?P<hour>{_HOUR})|(?P<minute>{_MINUTE}))(?!\w)"
    rf"(?P<after>\sand a half(?!\w)|\sand a quarter|\sс четвертью|\s(?:and\s|и\s)?{_MORE})?"
    rf"|(?<![\w-])(?P<bare>час|сағат)\s{_MORE.replace('?P<more', '?P<bare_more')}",
    re.IGNORECASE,
)
_JOINED = {
    **{"полу": 30, "одно": 60, "полутора": 90, "полуторо": 90, "двух": 120, "трех": 180},
    **{"четырех": 240, "пяти": 300, "шести": 360},
}
_JOINED_HOUR = re.compile(rf"(?<!\w)(?P<joined>{_any(_JOINED)})-?часов\w{{2,3}}(?!\w)", re.IGNORECASE)
_PHRASES = (
    (re.compile(r"(?<!\w)three[\s-]quarters of an hour(?!\w)", re.IGNORECASE), 45),
    (re.compile(r"(?<!\w)(?:a )?quarter of an hour(?!\w)", re.IGNORECASE), 15),
    (re.compile(r"(?<![\w-])(?:half[- ](?:an[- ])?hour|полчаса|получаса)(?!\w)", re.IGNORECASE), 30),
    (re.compile(r"(?<!\w)(?<!бір\s)(?<!екі\s)(?<!үш\s)(?<!\d\s)сағат жарым(?!\w)", re.IGNORECASE), 90),
    (re.compile(r"(?<!\w)час с четвертью(?!\w)", re.IGNORECASE), 75),
    (re.compile(r"(?<!\w)(?:the|this) hour and a half(?!\w)", re.IGNORECASE), 90),
    (re.compile(r"(?<![\w-])(?<!х\s)(?:hour-long|часов(?:ая|ой|ую|ое))(?!\w)", re.IGNORECASE), 60),
)
# What stands before or behind an hour of the day, an age, an interval: no length of a session.
_NO_LENGTH_BEFORE = re.compile(
    r"(?:\b(?:had|got|given|по)\s|\b(?:half|quarter of|quarters of|в|с|к|at|сағат|каждые|every|через"
    r"|after|in|за|before|within|спустя)\s|[:.])$",
    re.IGNORECASE,
)
_NO_LENGTH_AFTER = re.compile(
    r"\s?(?:each|per|apiece|на кажд\w+|кажд\w+|утра|дня|вечера|ночи|earlier|later|ago|before|after|назад"
    r"|спустя|away|езды|пути|кешік\w*|бұрын|кейін|жол\w*)\b",
    re.IGNORECASE,
)


def lengths_told(text: str, start: int, end: int) -> tuple[Length, ...]:
    """The lengths of time told in a stretch, in order, from five minutes to a day."""
    found: list[Length] = []
    taken = Apart()
    for pattern, minutes in _PHRASES:
        for match in pattern.finditer(text, start, end):
            _add(found, taken, text, start, end, match, minutes)
    for match in _LENGTH.finditer(text, start, end):
        _add(found, taken, text, start, end, match, _minutes(match))
    for match in _JOINED_HOUR.finditer(text, start, end):
        _add(found, taken, text, start, end, match, _JOINED[match["joined"].casefold().replace("ё", "е")])
    return tuple(sorted(found, key=lambda one: one.span))


def _minutes(match: re.Match) -> float:
    """The minutes that a match tells."""
    if match["bare"]:
        return 60 + _more(match, "bare_")
    if match["figure"]:
        amount = float(match["figure"].replace(",", "."))
    elif match["tens"]:
        amount = _TENS[match["tens"].casefold()] + _UNITS.get((match["more_units"] or "").casefold(), 0)
    else:
        amount = _UNITS[match["units"].casefold().replace("ё", "е")]
    after = (match["after"] or "").casefold()
    amount += 0.5 if match["half"] or after.endswith("half") else 0
    amount += 0.25 if after.endswith(("quarter", "четвертью")) else 0
    return (amount * 60 if match["hour"] else amount) + _more(match, "")


def _more(match: re.Match, name: str) -> float:
    """The minutes told behind hours."""
    told = (match[f"{name}more"] or "").casefold()
    if not told or told.isdigit():
        return int(told or 0)
    tens = _TENS.get((match[f"{name}more_tens"] or "").casefold(), 0)
    ones = (match[f"{name}more_ones"] or match[f"{name}more_one"] or "").casefold()
    return tens + _UNITS.get(ones.replace("ё", "е"), 0)


def _add(
    found: list[Length], taken: Apart, text: str, start: int, end: int, match: re.Match, minutes: float
) -> None:
    before = text[max(start, match.start() - 12) : match.start()]
    span = Span(match.start(), match.end())
    if not SHORTEST <= minutes <= DAY or _NO_LENGTH_BEFORE.search(before):
        return
    if not _NO_LENGTH_AFTER.match(text, match.end(), end) and taken.take(span):
        found.append(Length(span, round(minutes)))
