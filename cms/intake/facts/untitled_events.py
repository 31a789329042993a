"""Events without a title in quotation marks: «областной семинар по оцениванию», "a meeting of principals"."""

import re
from collections.abc import Iterator

from cms.intake.facts.carriers import is_verb
from cms.intake.facts.event_phrases import capitalised, first_of_phrase
from cms.intake.facts.kinds import Noun, noun_at
from cms.intake.facts.named_events import Mention
from cms.intake.facts.nominative import nominative
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.reading import Reading, Sentence, Word
from cms.intake.report import Span

_HELD = re.compile(
    r"\b(?:held|took place|organi[sz]ed|conducted|hosted|gathered|opened|ran|was|were|event"
    r"|прош[её]л|прошл[аио]|состоял\w+|провел\w*|провёл|проведен\w*|организовал\w*"
    r"|мероприяти\w+|собрал\w*|открыл\w*"
    r"|жил[аи]?|работал\w*|длил\w*|стартовал\w*|завершил\w*|назывался|называлась|ш[её]л|шл[аи]|started|ended"
    r"|өтті|өткіз\w+|ұйымдастыр\w+|іс-шара\w*|басталды|болды|жиналды)",
    re.IGNORECASE,
)
_ON = re.compile("of|for|on|about|по|для|о|об")
_TITLE_LABEL = re.compile(
    r"^\s*(?:(?:название|тема)"
    r"(?: (?:семинара|форума|конкурса|конференции|мероприятия|встречи))?"
    r"|title|name|topic|theme|атауы|тақырыбы|тақырып"
    r"|іс-шараның атауы)\s*[:–—-]\s*(\S.{2,200})$",
    re.IGNORECASE,
)
# Nouns that stand in the plural for one event.
_SEVERAL = ("чтения", "курс")
_ANY_EVENT = re.compile(r"мероприяти(?:е|я|ем|и)|іс-шара(?:ны|сы)?|event")
_MOST = 50
# The longest phrase that is taken for the title of an event.
_LONGEST = 14


def find_untitled(reading: Reading, sentences: list[Sentence], quotes: QuotedStretches) -> list[Mention]:
    """The events that a report names by a noun alone, those that "took place" first."""
    found: list[tuple[bool, Mention]] = []
    label = next(
        (m[1].strip() for one in sentences if (m := _TITLE_LABEL.match(one.span.of(reading.text)))), ""
    )
    for sentence in sentences:
        for place in range(len(sentence.words)):
            noun = noun_at(sentence.words, place)
            if noun is None or noun.is_plural or quotes.around(sentence.words[place].start):
                continue
            text = sentence.span.of(reading.text)
            is_held = bool(_HELD.search(text))
            mention = _mention(reading, sentence, noun, place, label)
            if not re.search("last year|прошлогодн|былтырғы|next|следующ|келесі", text, re.IGNORECASE):
                found.append((is_held, mention))
    order = [mention for is_held, mention in found if is_held] + [
        one for is_held, one in found if not is_held
    ]
    strong = [mention for mention in order if not (mention.noun.is_weak or mention.noun.is_part)] or order
    return strong[:_MOST]


def find_unnamed(sentences: list[Sentence], quotes: QuotedStretches) -> list[Mention]:
    """The event of a report that calls it no more than one: «мероприятие прошло», "the event was held"."""
    for sentence in sentences:
        words = sentence.words
        for place, word in enumerate(words):
            if not _ANY_EVENT.fullmatch(word.folded) or quotes.around(word.start):
                continue
            beside = " ".join(other.folded for other in words[max(place - 6, 0) : place + 7])
            if _HELD.search(beside):
                base = {"en": "event", "ru": "мероприятие", "kk": "іс-шара"}[sentence.language]
                noun = Noun(base, "other", sentence.language, is_weak=True)
                return [Mention(noun, base.capitalize(), "", Span(word.start, word.end), sentence)]
    return []


def _mention(reading: Reading, sentence: Sentence, noun: Noun, place: int, label: str) -> Mention:
    words = sentence.words
    span = _phrase(reading.text, words, place, noun)
    title = span.of(reading.text)
    if noun.language != "en":
        is_one = noun.language == "ru" and noun.base not in _SEVERAL
        title = nominative(title, noun.language, singular=is_one)
    name = ""
    if label and not label.startswith(("«", '"', "“")) and noun.base not in label.casefold():
        name = label.strip('«»“”". ')
        title = f"{title} “{name}”" if noun.language == "en" else f"{title} «{name}»"
    return Mention(noun, capitalised(" ".join(title.split())), name, span, sentence)


def _phrase(text: str, words: tuple[Word, ...], place: int, noun: Noun) -> Span:
    first = first_of_phrase(text, words, place, noun.language)
    if noun.language == "kk":
        first = _kazakh_beginning(text, words, first)
        return Span(words[first].start, words[place].end)
    last = place
    for after in _following(text, words, place, noun.language):
        last = after
    return Span(words[first].start, words[last].end)


def _kazakh_beginning(text: str, words: tuple[Word, ...], first: int) -> int:
    """Whose forum it is stands before it in the genitive, or as it is: Абай облысы мұғалімдерінің форумы."""
    if words[first].folded != "форум" and first and re.search("[дтл][ае]р$", words[first - 1].folded):
        # «облыстық мұғалімдер байқауы»: those who compete stand before it as they are.
        first = first_of_phrase(text, words, first - 1, "kk")
    place = first
    if not (first and re.search("[ндт][ыі]ң$", words[first - 1].folded)):
        return first
    while place and first - place < 6:
        if text[words[place - 1].end : words[place].start].strip():
            break
        if words[place - 1].folded != "жөніндегі" and re.search(
            "(?:[дт][ае]|[дтн][ае]н|ды|ді|ты|ті|ған|ген|ғы|гі)$", words[place - 1].folded
        ):
            break
        place -= 1
    return place


def _following(text: str, words: tuple[Word, ...], place: int, language: str) -> Iterator[int]:
    """The words that belong to a noun behind it, up to a verb, a comma or a place."""
    is_begun = False
    for after in range(place + 1, min(place + _LONGEST, len(words))):
        if text[words[after - 1].end : words[after].start].strip():
            return
        word = words[after].folded
        if is_verb(word, language) or word in (
            "в",
            "во",
            "на",
            "in",
            "at",
            "with",
            "с",
            "со",
            "from",
            "under",
        ):
            return
        if word.isdecimal():
            return
        if not is_begun and language == "en" and not _ON.fullmatch(word):
            return
        is_begun = True
        yield after
