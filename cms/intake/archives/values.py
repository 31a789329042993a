"""Values of an archive as people and programs write them: dates, numbers, lists."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

# The beginnings that tell months apart, in Kazakh, Russian and English: January first.
_MONTHS = (
    ("қаң", "янв", "jan"),
    ("ақп", "фев", "feb"),
    ("нау", "мар", "mar"),
    ("сәу", "апр", "apr"),
    ("мам", "мая", "май", "may"),
    ("мау", "июн", "jun"),
    ("шіл", "июл", "jul"),
    ("там", "авг", "aug"),
    ("қыр", "сен", "sep"),
    ("қаз", "окт", "oct"),
    ("қар", "ноя", "nov"),
    ("жел", "дек", "dec"),
)
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:,?\s+(\d{1,2}):(\d\d)(?::\d\d)?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})(?:,?\s+(\d{1,2}):(\d\d)(?::\d\d)?)?")
_HOUR = re.compile(r"(?<!\d)(\d{1,2}):(\d\d)(?::\d\d)?(?!\d)")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ISO_BEGINNING = re.compile(r"\d{4}-\d\d-\d\d")
# What stands between the digits of one number.
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s\u00a0\u202f.,'](?=\d{3}(?!\d))")


def moment(text: str) -> date | datetime | None:
    """The moment or the day a text names, None where it names none.

    ISO 8601, mail's own format (WordPress' `pubDate`), `14.11.2019 09:30` (days before months, as everywhere
    in Kazakhstan), `14 ноября 2019 г.`, `2019 жылғы 14 қараша`. What names no zone has none.
    """
    text = " ".join(text.split())
    for read in (_iso, _numeric, _of_mail, _in_words):
        if (found := read(text)) is not None and 1990 <= found.year <= 2100:
            return found
    return None


def _iso(text: str) -> date | datetime | None:
    if not _ISO_BEGINNING.match(text):
        return None
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return None


def _numeric(text: str) -> date | datetime | None:
    if match := _NUMERIC.fullmatch(text):
        day, month, year, hour, minute = match.groups()
    elif match := _YEAR_FIRST.fullmatch(text):
        year, month, day, hour, minute = match.groups()
    else:
        return None
    return _made(int(year), int(month), int(day), hour, minute)


def _of_mail(text: str) -> datetime | None:
    if not re.search(r"[A-Za-z]{3} \d{4} \d\d:\d\d", text):
        return None
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _in_words(text: str) -> date | datetime | None:
    hour = _HOUR.search(text)
    rest = _HOUR.sub(" ", text.lower())
    months = [number for word in _WORD.findall(rest) if (number := _month(word))]
    years, days = _YEAR.findall(rest), _DAY.findall(_YEAR.sub(" ", rest))
    if len(months) != 1 or len(years) != 1 or len(days) != 1:
        return None
    return _made(int(years[0]), months[0], int(days[0]), *(hour.groups() if hour else (None, None)))


def _month(word: str) -> int | None:
    # "марта" and "мая" share no three letters; "май" is also what Kazakh writes.
    fitting = [number for number, starts in enumerate(_MONTHS, start=1) if word.startswith(starts)]
    return fitting[0] if fitting else None


def _made(year: int, month: int, day: int, hour: str | None, minute: str | None) -> date | datetime | None:
    try:
        if hour is None or minute is None:
            return date(year, month, day)
        # In the branch's own time, which is known elsewhere.
        return datetime(year, month, day, int(hour), int(minute))  # noqa: DTZ001
    except ValueError:
        return None


def whole_number(text: str) -> int | None:
    """The number a text writes (`1 772`, `1,772`, `1772 просмотра`), None where it writes none or several."""
    numbers = re.findall(r"(?<!\d)\d{1,12}(?!\d)", _BETWEEN_DIGITS.sub("", text))
    return int(numbers[0]) if len(numbers) == 1 and not re.search(r"[-−]\s*\d", text) else None


def listed(text: str) -> tuple[str, ...]:
    """The entries of a list in one cell, divided by `|`, `;` or line breaks, without blanks around them."""
    return tuple(entry for part in re.split(r"[|;\n\r]+", text) if (entry := part.strip()))


def without_control_signs(text: str) -> str:
    """The text without signs that no text has, and that databases refuse."""
    return _CONTROL.sub("", text)


def decoded(data: bytes) -> str:
    """Text of a file whose encoding nobody may have noted: UTF-8, with or without its mark, UTF-16, else
    Windows' code page of Kazakhstan, which has Russian letters where cp1251 has them.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("kz1048", errors="replace")
