"""On which days an event was: the day told beside its name or in a form's line, with those that follow it.

Days of deadlines, papers, past and coming events are not its; they are taken, unsure, where no other is told.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from cms.intake.facts.dates import Days
from cms.intake.facts.documents import is_of_document
from cms.intake.facts.found import Found
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_LABEL = re.compile(
    r"^\W*(?:[^\W\d_]+[ндт][ыі]ң\s+)?(?:date|dates|when|day|дата|даты|когда|дата проведения"
    r"|сроки?|сроки проведения|дни"
    r"|күні|өткен күні|өткізілген күні|өтетін күні|өткізілу күні|мерзімі|өткен мерзімі|қашан|📅|🗓️?)"
    r"(?:\s+(?:проведения(?: \w+)?|и время|және уақыты|of the event|and time|и место"
    r"|и место проведения))?\s*[:–—=-]?\s*$",
    re.IGNORECASE,
)
_DEADLINE_BEFORE = re.compile(
    r"(?:\b(?:до|by|until|till|before|due|deadline|не позднее|не позже|к|ко|no later than|since|starting from"
    r"|истекают|истекает|срок|open until|after)\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
_DEADLINE_AFTER = re.compile(
    r"^[-–\s]*(?:ғ[аы]|ге|қа|ке|на|не)?\s*(?:дейін|шейін|бастап|қарсаңында|дейiн|кейін(?!гі))"
    r"|^\s*(?:or|или) later",
    re.IGNORECASE,
)
_ENTRIES = re.compile(
    r"(?:заявк|при[её]м|прислать|сда(?:ть|вать)|подать|регистраци\w+ (?:до|с|откры)|publi"
    r"|публикац|газет|application|"
    r"submi|entries|sign(?:ed)? up|apply|send|newspaper|өтінім|қабылда|жіберу|жіберіңіз"
    r"|тапсыру|газет|жариялан|"
    r"утвержд|approved|бекіт|\bкурс(?!\w*\s[«“\"])|\bcourse(?!\s[«“\"])|(?:for the|reporting) period"
    r"|за период|отч[её]тн)",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"\b(?:next (?!day)|following (?:meeting|forum|contest|seminar)|upcoming|last year|a year ago"
    r"|in \d{4} the first|previous"
    r"|следующ\w+ (?!день|дн)|прошлогодн\w+|в прошлом году|предыдущ\w+|очередн\w+|ближайш\w+"
    r"|келесі (?!күн)|алдағы|былтыр\w*|өткен жылы|өткен жылғы|алдыңғы жыл\w*)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|is planned|are planned|shall|будет|будут|планирует\w*|запланирован\w*|встретимся|встречаемся"
    r"|стартует|начн[её]тся|откро\w+|состоится|өтеді|өткізіледі|жоспарлан\w+|басталады|болады|жолданады)\b",
    re.IGNORECASE,
)
# A day on which something else was done than the event held.
_OTHER_DEED = re.compile(
    r"(?:\b(?:after the (?:\w+ )?(?:meeting|session|round|course)|announced|scheduled|planned|postponed"
    r"|moved from|founded|established|was to be(?: held)?"
    r"|was to take place"
    r"|(?:which|that) (?:was |had )?(?:been )?opened|(?:photos?|pictures?) taken|jury (?:met|gathered|sat)"
    r"|объявл\w+|планировал\w+|намечал\w+|назнач\w+|переносил\w+ с|перенесл\w+ с|основан\w*"
    r"|жюри (?:собрал|заседал|встретил)\w+)(?: (?:first|originally|earlier|ещё|сначала|было))?"
    r"|\bқазылар(?: алқасы)?)\s(?:(?:on|of|for|in|на|с)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_OTHER_DEED_AFTER = re.compile(
    r"^(?:\s?күні)?\s(?:жариялан|жоспарлан|белгілен|құрыл|негізі қалан|дейін белгілен)\w*", re.IGNORECASE
)
_NUMBERS: dict[int, tuple[str, ...]] = {
    2: ("2", "two", "second", "next", "втор", "дв", "следующ", "друг", "екі", "келесі", "ертеңіне"),
    3: ("3", "three", "third", "тр", "үш"),
    4: ("4", "four", "четв", "четы", "төрт"),
    5: ("5", "five", "fifth", "пят", "бес"),
}
_MOST_DAYS = 5
_DAYS_TOLD = re.compile(
    r"\b(?:(second|third|fourth|fifth) day(?! of (?:school|the (?:week|month)))|day (two"
    r"|three|four|five|[2-5])\b|(two|three|four|five|[2-5])-day\b"
    r"|(?:over|for|during) (two|three|four|five|[2-5]) days\b"
    r"|(втор\w+|трет\w+|четверт\w+|четвёрт\w+|пят\w+) день\b|день (второй|третий|четвертый"
    r"|четвёртый|пятый)\b|([2-5]|дву|тр[её]|четыр[её]|пяти)х?-?дневн\w+"
    r"|в течение (двух|тр[её]х|четыр[её]х|пяти) дней|(екінші|үшінші|төртінші|бесінші) күн(?:і"
    r"|інде|ге|нің|)?\b"
    r"|(?:lasted|went on for) (two|three|four|five|[2-5]) days"
    r"|(?:длил\w+|продолжал\w+|шёл|шел|шла|работал\w*) (два|три|четыре|пять|[2-5]) дн"
    r"|(?:ended|closed|finished|concluded) (?:on )?the (next) day"
    r"|(?:завершил|закончил|закрыл)\w+ (?:на )?(следующий|другой) день"
    r"|(келесі|ертеңіне) (?:күні )?(?:аяқтал|жабыл|қорытындылан)\w+"
    r"|(екі|үш|төрт|бес|[2-5]) күн(?:дік|ге созыл\w+)\b|(екі|үш|төрт|бес|[2-5]) күн (?:бойы"
    r"|қатарынан|ішінде|жалғас\w+))",
    re.IGNORECASE,
)
# No event goes on for longer; a project does.
_LONGEST = 45
_BY_ITS_SIDE = 45
# Characters of a letter's head: from whom, to whom, when.
_HEAD = 300


def days_of_event(
    reading: Reading,
    dates: Sequence[Found[Days]],
    mentions: Sequence[Span],
    told: date,
    sentences: Sequence[Sentence] = (),
) -> tuple[Found[date] | None, Found[date] | None]:
    """The first and the last day of an event, by the dates of its sentences in order.

    `mentions` are the places where the event is named: a date in the same sentence is likelier its own.
    `sentences` may tell of a second day, or of how many days it had.
    """
    own, doubtful = [], []
    for found in dates:
        purpose = purpose_of(reading, found, told)
        if purpose == "own":
            own.append(found)
        elif purpose == "later":
            doubtful.append(found)
    if not own:
        own, is_sure = doubtful[:1], False
    else:
        is_sure = True
    if not own:
        return None, None
    own = [found for found in own if (found.value.ends - found.value.starts).days <= _LONGEST] or own
    primary = _primary(reading, own, mentions)
    starts, ends, spans = primary.value.starts, primary.value.ends, primary.spans
    last_spans = spans
    is_told = not _is_of_head(reading, primary)
    for found in sorted(own, key=lambda one: one.value.starts):
        days = found.value
        if is_told and found.spans[0] < primary.spans[0] and _is_of_head(reading, found):
            # The day after an event, alone in the head, is that on which it was written of.
            continue
        if ends < days.ends and days.starts <= ends + timedelta(days=1):
            ends, last_spans = days.ends, found.spans
    for found in sorted(own, key=lambda one: one.value.starts, reverse=True):
        days = found.value
        if (
            days.starts < starts <= days.ends + timedelta(days=1)
            and primary.value.starts == primary.value.ends
        ):
            starts, spans = days.starts, found.spans
    is_sure &= primary.is_sure
    if starts == ends and (count := _count_of_days(reading, sentences)):
        ends, last_spans = starts + timedelta(days=count[0] - 1), (count[1],)
    others = tuple(other.starts for other in primary.others)
    return (
        Found(starts, spans, is_sure=is_sure, others=others),
        Found(ends, last_spans, is_sure=is_sure, others=tuple(other.ends for other in primary.others)),
    )


def _count_of_days(reading: Reading, sentences: Sequence[Sentence]) -> tuple[int, Span] | None:
    """How many days an event had, by the last day that is numbered or by their number; None for one."""
    best: tuple[int, Span] | None = None
    for sentence in sentences:
        for match in _DAYS_TOLD.finditer(reading.text, sentence.span.start, sentence.span.end):
            word = next(group for group in match.groups() if group).casefold().replace("ё", "е")
            number = next((value for value, forms in _NUMBERS.items() if word.startswith(forms)), 0)
            if 1 < number <= _MOST_DAYS and (best is None or number > best[0]):
                best = number, Span(match.start(), match.end())
    return best


def purpose_of(reading: Reading, found: Found[Days], told: date) -> str:
    """What a date is for: "own" an event's, "later" one to come, "none" that of something else."""
    text, span = reading.text, found.spans[0]
    sentence = reading.sentence_at(span.start)
    before = text[max(sentence.span.start, span.start - 80) : span.start]
    after = text[span.end : min(span.end + 80, sentence.span.end)]
    if is_labelled(text, span):
        return "own"
    if is_of_document(text, span):
        return "none"
    is_one_day = found.value.starts == found.value.ends
    if is_one_day and (_DEADLINE_BEFORE.search(before) or _DEADLINE_AFTER.match(after)):
        return "none"
    if is_one_day and (_OTHER_DEED.search(before) or _OTHER_DEED_AFTER.match(after)):
        return "later"
    near = before[-_BY_ITS_SIDE:] + " " + after[:_BY_ITS_SIDE]
    if _ENTRIES.search(re.split(r"[.;(]", before)[-1][-_BY_ITS_SIDE:]) or _ENTRIES.match(after.lstrip()):
        return "none"
    if _OTHER_TIME.search(near) or (found.value.starts > told and _FUTURE.search(near)):
        return "later"
    return "own" if found.value.starts <= told or found.value.has_year else "later"


def is_labelled(text: str, span: Span) -> bool:
    """Tell whether a date stands behind "Date:" at the beginning of its line, or of a row's cell."""
    before = text[max(0, span.start - 60) : span.start]
    return bool(_LABEL.match(re.split(r"[\n|;\t]", before)[-1]))


def _primary(reading: Reading, own: list[Found[Days]], mentions: Sequence[Span]) -> Found[Days]:
    for found in own:
        if is_labelled(reading.text, found.spans[0]):
            return found
    named = {_number(reading, span) for span in mentions}
    beside = [found for found in own if _number(reading, found.spans[0]) in named]
    told = [found for found in own if not _is_of_head(reading, found)]
    return next(iter([*(one for one in beside if one.is_sure), *beside, *told, *own]))


def _is_of_head(reading: Reading, found: Found[Days]) -> bool:
    """Tell whether a day stands alone in one of the first lines, as that of a letter does."""
    span, text = found.spans[0], reading.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    rest = line.replace(span.of(text), "")
    is_one_day = found.value.starts == found.value.ends
    return is_one_day and span.start < _HEAD and not re.search(r"\w{3}", rest)


def _number(reading: Reading, span: Span) -> int:
    sentence: Sentence = reading.sentence_at(span.start)
    return sentence.number
