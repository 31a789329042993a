"""What an event was for, told without the word "aim": "in order to …", «в целях …», «мы хотели …»."""

import re
from collections.abc import Iterator

from cms.intake.facts.carriers import is_verb
from cms.intake.facts.kinds import noun_at
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_FOR = {
    "en": re.compile(
        r"\b(?:in order to|so as to|so that|with (?:the|an?) (?:aim|purpose|goal|intention|view) (?:of|to)"
        r"|(?:sought|set out|was meant|were meant|hoped) to)\s+(?=\w)",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:в целях|с целью|(?:для|ради) того,? чтобы|с тем,? чтобы"
        r"|(?:цель|задач[ауи])\s+(?=\w+(?:ть|ти|ться)\b))\s*(?=\w)",
        re.IGNORECASE,
    ),
}
_WANTED = re.compile(
    r"^\W*(?:(?:we|what we) (?:wanted|hoped|meant|tried)\s+(?:was\s+)?(?:to\s+|for\s+|that\s+)?"
    r"|(?:мы|нам) (?:очень )?(?:хотел(?:и|ось)|стремились|старались|мечтали),?\s*"
    r"|хотелось,?\s*)(?=\w)",
    re.IGNORECASE,
)
_FOR_KK = re.compile(r"\b(?:мақсатында|мақсатымен|үшін)\b", re.IGNORECASE)
# A wish that was not for the event, or did not come true.
_BUT = re.compile(r"\b(?:but|however|но|однако|thank|поблагодарить|бірақ|алайда|рахмет)\b", re.IGNORECASE)
_BY_ORDER = re.compile(
    r"(?:implement|fulfil|реализаци|исполнени|выполнени|іске асыр|орындау)\w*[^.;]{0,80}"
    r"|(?:план|приказ|поручени|концепци|жоспар|бұйры[қғ]|plan|order)\w*",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"прош[еёо]л|прошл|состоял|провел|провёл|провод|өтті|өткіз|ұйымдастыр|held|took|organi", re.IGNORECASE
)
_WORDS = 14


def find_purposes(reading: Reading, sentence: Sentence) -> Iterator[Span]:
    """The purposes that a sentence tells of an event it names, or that "we" had; all of them are guesses."""
    text = reading.text
    words = sentence.span.of(text)
    if _BUT.search(words):
        return
    if sentence.language != "kk" and (match := _WANTED.match(words)):
        yield Span(sentence.span.start + match.end(), sentence.span.end)
        return
    if not any(noun_at(sentence.words, place) for place in range(len(sentence.words))):
        return
    span = _before(reading, sentence) if sentence.language == "kk" else _behind(reading, sentence)
    if span is not None and not _BY_ORDER.match(span.of(text)):
        yield span


def _behind(reading: Reading, sentence: Sentence) -> Span | None:
    """The words behind "in order to", up to a comma, a verb of the sentence or the event."""
    text = reading.text
    match = _FOR[sentence.language].search(text, sentence.span.start, sentence.span.end)
    if match is None:
        return None
    is_clause = match[0].casefold().rstrip().endswith(("чтобы", "to", "so that", "цель", "задача", "задачу"))
    first = sentence.index_from(match.end())
    last = first - 1
    for place in range(first, len(sentence.words)):
        word = sentence.words[place]
        gap = text[sentence.words[place - 1].end : word.start] if place > first else ""
        if re.search(r"[.;:!?()–—\n]", gap) or (not is_clause and "," in gap):
            break
        if _HELD.match(word.folded) or (noun_at(sentence.words, place) and not is_clause):
            break
        if not is_clause and sentence.language == "ru" and is_verb(word.folded, "ru"):
            break
        last = place
    return Span(match.end(), sentence.words[last].end) if last > first else None


def _before(reading: Reading, sentence: Sentence) -> Span | None:
    """The words before «мақсатында» or «үшін», back to the event, a comma or a title."""
    text = reading.text
    match = _FOR_KK.search(text, sentence.span.start, sentence.span.end)
    if match is None:
        return None
    last = sentence.index_from(match.start()) - 1
    first = last + 1
    while first and last - first < _WORDS:
        gap = text[sentence.words[first - 1].end : sentence.words[first].start]
        if re.search(r"[.,;:!?()«»–—\n]", gap) or noun_at(sentence.words, first - 1):
            break
        first -= 1
    return Span(sentence.words[first].start, sentence.words[last].end) if last > first else None
