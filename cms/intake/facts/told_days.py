"""Which day of an event a sentence speaks of: by its date, its number ("on the second day"), its weekday."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cms.intake.report import Span

# An event of more days than this is not spoken of by ordinals or weekdays.
LONGEST = 14
_MONTHS = (
    *("jan|янв|қаңтар", "feb|фев|ақпан", "mar|март|наурыз", "apr|апр|сәуір", "may|ма[йя]|мамыр"),
    *("jun|июн|маусым", "jul|июл|шілде", "aug|авг|тамыз", "sep|сен|қыркүйек", "oct|окт|қазан"),
    *("nov|ноя|қараша", "dec|дек|желтоқсан"),
)
_MONTH = re.compile(
    "|".join(rf"(?P<m{number}>{names})" for number, names in enumerate(_MONTHS, 1)), re.IGNORECASE
)
_MONTH_NAME = r"(?:" + "|".join(_MONTHS) + r")[^\W\d_]*\.?"
_NUMBER = r"(?<![\d.,:/№])\d{1,2}(?:st|nd|rd|th|-?(?:го|е|ого|й|ші|сі|і|ы|шы|інде|сінде))?"
_JOIN = r"\s?(?:[-–—,]|and|to|и|по|мен|пен|бен|және|&)\s?"
_BEFORE_MONTH = re.compile(
    rf"({_NUMBER}(?:{_JOIN}{_NUMBER}){{0,6}})\s(?:of\s)?(?={_MONTH_NAME})", re.IGNORECASE
)
_AFTER_MONTH = re.compile(
    rf"(?<!\w){_MONTH_NAME}\s(?:the\s)?({_NUMBER}(?:{_JOIN}{_NUMBER}){{0,6}})(?![\d:.]\d|\w)", re.IGNORECASE
)
_FIGURES = re.compile(
    r"(?<![\d.,:/№])(\d{1,2})(\s?[-–—]\s?\d{1,2})?[./](\d{1,2})(?:[./](\d{4}|\d{2}))?(?![\d:]|[./]\d|\s?%)"
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_YEAR_AFTER = re.compile(r"[^\W\d_]*\.?,?\s?(\d{4})(?!\d)")
_YEAR_BEFORE = re.compile(r"(\d{4})\s?(?:жылғы|жылдың|ж\.|жылы|ж)\s?$")

_ORDINALS = (
    r"first|1st|opening|перв\w{2,3}|1-?(?:й|го|м|ый)|бірінші|алғашқы|1-?(?:ші|шi)",
    r"second|2nd|втор\w{2,3}|2-?(?:й|го|м|ой)|екінші|2-?(?:ші|шi|нші)",
    r"third|3rd|трет\w{2,4}|3-?(?:й|го|м|ий)|үшінші|3-?(?:ші|шi|нші)",
    r"fourth|4th|четв[её]рт\w{2,3}|4-?(?:й|го|м|ый)|төртінші|4-?(?:ші|нші)",
    r"fifth|5th|пят\w{2,3}|5-?(?:й|го|м|ый)|бесінші|5-?(?:ші|нші)",
)
_LAST = r"last|final|closing|concluding|последн\w{2,3}|заключительн\w{2,3}|завершающ\w{2,3}|соңғы|қорытынды"
_NEXT = r"next|following|следующ\w{2,3}|друг\w{2,3}|келесі|ертеңгі"
_NAMED = "|".join(f"(?P<n{number}>{names})" for number, names in enumerate(_ORDINALS))
_DAY = r"\s(?:of\s)?(?:(?:рабоч\w+|working|жұмыс|event|forum|форум\w*|конференц\w+)\s)?(?:day|день|дня|дню|днем|днём|күн(?:і|ге|нің|де|ді|іне|інде)?)(?!\w)"
_ORDINAL_DAY = re.compile(rf"(?<!\w)(?:{_NAMED}|(?P<last>{_LAST})|(?P<next>{_NEXT})){_DAY}", re.IGNORECASE)
_DAY_NUMBER = re.compile(
    r"(?<!\w)(?:day|день)\s(?:(?P<figure>[1-9])(?!\d)|(?P<n0>one|первый)|(?P<n1>two|второй)|(?P<n2>three|третий)"
    r"|(?P<n3>four|четвертый|четвёртый))(?!\w)|(?<![\w-])(?P<kk>[1-9])-(?:ші\s)?күн(?:і|нің)?(?!\w)",
    re.IGNORECASE,
)
_NEXT_ALONE = re.compile(r"(?<!\w)(?:ертеңіне|назавтра|the morning after|наутро)(?!\w)", re.IGNORECASE)
_NTH = re.compile(
    r"(?<!\w)(?:the\s(?P<en>\d{1,2})(?:st|nd|rd|th)|(?P<ru>\d{1,2})-?го|(?P<ru2>\d{1,2})\sчисла"
    r"|(?P<kk>\d{1,2})-?(?:сі|і|ы|сы)\s?күні)(?!\w)(?!\s(?:cent|grade|form|place|класс|век|год|ғасыр|сынып|мая|июня))",
    re.IGNORECASE,
)
_WEEKDAYS = (
    r"monday|понедельник\w*|дүйсенбі\w*",
    r"tuesday|вторник\w*|сейсенбі\w*",
    r"wednesday|сред[ауыеой]{1,2}|сәрсенбі\w*",
    r"thursday|четверг\w*|бейсенбі\w*",
    r"friday|пятниц\w+|жұма(?:да|ға|сы|ның)?",
    r"saturday|суббот\w+|сенбі\w*",
    r"sunday|воскресень\w+|жексенбі\w*",
)
_WEEKDAY = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<w{number}>{names})" for number, names in enumerate(_WEEKDAYS))
    + r")(?!\w)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?<!\w)(?:(?:on\s)?(?:both|all|two|three)(?:\s\w+)?\sdays|every day|(?:during|throughout|within)\sthe\s(?:\w+\s)?(?:forum|conference|event)"
    r"|(?:оба|все|два|три)\s(?:\w+\s)?дня|(?:двух|трех|трёх|всех|обоих)\sдней|(?:в\s(?:ходе|рамках)|во\sвремя|на\sпротяжении)\s(?:\w+\s)?(?:форума|конференции)"
    r"|(?:екі|үш|барлық)\sкүн(?:де|і)?\s?(?:де|бойы)?|(?:форум|конференция)(?:ның)?\s(?:аясында|барысында|шеңберінде|кезінде))(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DayTold:
    """A day of the event that is spoken of; `day` is None where it is several days, or the event as a whole.

    `is_named` where the words call the day (its date, number or weekday), not only the event.
    """

    span: Span
    day: date | None


class ProgrammeDays:
    """The days of an event, from the first to the last, and how a text may speak of each."""

    def __init__(self, days: Sequence[date]):
        ordered = sorted(set(days))
        if ordered and (ordered[-1] - ordered[0]).days < LONGEST:
            first, last = ordered[0], ordered[-1]
            ordered = [first + timedelta(number) for number in range((last - first).days + 1)]
        self.days: tuple[date, ...] = tuple(ordered)

    @property
    def only(self) -> date | None:
        """The day of an event that has one."""
        return self.days[0] if len(self.days) == 1 else None

    def told(self, text: str, span: Span, current: date | None = None) -> tuple[DayTold, ...]:
        """The days spoken of in a stretch, in order; `current` is the day that "the next day" follows."""
        if not self.days:
            return ()
        found: list[DayTold] = []
        for one in self._all(text, span.start, span.end, current):
            if not any(one.span.overlaps(other.span) for other in found):
                found.append(one)
        return tuple(sorted(found, key=lambda one: one.span))

    def _all(self, text: str, start: int, end: int, current: date | None) -> Iterator[DayTold]:
        yield from self._dates(text, start, end)
        for match in _ORDINAL_DAY.finditer(text, start, end):
            yield from self._numbered(match, current)
        for match in _DAY_NUMBER.finditer(text, start, end):
            figure = match["figure"] or match["kk"]
            number = int(figure) - 1 if figure else next(n for n in range(4) if match[f"n{n}"])
            if number < len(self.days):
                yield DayTold(_span(match), self.days[number])
        for match in _NEXT_ALONE.finditer(text, start, end):
            if current and current + timedelta(1) in self.days:
                yield DayTold(_span(match), current + timedelta(1))
        if len(self.days) <= 7:
            for match in _WEEKDAY.finditer(text, start, end):
                number = next(n for n in range(7) if match[f"w{n}"])
                yield from (DayTold(_span(match), day) for day in self.days if day.weekday() == number)
        if len(self.days) > 1:
            yield from (DayTold(_span(match), None) for match in _WHOLE.finditer(text, start, end))

    def _dates(self, text: str, start: int, end: int) -> Iterator[DayTold]:
        for match in _ISO.finditer(text, start, end):
            yield from self._dated(match, [int(match[3])], int(match[2]), match[1])
        for match in _BEFORE_MONTH.finditer(text, start, end):
            month = _MONTH.match(text, match.end())
            year = _YEAR_AFTER.match(text, match.end(), end) or _YEAR_BEFORE.search(
                text, max(start, match.start() - 14), match.start()
            )
            yield from self._dated(match, _numbers(match[1]), _month(month), year[1] if year else "")
        for match in _AFTER_MONTH.finditer(text, start, end):
            year = re.compile(r",?\s?(\d{4})(?!\d)").match(text, match.end(), end)
            yield from self._dated(
                match, _numbers(match[1]), _month(_MONTH.match(match[0])), year[1] if year else ""
            )
        for match in _FIGURES.finditer(text, start, end):
            numbers = [int(match[1])] + (_numbers(match[2]) if match[2] else [])
            yield from self._dated(match, numbers, int(match[3]), match[4] or "")
        for match in _NTH.finditer(text, start, end):
            number = int(match["en"] or match["ru"] or match["ru2"] or match["kk"])
            yield from (DayTold(_span(match), day) for day in self.days if day.day == number)

    def _dated(self, match: re.Match, numbers: list[int], month: int, year: str) -> Iterator[DayTold]:
        """The day of these figures where it is one of the event's."""
        named = [day for day in self.days if day.day in numbers and day.month == month]
        if year:
            named = [day for day in named if str(day.year).endswith(year)]
        if named:
            yield DayTold(_span(match), named[0] if len(numbers) == 1 else None)

    def _numbered(self, match: re.Match, current: date | None) -> Iterator[DayTold]:
        if match["next"]:
            following = (current or self.days[0]) + timedelta(1)
            if following in self.days:
                yield DayTold(_span(match), following)
        elif match["last"]:
            yield DayTold(_span(match), self.days[-1])
        else:
            number = next(n for n in range(len(_ORDINALS)) if match[f"n{n}"])
            if number < len(self.days) and len(self.days) > 1:
                yield DayTold(_span(match), self.days[number])


def _span(match: re.Match) -> Span:
    return Span(match.start(), match.end())


def _numbers(words: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d{1,2}", words)]


def _month(match: re.Match | None) -> int:
    return next((number for number in range(1, 13) if match and match[f"m{number}"]), 0)
