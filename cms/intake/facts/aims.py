"""What an event was for, in the report's own words: behind "the aim was", in a list under "Aims:"."""

import re
from collections.abc import Iterator, Sequence

from cms.intake.facts.found import Found
from cms.intake.facts.lists import bare, enumerated, listed_below
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_LABEL = re.compile(
    r"^\W*(?:(?:main |our |the )?(?:aims?|goals?|objectives?|purposes?|tasks)(?: and (?:objectives|tasks|goals))?(?: of the \w+)?|why"
    r"|(?:основн\w+ )?(?:цел[ьи]|задач[аи])(?: и задачи)?(?: \w+){0,2}|зачем"
    r"|(?:негізгі )?(?:мақсат(?:ы|тары)?|міндет(?:і|тері)?)(?: мен (?:міндеттері|міндеті))?|(?:форумның|байқаудың|семинардың|іс-шараның|конференцияның)"
    r" (?:негізгі )?(?:мақсат(?:ы|тары)|міндет(?:і|тері))|не үшін)\s*(?P<sign>[:–—]|\s-\s)\s*",
    re.IGNORECASE,
)
_NOUN = {
    "en": r"(?:aims?|goals?|purposes?|objectives?|intention|idea|point)",
    "ru": r"(?:цел(?:ь|и|ью|ями)|задач(?:а|и|ей|ами))",
    "kk": r"(?:мақсат\w*|міндет\w*|көздегеніміз)",
}
_SAYS = {
    "en": (
        re.compile(
            rf"\b{_NOUN['en']}\b(?:\s+(?:of|for)\s+(?:[^.;:?]{{1,70}}?))?\s+(?:was|were|is|are)\s+(?:to\s+|that\s+)?(?=\w)", re.IGNORECASE
        ),
        re.compile(r"\b(?:was|were|is|are)\s+(?:aimed at|intended to|designed to|meant to|directed at|dedicated to)\s+(?=\w)", re.IGNORECASE),
        re.compile(r"\baimed\s+(?:at|to)\s+(?=\w)", re.IGNORECASE),
        re.compile(r"\bwhat we (?:hoped for|wanted|were after)\b[^:?.]{0,30}(?:was|:)\s*(?:simple:?\s*)?(?=\w)", re.IGNORECASE),
    ),
    "ru": (
        re.compile(
            rf"\b{_NOUN['ru']}\b(?:\s+[^.;:?–—]{{1,60}}?)?\s+(?:был[аио]?|стал[аио]?|является|являлось|являлась|являются|ставилось|состоит в том|заключ\w+ в том|явил[аио]сь)"
            r"(?:,)?\s+(?=\w)",
            re.IGNORECASE,
        ),
        re.compile(rf"\b{_NOUN['ru']}\b(?:\s+[^.;:?–—]{{1,60}}?)?\s*(?:[–—:]|\s-\s)\s*(?=\w)", re.IGNORECASE),
        re.compile(r"\b(?:был[аио]? )?(?:направлен[аоы]?|нацелен[аоы]?|призван[аоы]?|ориентирован[аоы]?)\s+(?:на\s+)?(?=\w)", re.IGNORECASE),
    ),
    "kk": (
        re.compile(rf"\b{_NOUN['kk']}\s*(?:[–—:]|\s-\s)\s*(?=\w)", re.IGNORECASE),
    ),
}
_DIRECTED_KK = re.compile(r"(?P<aim>(?:[\w-]+\s+){2,14}?)(?:бағытталды|бағытталған|арналды)\b")
_AIM_IS_KK = re.compile(r"\bмақсаты\s+(?:-\s*)?(?P<aim>(?:[\w«»-]+\s+){2,18})(?:болды|болып табылады|еді)\b")
_ASKED = re.compile(
    r"(?:^|[.!?]\s)(?:what (?:were we after|was it for|for)|why(?: (?:all this|did we do it|do it|did we meet))?|зачем(?: (?:всё |все )?это(?: было)?| всё это нужно)?"
    r"|для чего\w*(?: \w+){0,3}|не үшін(?: \w+){0,3})\?\s*$",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"^(?:we (?:wanted|hoped|meant)\s+(?:to\s+|for\s+|that\s+)?|мы (?:хотели|стремились),?\s*|чтобы\b|хотелось,?\s*|so that\b|to\b)", re.IGNORECASE
)
_INTRODUCES = re.compile(
    r"\b(?:aim(?:ed|s)?(?: at)?|goals?|objectives?|purposes?|цел[ьи]|задач[аи]|направлен\w*|мақсат\w*|міндет\w*|бағытталды|көздеді)\b[^.?!]{0,60}:\s*$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:aim of the (?:session|exhibition|workshop|game)|(?:цель|задача) (?:сессии|выставки|площадки|урока|игры|этапа)|(?:сессияның|көрменің|сабақтың) мақсаты"
    r"|задач[аи]? (?:урок|по математик))",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…]+[»”\"]?\s*$")
