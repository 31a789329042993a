"""Numbers in digits and in words: "250", "1,200", "a hundred and twenty", «ста двадцати», «жүз елуден»."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from cms.intake.facts.found import Found
from cms.intake.reading import Reading, Sentence, Word
from cms.intake.report import Span

_DIGITS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d.:])|\d{1,3}(?:,\d{3})+(?![\d,])|\d+")
# Digits that are part of something else: a date, a decimal, an hour, a telephone number, 9A.
_BEFORE = re.compile(r"[\d.,:/№#+]$|[№#]\s?$|\bNo\.?\s$|[A-Za-z]-$")
_AFTER = re.compile(r"[.,:/]\d|[-–]?[A-ZА-Я]\b|\s?[%‰]|\s?(?:per\s?cent|процент|пайыз)")

_EN = {
    **{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10},
    **{"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16},
    **{"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40},
    **{"fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "one": 1},
}
_EN_SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000}
# Russian numbers by their forms: the dictionary has them as words that are declined each in its own way.
_RU_FORMS = {
    1: "один одна одно одного одной одному одним одном одну",
    2: "два две двух двум двумя двое двоих",
    3: "три трех трем тремя трое троих",
    4: "четыре четырех четырем четырьмя четверо четверых",
    5: "пять пяти пятью пятеро пятерых",
    6: "шесть шести шестью шестеро",
    7: "семь семи семью семеро",
    8: "восемь восьми восемью восьмью",
    9: "девять девяти девятью",
    10: "десять десяти десятью",
    11: "одиннадцать одиннадцати одиннадцатью",
    12: "двенадцать двенадцати двенадцатью",
    13: "тринадцать тринадцати тринадцатью",
    14: "четырнадцать четырнадцати четырнадцатью",
    15: "пятнадцать пятнадцати пятнадцатью",
    16: "шестнадцать шестнадцати шестнадцатью",
    17: "семнадцать семнадцати семнадцатью",
    18: "восемнадцать восемнадцати восемнадцатью",
    19: "девятнадцать девятнадцати девятнадцатью",
    20: "двадцать двадцати двадцатью",
    30: "тридцать тридцати тридцатью",
    40: "сорок сорока",
    50: "пятьдесят пятидесяти пятьюдесятью полсотни",
    60: "шестьдесят шестидесяти шестьюдесятью",
    70: "семьдесят семидесяти семьюдесятью",
    80: "восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот тремстам тремястами трехстах",
    400: "четыреста четырехсот четыремстам четырьмястами",
    500: "пятьсот пятисот пятистам пятьюстами",
    600: "шестьсот шестисот шестистам шестьюстами",
    700: "семьсот семисот семистам семьюстами",
    800: "восемьсот восьмисот восьмистам восемьюстами",
    900: "девятьсот девятисот девятистам девятьюстами",
}
_RU: dict[str, float] = {form: value for value, forms in _RU_FORMS.items() for form in forms.split()}
_RU |= dict.fromkeys(("полтора", "полторы", "полутора"), 1.5)
_RU_SCALES = {
    **dict.fromkeys("тысяча тысячи тысяч тысячу тысячей тысячам тысячами".split(), 1000),
    **dict.fromkeys("сотня сотни сотню сотней сотен".split(), 100),
    **dict.fromkeys("десяток десятка десятков десятками".split(), 10),
    **dict.fromkeys("дюжина дюжины дюжин дюжину".split(), 12),
}
_KK = {
    **{"бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9},
    **{"он": 10, "жиырма": 20, "отыз": 30, "қырық": 40, "елу": 50, "алпыс": 60, "жетпіс": 70},
    **{"сексен": 80, "тоқсан": 90},
}
_KK_SCALES = {"жүз": 100, "мың": 1000}
# The cases that a Kazakh number stands in, "-дай" (some), and the collective of people.
_KK_ENDING = re.compile(
    "(?:еу|ау)?і?н?(?:[дт][ае]н|н[ае]н|[гғкқ][ае]|[дт][аә][йы]|[дт]ей|[нд][ыі]ң|[нд][ыі]|[дтл][ае]й)?"
)
_MOST_WORDS = 8


def find_numbers(reading: Reading, sentences: Sequence[Sentence] | None = None) -> tuple[Found[int], ...]:
    """The whole numbers of a text that may count something, in digits or words, in order.

    Not those in dates, hours, shares of a hundred, telephone numbers and after №.
    """
    found = []
    for sentence in reading.sentences if sentences is None else sentences:
        found += [*_in_digits(reading.text, sentence.span), *_in_words(sentence.words)]
    return tuple(sorted(found, key=lambda one: one.spans))


def _in_digits(text: str, span: Span) -> Iterator[Found[int]]:
    for match in _DIGITS.finditer(text, span.start, span.end):
        before = text[max(span.start, match.start() - 6) : match.start()]
        after = text[match.end() : min(match.end() + 10, span.end)]
        if _BEFORE.search(before) or _AFTER.match(after):
            continue
        digits = re.sub(r"\D", "", match[0])
        if len(digits) < 8:
            yield Found(int(digits), (Span(match.start(), match.end()),))


def _in_words(words: Sequence[Word]) -> Iterator[Found[int]]:
    place = 0
    while place < len(words):
        value, count = number_of(word.folded for word in words[place : place + _MOST_WORDS])
        if value is not None and count:
            yield Found(value, (Span(words[place].start, words[place + count - 1].end),))
        place += max(count, 1)


def number_of(words: Iterable[str]) -> tuple[int | None, int]:
    """The number that a row of words in small letters begins with, and of how many words it is made.

    None and 0 where they begin with no number. Numbers are added and multiplied as they are said.
    """
    total, part, count, last = 0.0, 0.0, 0, 0.0
    language = ""
    for position, word in enumerate(words, 1):
        if (position == 1 and word in ("a", "an")) or (word == "and" and language == "en"):
            continue
        said = _value(word)
        if said is None or language not in ("", said[2]):
            break
        value, is_scale, language = said
        if last and not is_scale and not value < _room(last, language):
            break
        if is_scale and value < 1000:
            part = (part or 1) * value
        elif is_scale:
            total, part = total + (part or 1) * value, 0
        else:
            part += value
        count, last = position, value
    return (int(total + part), count) if count else (None, 0)


def _room(last: float, language: str) -> float:
    """What a part of a number after `last` must be smaller than: after twenty a digit, after hundred less."""
    if last >= 100:
        return last
    return 10 if last % 10 == 0 and (last >= 20 or language == "kk") else 0


@lru_cache(maxsize=20_000)
def _value(word: str) -> tuple[float, bool, str] | None:
    """What a word says as part of a number, whether the number before is multiplied by it, its language."""
    if word in _EN:
        return _EN[word], False, "en"
    if word in _EN_SCALES or (word.endswith("s") and word[:-1] in _EN_SCALES):
        return _EN_SCALES[word.removesuffix("s")], True, "en"
    first, hyphen, second = word.partition("-")
    if hyphen and first in _EN and second in _EN and _EN[first] >= 20 and _EN[second] < 10:
        return _EN[first] + _EN[second], False, "en"
    if word in _RU:
        return _RU[word], False, "ru"
    if word in _RU_SCALES:
        return _RU_SCALES[word], True, "ru"
    for kazakh, is_scale in ((_KK_SCALES, True), (_KK, False)):
        for name, value in kazakh.items():
            if word == name or (word.startswith(name) and _KK_ENDING.fullmatch(word[len(name) :])):
                return value, is_scale, "kk"
    return None
