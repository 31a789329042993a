"""Dates in running text: "14–15 November 2019", «14–15 ноября 2019 г.», «2019 жылғы 14–15 қараша».

Each language is read by its own order and month names, in any case of the noun; dates written in digits
alone are read in any language, day before month. A month without a day or a year is no date: "may",
"march" and қазан are other words too.
"""

import re
from dataclasses import dataclass
from functools import cache

_DASH = r"\s*[–—-]\s*"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_YEAR = r"(?:1[5-9]|20|21)\d\d"

_EN_MONTHS = (
    "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? "
    "oct(?:ober)? nov(?:ember)? dec(?:ember)?"
)
_RU_MONTHS = (
    r"янв(?:ар\w{1,3})? фев(?:рал\w{1,3})? март\w{0,3} апр(?:ел\w{1,3})? ма(?:й|я|е|ю|ем) июн\w{1,3} "
    r"июл\w{1,3} авг(?:уст\w{0,3})? сент?(?:ябр\w{1,3})? окт(?:ябр\w{1,3})? нояб?(?:р\w{1,3})? "
    r"дек(?:абр\w{1,3})?"
)
_KK_MONTHS = (
    r"қаңтар\w{0,6} ақпан\w{0,6} наурыз\w{0,6} сәуір\w{0,6} мамыр\w{0,6} маусым\w{0,6} шілде\w{0,6} "
    r"тамыз\w{0,6} қыркүйе[кг]\w{0,6} қазан\w{0,6} қараша\w{0,6} желтоқсан\w{0,6}"
)
_MONTHS = {"en": _EN_MONTHS.split(), "ru": _RU_MONTHS.split(), "kk": _KK_MONTHS.split()}
# How days are joined: "14 and 15", «с 14 по 15», «14-тен 15-ке дейін».
_JOINED = {"en": "and|to|until|till|through", "ru": "и|по|до", "kk": "және|пен|мен"}
# What may follow the digits of a day: 14th, 14-го, 14-інен.
_AFTER_DAY = {"en": "(?:st|nd|rd|th)?", "ru": r"(?:-?(?:го|е|ое|м|му))?", "kk": r"(?:-?[а-яәіңғүұқөһ]{2,5})?"}
_DAYS_LINK = {"en": r"(?:\s+of)?\s+(?:the\s+)?", "ru": r"\s+", "kk": r"\s+"}
_AFTER_YEAR = {
    "ru": r"(?:\s*(?:г\.|года|году|годом|год)(?!\w))?",
    "kk": r"(?:\s*(?:ж\.|жылғы|жылдың|жылы|жыл)(?!\w))?",
    "en": "",
}


@dataclass(frozen=True)
class Date:
    """A date as a text names it: a day of a month, or a month of a year; `written` as it stands there."""

    day: int | None
    month: int
    year: int | None
    written: str

    def agrees(self, other: "Date") -> bool:
        """Tell whether both may mean the same: a year one of them leaves out is no difference."""
        same_day = (self.day, self.month) == (other.day, other.month)
        return same_day and (self.year == other.year or None in (self.year, other.year))


def dates_in(text: str, language: str) -> tuple[list[Date], str]:
    """The dates of a plain text, and the text with blanks in their place, as long as before."""
    dates: list[Date] = []

    def note(match: re.Match) -> str:
        dates.extend(_dates_of(match, language))
        return " " * len(match[0])

    for pattern in _patterns(language):
        text = pattern.sub(note, text)
    return dates, text


def months_in(text: str, language: str) -> set[int]:
    """The months a text names, with or without anything else."""
    return {
        number for number, pattern in enumerate(_month_patterns(language), start=1) if pattern.search(text)
    }


def differing(source: list[Date], target: list[Date]) -> tuple[list[Date], list[Date], set[int], set[int]]:
    """Dates of either side without their like on the other, and years that only one side names with one.

    A year may stand with the first date on one side and with the last on the other, or apart from both:
    what is left of the years is compared with the other numbers of the text.
    """
    left = [date for date in source if not any(date.agrees(other) for other in target)]
    right = [date for date in target if not any(date.agrees(other) for other in source)]
    agreed_source = {date.year for date in source if date not in left and date.year}
    agreed_target = {date.year for date in target if date not in right and date.year}
    return left, right, agreed_source - agreed_target, agreed_target - agreed_source


def _dates_of(match: re.Match, language: str) -> list[Date]:
    parts = match.groupdict()
    written = match[0].strip()
    year = int(parts["year"]) if parts.get("year") else None
    if parts.get("digits"):
        return [Date(int(parts["day"]), int(parts["digits"]), year, written)]
    month = next(
        number
        for number, pattern in enumerate(_month_patterns(language), start=1)
        if pattern.fullmatch(parts["month"])
    )
    days = [int(day) for day in re.findall(r"\d+", parts.get("days") or "")]
    return [Date(day, month, year, written) for day in days] or [Date(None, month, year, written)]


@cache
def _month_patterns(language: str) -> list[re.Pattern]:
    return [re.compile(rf"(?<!\w)(?:{month})(?!\w)", re.IGNORECASE) for month in _MONTHS.get(language, [])]


@cache
def _patterns(language: str) -> list[re.Pattern]:
    digits = [
        rf"(?<![\d.])(?P<day>{_DAY})[./](?P<digits>1[0-2]|0?[1-9])[./](?P<year>{_YEAR})(?!\d)",
        rf"(?<!\d)(?P<year>{_YEAR})-(?P<digits>1[0-2]|0[1-9])-(?P<day>{_DAY})(?!\d)",
    ]
    if language in _MONTHS:
        digits += _named(language)
    return [re.compile(pattern, re.IGNORECASE) for pattern in digits]


def _named(language: str) -> list[str]:
    """Patterns for dates with the month's name, those that say most first."""
    day = rf"{_DAY}{_AFTER_DAY[language]}"
    # «14-тен 15 қарашаға дейін»: the ending of the first day says "from", and nothing stands between.
    joint = rf"(?:{_DASH}|,\s*|\s+(?:{_JOINED[language]})\s+|(?<=[еа]н)\s+)"
    days = rf"(?<![\d.,:])(?P<days>{day}(?:{joint}{day})*)"
    month = rf"(?P<month>{'|'.join(_MONTHS[language])})(?!\w)\.?"
    year = rf"(?P<year>{_YEAR})(?!\d){_AFTER_YEAR[language]}"
    if language == "kk":
        return [
            rf"(?<!\d){year}\s+{days}\s+{month}",
            rf"{days}\s+{month},?\s+{year}",
            rf"{days}\s+{month}",
            rf"(?<!\d){year},?\s+(?<!\w){month}",
        ]
    plain = [rf"{days}{_DAYS_LINK[language]}{month},?\s+{year}", rf"{days}{_DAYS_LINK[language]}{month}"]
    if language == "en":
        after = rf"(?<!\w){month}\s+(?P<days>{day}(?!\d)(?:{joint}{day}(?!\d))*)"
        plain += [rf"{after},?\s+{year}", after]
    return [*plain, rf"(?<!\w){month},?\s+{year}"]
