"""Numbers in running text, read by each language's way of writing them.

Thousands are parted by commas in English and by spaces in Russian and Kazakh (1,772 is 1 772), decimals by
a point or a comma (3.5 is 3,5). Hours are read with their minutes (3 p.m. is 15:00), thousands and millions
in words with the digits before them (1.5 million is 1 500 000). A number in digits may be a word on the
other side, or a Roman numeral (5 is пять, 21 is ХХІ).
"""

import re
from dataclasses import dataclass
from decimal import Decimal

_SPACE = r"[ \u00a0\u202f\u2009]"
_NUMBERS = {
    "en": rf"\d{{1,3}}(?:,\d{{3}})+(?![\d,])(?:\.\d+)?|\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d+(?:\.\d+)?",
    "ru": rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?",
}
_NUMBERS["kk"] = _NUMBERS["ru"]
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])")
_TWELVE_HOURS = re.compile(r"(?<![\d:])(\d{1,2})(?:[:.](\d{2}))?\s*(a|p)\.?\s?m\b\.?", re.IGNORECASE)
_SCALES = {
    3: r"thousand|тыс(?:\.|яч\w*)|мың\w*",
    6: r"million|миллион\w*|млн",
    9: r"billion|миллиард\w*|млрд",
}
# What one to twelve are called, as a number, an order or a group: patterns that begin at a word's beginning.
_END = r"(?!\w)"
_WORDS = {
    "en": {
        1: f"(?:one|first|once|single){_END}",
        2: f"(?:two|second|twice|both){_END}",
        3: f"(?:three|third){_END}",
        4: f"four(?:th)?{_END}",
        5: f"(?:five|fifth){_END}",
        6: f"six(?:th)?{_END}",
        7: f"seven(?:th)?{_END}",
        8: f"eighth?{_END}",
        9: f"(?:nine|ninth){_END}",
        10: f"ten(?:th)?{_END}",
        11: f"eleven(?:th)?{_END}",
        12: f"(?:twelve|twelfth|dozen){_END}",
    },
    "ru": {
        1: f"один(?!надц)|(?:одна|одно|одни|одну|одно(?:й|го|му)){_END}|перв|однодневн",
        2: f"(?:два|две|двое|двоих|оба|обе|обоих|обеих){_END}|двух|двум|втор",
        3: f"(?:три|трое|троих){_END}|трех|трем|трет",
        4: "четыре(?!ст)|четырех|четырьмя|четвер",
        5: f"пять(?:ю)?{_END}|пяти(?!десят|сот)|пятер|пят(?:ый|ая|ое|ого|ой|ому|ом|ую|ые|ых|ым)",
        6: f"шесть(?:ю)?{_END}|шести(?!десят|сот)|шестер|шест(?:ой|ая|ое|ого|ому|ом|ую|ые|ых|ым)",
        7: f"(?:семь|семи){_END}|семер|седьм|семидневн",
        8: f"(?:восемь|восемью){_END}|восьми(?!десят|сот)|восьм(?:ой|ая|ое|ого|ому|ом|ую|ые|ых|ым)",
        9: f"девять(?:ю)?{_END}|девяти(?!сот)|девят(?:ый|ая|ое|ого|ой|ому|ом|ую|ые|ых|ым)",
        10: "десят",
        11: "одиннадц",
        12: "двенадц|дюжин",
    },
    "kk": {
        1: f"(?:бір|бірі|бірін|біреуі?){_END}|бірінші",
        2: f"(?:екі|екеуі?){_END}|екінші",
        3: f"(?:үш|үшеуі?){_END}|үшінші",
        4: "төрт",
        5: f"(?:бес|бесеуі?){_END}|бесінші",
        6: f"(?:алты|алтау){_END}|алтыншы",
        7: f"(?:жеті|жетеуі?){_END}|жетінші",
        8: "сегіз",
        9: "тоғыз",
        10: f"он{_END}(?! (?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз))|оныншы",
        11: f"он бір{_END}|он бірінші",
        12: f"он екі{_END}|он екінші",
    },
}
_ROMAN_DIGITS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
# Roman numerals typed with Cyrillic letters that look the same.
_LOOK_ALIKES = str.maketrans("ХІСМ", "XICM")


