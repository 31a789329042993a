"""The checker: numbers, dates, names and terms of a translation against its source.

It points at what may be a slip, such as 205 for 250; it changes nothing and refuses nothing.
"""

from itertools import zip_longest

from django.utils.translation import gettext as _

from cms.languages.word_forms import plain
from cms.localization.checker import dates, numbers
from cms.localization.checker.flags import DATE, NUMBER, TERM, Flag
from cms.localization.checker.names import Names
from cms.localization.glossary import Glossary
from cms.localization.store.segments import Segment, segments_of
from cms.localization.store.translations import Translation

__all__ = ["Flag", "Names", "check", "check_translation"]


def check(
    source: str, target: str, source_language: str, target_language: str, names: Names | None = None
) -> list[Flag]:
    """Compare the numbers, dates and names of two texts, plain or inline HTML; the differences.

    Languages are codes such as "kk". A number that is part of a date is reported with the date alone.
    """
    source, target = plain(source), plain(target)
    flags = _date_and_number_flags(source, target, source_language, target_language)
    return [*flags, *(names.flags(source, target) if names else ())]


def check_translation(
    translation: Translation, segments: list[Segment] | None = None
) -> dict[int, list[Flag]]:
    """The flags of all translated segments that have any, by the segment's id.

    A constant number of queries: three for the segments unless they are given, one for the glossary, one
    for each page type of trainers, and those for the translation's languages.
    """
    segments = segments_of(translation) if segments is None else segments
    source_locale, target_locale = translation.source.locale, translation.target_locale
    names = Names.load(source_locale, target_locale)
    glossary = Glossary(source_locale, target_locale)
    flags = {}
    for segment in segments:
        if segment.translation is None:
            continue
        source, target = segment.source_html, segment.stored
        of_segment = check(source, target, source_locale.language_code, target_locale.language_code, names)
        of_segment += [
            Flag(TERM, _("The glossary says: %(term)s") % {"term": match.term}, match.words, match.term)
            for match in glossary.missing(plain(source), plain(target))
        ]
        if of_segment:
            flags[segment.pk] = of_segment
    return flags


def _date_and_number_flags(
    source: str, target: str, source_language: str, target_language: str
) -> list[Flag]:
    source_dates, source_rest = dates.dates_in(source, source_language)
    target_dates, target_rest = dates.dates_in(target, target_language)
    left, right, left_years, right_years = dates.differing(source_dates, target_dates)
    source_numbers = numbers.numbers_in(source_rest, source_language) + _years(left_years)
    target_numbers = numbers.numbers_in(target_rest, target_language) + _years(right_years)
    # A month may stand apart from its day or year on the other side; these are numbers there.
    left, apart = _apart(left, dates.months_in(target_rest, target_language), target_numbers)
    source_numbers += apart
    right, apart = _apart(right, dates.months_in(source_rest, source_language), source_numbers)
    target_numbers += apart
    missing, added = numbers.differing(
        source_numbers,
        target_numbers,
        source,
        target,
        (source_language, target_language),
    )
    return [*_flags(DATE, left, right), *_flags(NUMBER, missing, added)]


def _years(years: set[int]) -> list[numbers.Number]:
    return [numbers.Number(str(year), str(year), str(year)) for year in sorted(years)]


def _apart(
    own_dates: list[dates.Date], months: set[int], others: list[numbers.Number]
) -> tuple[list[dates.Date], list[numbers.Number]]:
    """The dates that the other side does not name in parts, and the numbers that those it does consist of."""
    values, left, parts = {number.value for number in others}, [], []
    for date in own_dates:
        wanted = [str(part) for part in (date.day, date.year) if part]
        if date.month in months and values.issuperset(wanted):
            parts += [numbers.Number(part, part, part) for part in wanted]
        else:
            left.append(date)
    return left, parts


def _flags(kind: str, missing: list, added: list) -> list[Flag]:
    """Pair what one side lacks with what the other has in its place, as far as both go."""
    missing = list(dict.fromkeys(value.written for value in missing))
    added = list(dict.fromkeys(value.written for value in added))
    return [
        Flag(kind, _message(kind, lacking, other), lacking, other)
        for lacking, other in zip_longest(missing, added, fillvalue="")
    ]


def _message(kind: str, source: str, target: str) -> str:
    words = {"source": source, "target": target}
    if kind == DATE:
        if source and target:
            return _("Another date than in the source: %(target)s for %(source)s") % words
        if source:
            return _("A date of the source is missing: %(source)s") % words
        return _("A date that the source does not have: %(target)s") % words
    if source and target:
        return _("Another number than in the source: %(target)s for %(source)s") % words
    if source:
        return _("A number of the source is missing: %(source)s") % words
    return _("A number that the source does not have: %(target)s") % words
