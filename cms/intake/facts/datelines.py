"""The day on which a news item or a press office's release went out: alone in one of its first lines."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from cms.intake.facts.dates import Days
from cms.intake.facts.event_days import is_labelled, purpose_of
from cms.intake.facts.found import Found
from cms.intake.reading import Reading
from cms.intake.report import Span

_PRESS_OFFICE = re.compile(
    r"\W*(?:press (?:office|service|centre|center|department)|media (?:office|service)"
    r"|пресс-(?:служба|центр|секретарь)|баспасөз (?:қызметі|орталығы|хатшысы))(?!\w)"
    r"|.{3,80}\sбаспасөз (?:қызметі|орталығы)\W*$",
    re.IGNORECASE,
)
# The day in the head of such a paper is that on which it was written.
_PAPER = re.compile(
    r"\W*(?:dear|to the|to:|hello|good (?:morning|afternoon|evening)|report|record|minutes|memo|note"
    r"|уважаем|дорог|коллеги|здравствуйте|добр(?:ый|ое)\s|директору|руководителю|в филиал|в центр"
    r"|отч[её]т|справка|протокол|записка|письмо|дневник|diary"
    r"|құрметті|қайырлы|сәлем|әріптестер|анықтама|хаттама|есеп|күнделік)"
    r"|.{0,60}\b(?:есебі|анықтамасы|хаттамасы|басшылығына|директорына)\W*$",
    re.IGNORECASE,
)
_HEAD = 3
# Lines among which a paper calls itself one.
_FIRST = 6
_NEWS = timedelta(days=40)
# A paragraph of prose is longer; the lines of a programme's head are shorter.
_PROSE = 100
_REST = re.compile(r"[\s|•·,.:;/()–—-]*(?:г|ж|года|год|жыл|жылы)?[\s|•·,.:;/()–—-]*")


def find_dateline(
    reading: Reading, lines: Sequence[Span], told: date, dates: Sequence[Found[Days]]
) -> Found[date] | None:
    """The day alone in one of the first `lines` of a text that is news: it goes on to tell of days before it.

    A press office's release needs to tell of none. None for letters, reports and minutes, where the day is
    that of writing, and for a programme's head.
    """
    text = reading.text
    head = [line.of(text) for line in lines[:_FIRST]]
    is_release = any(_PRESS_OFFICE.match(line) for line in head[:2])
    if not is_release and any(_PAPER.match(line) for line in head):
        return None
    for number, line in enumerate(lines[:_HEAD]):
        found = next((one for one in dates if _is_alone(text, line, one)), None)
        if found is None or is_labelled(text, found.spans[0]):
            continue
        below = lines[number + 1 : number + 3]
        if not any(one.end - one.start > _PROSE for one in below):
            return None
        if is_release or any(_is_before(reading, one, found, told) for one in dates):
            return Found(found.value.starts, found.spans)
        return None
    return None


def _is_alone(text: str, line: Span, found: Found[Days]) -> bool:
    """Tell whether a line is one day with its year and nothing else."""
    place = found.spans[0]
    days = found.value
    if not (line.start <= place.start and place.end <= line.end and days.has_year):
        return False
    rest = text[line.start : place.start] + " " + text[place.end : line.end]
    return days.starts == days.ends and bool(_REST.fullmatch(rest))


def _is_before(reading: Reading, one: Found[Days], line: Found[Days], told: date) -> bool:
    """Tell whether a date below is that of an event shortly before the day in the head."""
    if one.spans[0].start <= line.spans[0].end or not one.is_sure:
        return False
    day = line.value.starts
    is_shortly = day - _NEWS <= one.value.ends < day
    return is_shortly and purpose_of(reading, one, told) == "own"