@dataclass(frozen=True)
class Number:
    """A number as a text names it: its value ("1772", "3.5", "15:00"), its digits' own, and as written."""

    value: str
    digits: str
    written: str


def numbers_in(text: str, language: str) -> list[Number]:
    """The numbers of a plain text, each value once, in its order."""
    placed: list[tuple[int, Number]] = []

    def hour(match: re.Match) -> str:
        hours, minutes = int(match[1]), match[2] or "00"
        if match.re is _TWELVE_HOURS:
            hours = hours % 12 + (12 if match[3].lower() == "p" else 0)
        placed.append((match.start(), Number(f"{hours}:{minutes}", match[1], match[0].strip())))
        return " " * len(match[0])

    if language == "en":
        text = _TWELVE_HOURS.sub(hour, text)
    text = _CLOCK.sub(hour, text)
    numbers = re.finditer(_NUMBERS.get(language, r"\d+"), text)
    placed.extend((match.start(), _number(match, text, language)) for match in numbers)
    return list(
        {number.value: number for _place, number in sorted(placed, key=lambda pair: pair[0])}.values()
    )


def differing(
    source: list[Number], target: list[Number], source_text: str, target_text: str, languages: tuple[str, str]
) -> tuple[list[Number], list[Number]]:
    """The numbers of either side that the other says in no way."""
    left = [number for number in source if not _is_among(number, target)]
    right = [number for number in target if not _is_among(number, source)]
    source_language, target_language = languages
    return (
        [number for number in left if not in_words(number.digits, target_text, target_language)],
        [number for number in right if not in_words(number.digits, source_text, source_language)],
    )


def in_words(digits: str, text: str, language: str) -> bool:
    """True where a text has a number of one to twelve as a word, or a number up to 39 as a Roman numeral."""
    if not digits.isdecimal():
        return False
    number = int(digits)
    word = _WORDS.get(language, {}).get(number)
    if word and re.search(rf"(?<!\w)(?:{word})", text.casefold().replace("ё", "е")):
        return True
    numeral = _roman(number)
    return bool(numeral) and re.search(rf"\b{numeral}\b", text.translate(_LOOK_ALIKES)) is not None


def _number(match: re.Match, text: str, language: str) -> Number:
    written = match[0]
    digits = re.sub(_SPACE, "", written)
    digits = re.sub(r",(?=\d{3})", "", digits) if language == "en" else digits.replace(",", ".")
    value = Decimal(digits)
    after = text[match.end() :]
    for zeros, name in _SCALES.items():
        if scale := re.match(rf"[\s-]*(?:{name})(?!\w)", after, re.IGNORECASE):
            value *= 10**zeros
            written += scale[0]
            break
    return Number(_canonical(value), _canonical(Decimal(digits)), written)


def _canonical(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _is_among(number: Number, others: list[Number]) -> bool:
    return any(_is_same(number, other) or _is_same(other, number) for other in others)


def _is_same(number: Number, other: Number) -> bool:
    if number.value == other.value:
        return True
    hours, colon, minutes = number.value.partition(":")
    # An hour may be written with a point, and full hours without minutes.
    return bool(colon) and (
        re.split("[.,]", other.written) in ([hours, minutes], [hours.zfill(2), minutes])
        or (minutes == "00" and other.value == hours)
    )


def _roman(number: int) -> str:
    if not 0 < number < 40:
        return ""
    numeral = ""
    for value, sign in _ROMAN_DIGITS:
        count, number = divmod(number, value)
        numeral += sign * count
    return numeral