_TAIL = re.compile(r"\s+(?:болды|болып табылады|еді|болатын)$")
_LEADS = re.compile(r"^(?:одна|одно|проста|простая|simple|clear|бір|қарапайым)\s*[:–—]\s*", re.IGNORECASE)
_LONGEST = 400


def find_aims(reading: Reading, sentences: Sequence[Sentence]) -> tuple[Found[str], ...]:
    """The aims of an event, in order, without the words that call them so."""
    found: dict[str, Found[str]] = {}
    for place, sentence in enumerate(sentences):
        before = sentences[place - 1] if place else None
        for span in _spans(reading, sentence, before):
            one = _aim(reading.text, span)
            if one is not None:
                found.setdefault(one.value.casefold(), one)
    return tuple(found.values())


def _spans(reading: Reading, sentence: Sentence, before: Sentence | None) -> Iterator[Span]:
    text = reading.text
    words = sentence.span.of(text)
    if _OF_OTHERS.search(words):
        return
    if match := _LABEL.match(words):
        yield from _behind(reading, sentence, sentence.span.start + match.end(), is_label=match["sign"] == ":")
        return
    if _INTRODUCES.search(words):
        yield from listed_below(reading, sentence)
        return
    for pattern in _SAYS[sentence.language]:
        if match := pattern.search(words):
            yield from _behind(reading, sentence, sentence.span.start + match.end(), is_label=False)
            return
    if sentence.language == "kk":
        yield from _kazakh(sentence, words)
    if before is not None and _ASKED.search(before.span.of(text)) and (match := _WANTED.match(words)):
        keeps = match[0].casefold().startswith(("чтобы", "so that", "to"))
        yield Span(sentence.span.start + (0 if keeps else match.end()), sentence.span.end)


def _behind(reading: Reading, sentence: Sentence, start: int, *, is_label: bool) -> Iterator[Span]:
    """What stands behind a label or verb: one aim, several that are numbered or divided, or a list below."""
    end = sentence.span.end
    if start >= end or not reading.text[start:end].strip(" :–—-"):
        yield from listed_below(reading, sentence)
        return
    rest = Span(start, end)
    parts = enumerated(reading.text, rest, sentence.language)
    is_divided = ";" in rest.of(reading.text) or re.search(r"(?:^|\s)\(?[1a]\)\s", rest.of(reading.text))
    yield from parts if is_divided and len(parts) > 1 else (rest,)
    if is_label and reading.text[start:end].rstrip().endswith(":"):
        yield from listed_below(reading, sentence)


def _kazakh(sentence: Sentence, words: str) -> Iterator[Span]:
    for pattern in (_AIM_IS_KK, _DIRECTED_KK):
        if (match := pattern.search(words)) and not re.search("мынаған|мыналарға", match["aim"]):
            if pattern is _DIRECTED_KK and not re.search("форум|байқау|семинар|конференция|іс-шара", words, re.IGNORECASE):
                continue
            start = sentence.span.start + match.start("aim")
            yield Span(start, start + len(match["aim"].rstrip()))
            return


def _aim(text: str, span: Span) -> Found[str] | None:
    span = bare(text, Span(span.start, min(span.end, span.start + _LONGEST)))
    words = span.of(text)
    if match := _LEADS.match(words):
        span = Span(span.start + match.end(), span.end)
        words = span.of(text)
    for pattern in (_ENDS, _TAIL):
        if match := pattern.search(words):
            span = Span(span.start, span.start + match.start())
            words = span.of(text)
    if len(words) < 8:
        return None
    return Found(" ".join(words.split()), (span,))
