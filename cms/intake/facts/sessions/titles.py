"""Which quoted title belongs to which word of a kind: «…» диалог алаңы, workshops "…" and "…"."""

import re
from dataclasses import dataclass

from cms.intake.facts.mentions import Mentions
from cms.intake.facts.quotations import Quoted, QuotedStretches
from cms.intake.facts.sessions.kinds import KindWord
from cms.intake.report import Span

LONGEST_TITLE = 140
# How far a title stands from its kind at most, in letters.
FARTHEST = 90
_EVENT = (
    r"форум\w*|forum|конференц\w+|conference|семинар\w*|seminar|webinar|вебинар\w*|слет\w*|слёт\w*|съезд\w*|school|школ\w+"
    r"|лице\w+|гимнази\w+|университет\w*|университеті\w*|институт\w*|центр\w*|орталы\w+|мектеп\w*|мектебі\w*|гимназия\w*|лицей\w*|дворец\w*|дворц\w+"
    r"|сарай\w*|фонд\w*|fund|foundation|қор\w*|бірлесті\w+|клуб\w*|club|колледж\w*|college|отел\w+|hotel|қонақ\s?үй\w*|лагер\w*|camp"
    r"|кафе|centre|center|university|lyceum|gymnasium|house|palace|газет\w+|журнал\w*|newspaper|book|книг\w+|кітаб\w*"
    r"|номинаци\w+|nomination|аталым\w*|приз\w*|prize|жүлде\w*|бағдарлам\w+|программ\w+|programme|проект\w*|жоба\w*"
    r"|клип\w*|фильм\w*|film|ән\w*|song"
)
# In Kazakh a title stands before its noun: a noun before a title, in whatever case, is another thing's.
_EVENT_BEFORE = re.compile(
    rf"(?<!\w)(?!\w+(?:да|де|та|те|ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|на|не|ын|ін|ында|інде|нан|нен|дан|ден|мен|бен|пен)[\s:–—-]*$)(?:{_EVENT})[\s:–—-]*$"
    r"|(?<!\w)(?:форума|форуме|конференции|семинара|семинаре|школе|слёта|слете)\s$",
    re.IGNORECASE,
)
_ADJECTIVE = (
    r"\w+(?:лық|лік|дық|дік|тық|тік|аралық|ші)\s|regional\s|annual\s|school\s|city\s"
    r"|secondary\s|орта\s|қоғамдық\s"
)
_EVENT_AFTER = re.compile(rf"\s(?:атты\s|деген\s)?(?:{_ADJECTIVE})?(?:{_EVENT})(?!\w)", re.IGNORECASE)
_EVENT_WITHIN = re.compile(rf"(?<!\w)(?:{_EVENT})(?!\w)", re.IGNORECASE)
_SAID = re.compile(
    r"[,.!?]?[\s,–—-]*(?:said|says|wrote|told|asked|сказал|говорит|отмет|поделил|написал|призна|рассказ|смеётся|деді|дейді|деп(?!\sатал|\sат\w)|дейтін"
    r"|айтты|жазды|–\s?деді)",
    re.IGNORECASE,
)
# What stands between a contest and the name of something that is shown at it.
_NO_NAME = re.compile(
    r"\b(?:was|were)\b|card|project|карточк|визитк|защит|проект|представ|показ|тем[ау]|topic|prote|defen",
    re.IGNORECASE,
)
_JOINS = re.compile(r"[\s,;]*(?:and|и|а также|мен|бен|пен|және|,|;)?[\s,;]*")
_ENDS_PART = re.compile(r"[.;!?](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Titled:
    """A word of a kind with its titles; `titles` is empty where it has none in its sentence."""

    word: KindWord
    titles: tuple[Quoted, ...]

    @property
    def anchor(self) -> Span:
        """The stretch of the word and its titles."""
        spans = [self.word.span, *(one.span for one in self.titles)]
        return Span(min(one.start for one in spans), max(one.end for one in spans))


def is_title(text: str, quote: Quoted) -> bool:
    """Tell whether words in quotation marks may be a session's title: not a speech, a school or an event."""
    words = quote.inner.of(text)
    if len(words) > LONGEST_TITLE or _SAID.match(text, quote.span.end):
        return False
    if _EVENT_BEFORE.search(text, max(0, quote.span.start - 40), quote.span.start):
        return False
    return not _EVENT_AFTER.match(text, quote.span.end, quote.span.end + 60)


def titled(
    text: str,
    span: Span,
    words: tuple[KindWord, ...],
    stretches: QuotedStretches,
    mentions: Mentions,
    language: str,
) -> list[Titled]:
    """The words of kinds in a sentence with the titles that belong to each."""
    used: set[Span] = set()
    found = []
    for number, word in enumerate(words):
        start = words[number - 1].span.end if number else span.start
        end = words[number + 1].span.start if number + 1 < len(words) else span.end
        before = _free(text, stretches.within(start, word.span.start), used)
        after = _free(text, stretches.within(word.span.end, end), used)
        titles = _titles(text, word, before, after, mentions, language)
        used.update(one.span for one in titles)
        found.append(Titled(word, tuple(titles)))
    return found


def _free(text: str, quotes: tuple[Quoted, ...], used: set[Span]) -> list[Quoted]:
    """The quotes that may be titles and belong to no other word."""
    return [one for one in quotes if one.span not in used and is_title(text, one)]


def _titles(
    text: str, word: KindWord, before: list[Quoted], after: list[Quoted], mentions: Mentions, language: str
) -> list[Quoted]:
    adjacent = bool(after) and after[0].span.start - word.span.end <= 3
    if adjacent and before and language == "kk" and word.span.start - before[-1].span.end <= 1:
        # «А» диалог алаңы, «Ә» шеберлік сағаты: what follows is the next one's.
        adjacent = False
    if before and not adjacent and _goes_before(text, word, before[-1], mentions, language):
        return before[-1:] if not word.is_plural else _joined(text, before, mentions)
    if after and _goes_after(text, word, after[0], mentions, language):
        if not word.is_plural:
            return after[:1]
        return [after[0], *(one for one in after[1:] if one.span.end - after[0].span.start < 600)]
    return []


def _goes_before(text: str, word: KindWord, quote: Quoted, mentions: Mentions, language: str) -> bool:
    """Tell whether a title stands before its kind: «…» тақырыбындағы диалог алаңы, "…", a workshop."""
    between = text[quote.span.end : word.span.start]
    if language == "kk" or re.search(r"[әғқңөұүһі]", word.span.of(text)):
        return (
            len(between) <= FARTHEST
            and len(between.split()) <= 7
            and not _ENDS_PART.search(between)
            and "«" not in between
            and not _EVENT_WITHIN.search(between)
            and not mentions.within(quote.span.end, word.span.start)
        )
    return bool(
        re.fullmatch(r"[\s,–—-]*(?:was |is |– )?(?:(?:an?|the|это|наш|our)\s)?(?:\w+[\s-]){0,2}", between)
    ) and not _EVENT_WITHIN.search(between)


def _goes_after(text: str, word: KindWord, quote: Quoted, mentions: Mentions, language: str) -> bool:
    """Tell whether a title stands behind its kind."""
    between = text[word.span.end : quote.span.start]
    if language == "kk" and re.search(r"[ғқңөұүһәі]|алаң|мастер|байқау", word.span.of(text).casefold()):
        behind = r"\s?(?:[:–—-]\s|\()"
        if word.kind != "contest":
            behind += r"|\s|\s(?:тақырыбы|атауы)\s(?:[–—:]\s)?"
        if word.is_general:
            behind += r"|,\s"
        return bool(re.fullmatch(behind, between))
    if word.kind == "contest" and _NO_NAME.search(between):
        return False
    if len(between) > FARTHEST or _ENDS_PART.search(between):
        return False
    named = mentions.within(word.span.end, quote.span.start)
    # «мастер-классом Павла Кима «…»»: one name and nothing else may stand between.
    is_led_before = (
        named
        and not word.is_plural
        and not (len(named) == 1 and len(between.split()) <= 4 and "," not in between)
    )
    return not _EVENT_WITHIN.search(between) and not is_led_before


def _joined(text: str, quotes: list[Quoted], mentions: Mentions) -> list[Quoted]:
    """The last of the quotes and those that commas or "and" join to it, or commas and who led the next."""
    chain = [quotes[-1]]
    for quote in reversed(quotes[:-1]):
        between = text[quote.span.end : chain[0].span.start]
        is_led = mentions.within(quote.span.end, chain[0].span.start) and len(between) < FARTHEST
        if not (_JOINS.fullmatch(between) or (is_led and not _EVENT_WITHIN.search(between))):
            break
        chain.insert(0, quote)
    return chain
