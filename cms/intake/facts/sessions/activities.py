"""Items of a programme without an hour: what was done, in a list; a day with what it held; who was on it."""

import re
from datetime import date

from cms.intake.facts.lists import bare
from cms.intake.facts.mentions import Mentions
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.facts.sessions.drafts import Draft
from cms.intake.facts.sessions.rows import kind_of, title_of
from cms.intake.facts.sessions.titles import is_title
from cms.intake.reading import Sentence
from cms.intake.report import Span

_INTRODUCES = re.compile(
    r"^\W*(?:what we did|what happened|what there was|(?:the\s)?(?:programme|program|agenda"
    r"|schedule)(?:\sof the \w+)?|on the programme"
    r"|in the programme|sessions|workshops|activities"
    r"|что (?:мы )?делали|что было|(?:в )?программ[аеы](?:\s(?:форума|семинара|мероприятия|дня"
    r"|конференции))?|повестка(?:\sдня)?|ход мероприятия"
    r"|не істедік|не болды|(?:форум\w*\s|семинар\w*\s|іс-шара\w*\s)?бағдарлама(?:сы|сында|да)?"
    r"|жұмыс барысы|күн тәртібі)"
    r"(?:\s(?:были|вошли|included|болды))?\s?[:.–—]?\s*$",
    re.IGNORECASE,
)
_DASH = re.compile(r"(?:,?\s\d{4}(?:\sгода|\sг\.)?)?(?:,?\s[^\W\d_]+)?\s?[–—:-]\s")
_SPEAKS = re.compile(
    r"spoke|speech|address|welcom|greet|open|said|took part|attend|shared|noted|thank|award|handed"
    r"|present|talk|told|led|moderat"
    r"|выступ|обрат|откры|приветств|поделил|принял|участв|сказал|отмет|вруч|поздрав|расска|провел|вел[аи]?\b|модерир"
    r"|сөйле|сөз|аш(?:ты|қан)|қатыс|құттықта|айт|бөліс|таны|жүргіз|өткіз|марапат|тапсыр|кел(?:ді|ген)",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(r"programme|program\b|agenda|программ|повестк|бағдарлама|күн тәртіб", re.IGNORECASE)


def introduces(words: str) -> bool:
    """Tell whether a line says that the items of a programme follow."""
    return bool(_INTRODUCES.match(words)) and len(words) < 80


def item_of(
    text: str, line: Span, block: int, day: date | None, stretches: QuotedStretches, mentions: Mentions
) -> Draft | None:
    """A session of a line of a list: one with a title in quotation marks, a kind, or somebody who led it."""
    what = bare(text, Span(_first_letter(text, line), line.end))
    quotes = [one for one in stretches.within(what.start, what.end) if is_title(text, one)]
    names = mentions.names(what.start, what.end)
    title, place = title_of(text, what, stretches, mentions)
    kind, is_named = kind_of(text, what, place, stretches)
    if not title or not (quotes or is_named or names):
        return None
    draft = Draft(kind, title, place, block, day)
    draft.led_by(names)
    return draft


def of_day(
    text: str,
    sentence: Sentence,
    told: Span,
    day: date | None,
    stretches: QuotedStretches,
    mentions: Mentions,
) -> Draft | None:
    """What a day held, told behind a dash: «20 декабря – уроки и их разбор, вела …»."""
    if told.start - sentence.span.start > 3:
        return None
    dash = _DASH.match(text, told.end, sentence.span.end)
    if not dash or not mentions.within(dash.end(), sentence.span.end):
        return None
    return item_of(
        text, Span(dash.end(), sentence.span.end), sentence.block.span.start, day, stretches, mentions
    )


def speakers_of_day(text: str, sentence: Sentence, day: date | None, mentions: Mentions) -> Draft | None:
    """A plenary session told by who was on a day's programme, without a verb for what they did."""
    words = sentence.span.of(text)
    named = mentions.within(sentence.span.start, sentence.span.end)
    if day is None or len(named) < 2 or not _PROGRAMME.search(words) or _SPEAKS.search(words):
        return None
    span = Span(named[0].span.start, named[-1].span.end)
    draft = Draft("plenary", "", span, sentence.block.span.start, day, is_sure=False)
    draft.led_by([mention.name for mention in named])
    return draft


def _first_letter(text: str, line: Span) -> int:
    """The first place that is a letter, a figure or a quotation mark: behind bullets and pictures."""
    first = re.compile(r"[\w«\"“„]").search(text, line.start, line.end)
    return first.start() if first else line.start
