"""Dates, times and numbers in the reader's language, by CLDR through Babel.

Babel has no long form of date intervals, so those are put together from its long date pattern: the
month is written once where both days share it ("14–15 November 2019", "2019 ж. 14–15 қараша").
"""

from datetime import date, datetime, time, timedelta

from babel import Locale as BabelLocale
from babel.dates import format_date, format_skeleton, format_time, get_timezone_location
from babel.numbers import format_decimal
from babel.units import format_unit
from django.utils.translation import get_language
from django.utils.translation import gettext as _

# The site writes English the British way: day, month, year.
BABEL_LOCALES = {"en": "en_GB"}
EN_DASH = "–"


def babel_locale(language: str | None = None) -> str:
    """Babel's name for a language of the site (default: the active one)."""
    code = language or get_language() or "kk"
    return BABEL_LOCALES.get(code, code)


def long_date(day: date | None, language: str | None = None) -> str:
    """ "18 November 2019", "18 ноября 2019 г.", "2019 ж. 18 қараша"; "" for no day, as in a draft."""
    return "" if day is None else format_date(day, format="long", locale=babel_locale(language))


def weekday_and_day(day: date | None, language: str | None = None) -> str:
    """ "Thursday, 14 November", "четверг, 14 ноября", "бейсенбі, 14 қараша"; "" for no day."""
    return "" if day is None else format_date(day, format="EEEE, d MMMM", locale=babel_locale(language))


def month_name(day: date, language: str | None = None) -> str:
    """The short month beside a day in a calendar-like list: "Nov", "нояб.", "қар."."""
    return format_skeleton("MMM", day, locale=babel_locale(language))


def date_range(first: date, last: date, language: str | None = None) -> str:
    """One day, or an interval with what both days share written once."""
    locale = babel_locale(language)
    if first == last:
        return format_date(first, format="long", locale=locale)
    pattern = BabelLocale.parse(locale).date_formats["long"].pattern
    if first.year != last.year:
        return f"{long_date(first, language)} {EN_DASH} {long_date(last, language)}"
    if first.month == last.month:
        days = pattern.replace("d", f"'{first.day}{EN_DASH}{last.day}'")
    else:
        opening = format_date(first, format="d MMMM", locale=locale)
        days = pattern.replace("d MMMM", f"'{opening} {EN_DASH}' d MMMM")
    return format_date(last, format=days, locale=locale)


def clock(moment: time | datetime | None, language: str | None = None) -> str:
    """Hour and minute, "09:30"; "" for no time."""
    return format_time(moment, format="HH:mm", locale=babel_locale(language)) if moment else ""


def dates(event, language: str | None = None) -> str:
    """The days of an event (`local_start`, `local_end`) in its own time zone: "14–15 November 2019".

    "" for a draft without a start.
    """
    if event.local_start is None:
        return ""
    return date_range(event.local_start.date(), event.local_end.date(), language)


def hours(event, language: str | None = None) -> str:
    """The hours of an event that is not `all_day`: "09:30–17:00", "09:30" without an end; "" for others."""
    if event.all_day or event.local_start is None:
        return ""
    start, end = event.local_start, event.local_end
    if end == start:
        return clock(start, language)
    return f"{clock(start, language)}{EN_DASH}{clock(end, language)}"


def zone_in_words(moment: datetime, language: str | None = None) -> str:
    """Whose clocks show a moment of a named zone, and how far they were ahead: "Almaty time (UTC+5)"."""
    if str(moment.tzinfo) == "UTC":
        return "UTC"
    city = get_timezone_location(moment.tzinfo, locale=babel_locale(language), return_city=True)
    minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    offset = f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}" if minutes else "UTC"
    return _("%(city)s time (%(offset)s)") % {"city": city, "offset": offset}


def number(value: int | None, language: str | None = None) -> str:
    """Digits grouped as the language does: "1,772", "1 772" (with a no-break space); "" for none."""
    return "" if value is None else format_decimal(value, locale=babel_locale(language))


def duration(minutes: int | None, language: str | None = None) -> str:
    """Minutes as hours and minutes: "3 hours", "1 час 30 минут"; "" for none."""
    if not minutes:
        return ""
    locale = babel_locale(language)
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(format_unit(hours, "duration-hour", locale=locale))
    if rest:
        parts.append(format_unit(rest, "duration-minute", locale=locale))
    return " ".join(parts)
