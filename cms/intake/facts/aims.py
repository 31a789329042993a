"""What an event was for, in the report's own words: behind "the aim was", in a list under "Aims:"."""

import re
from collections.abc import Iterator, Sequence

from cms.intake.facts.found import Found
from cms.intake.facts.lists import bare, enumerated, listed_below
from cms.intake.facts.purposes import find_purposes
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_LABEL = re.compile(
    r"^[\W\d]*(?:(?:main |our |the |its )*(?:aims?|goals?|objectives?|purposes?"
    r"|tasks)(?: and (?:objectives|tasks|goals))?(?: of the \w+)?|why"
    r"|(?:основн\w+ )?(?:цел[ьи]|задач[аи])(?: и задачи)?(?: [\w-]+){0,2}|зачем"
    r"|(?:негізгі )?(?:мақсат(?:ы|тары)?|міндет(?:і|тері)?)(?: мен (?:міндеттері|міндеті))?"
    r"|(?:форумның|байқаудың|семинардың|іс-шараның|конференцияның)"
    r" (?:негізгі )?(?:мақсат(?:ы|тары)|міндет(?:і|тері))|не үшін)\s*(?:был[аи]? так(?:ая|ой"
    r"|ие))?\s*(?P<sign>[:–—]|\s?-\s?)\s*",
    re.IGNORECASE,
)
_NOUN = {
    "en": r"(?:aims?|goals?|purposes?|objectives?|intention|idea|point)",
    "ru": r"(?:цел(?:ь|и|ью|ями)|задач(?:а|и|ей|ами))",
    "kk": r"(?:ма[қк]сат\w*|міндет\w*|көздеген\w*)",
}
_SAYS = {
    "en": (
        re.compile(
            rf"\b{_NOUN['en']}\b(?:\s+(?:of|for)\s+(?:[^.;:?]{{1,70}}?))?\s+(?:was|were|is"
            rf"|are)\s+(?:to\s+|that\s+)?(?=\w)",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:was|were|is|are)\s+(?:aimed at|intended to|designed to|meant to"
            r"|directed at|dedicated to)\s+(?=\w)",
            re.IGNORECASE,
        ),
        re.compile(r"\baimed\s+(?:at|to)\s+(?=\w)", re.IGNORECASE),
        re.compile(
            r"\bwhat we (?:hoped for|wanted|were after)\b[^:?.]{0,30}(?:was|:)\s*(?:simple:?\s*)?(?=\w)",
            re.IGNORECASE,
        ),
    ),
    "ru": (
        re.compile(
            rf"\b{_NOUN['ru']}\b(?:\s+[^.;:?–—]{{1,60}}?)?\s+(?:был[аио]?|стал[аио]?|является"
            rf"|являлось|являлась|являются|ставилось|состоит в том|заключ\w+ в том"
            rf"|явил[аио]сь)"
            r"(?:,)?\s+(?=\w)",
            re.IGNORECASE,
        ),
        re.compile(rf"\b{_NOUN['ru']}\b(?:\s+[^.;:?–—]{{1,60}}?)?\s*(?:[–—:]|\s-\s)\s*(?=\w)", re.IGNORECASE),
        re.compile(
            r"\b(?:стоя|став|постав)\w+\b[^.;:]{0,30}\b(?:цель|задач[ауи])\s+(?=\w+(?:ть|ти|ться)\b)"
            r"|\b(?:был[аио]? )?(?:направлен[аоы]?|нацелен[аоы]?|призван[аоы]?"
            r"|ориентирован[аоы]?)\s+(?:на\s+)?(?=\w)",
            re.IGNORECASE,
        ),
    ),
    "kk": (
        re.compile(rf"\b{_NOUN['kk']}\s*(?:[–—:]|\s-\s)\s*(?=\w)", re.IGNORECASE),
        re.compile(rf"\b{_NOUN['kk']}(?:\s+[\w-]+){{0,2}}\s+(?:еді|болды)\s*:\s*(?=\w)", re.IGNORECASE),
    ),
}
_DIRECTED_KK = re.compile(r"(?P<aim>(?:[\w-]+\s+){2,14}?)(?:бағытталды|бағытталған|арналды)\b")
_AIM_IS_KK = re.compile(
    r"\bмақсаты\s+(?:-\s*)?(?P<aim>(?:[\w«»-]+\s+){2,18})(?:болды|болып табыл(?:ады|ды)|еді)\b"
)
_AIM_FOUND_KK = re.compile(r"\bмақсат\w*\s+болып\s+(?P<aim>(?:[\w«»-]+\s+){1,18})табыл(?:ады|ды)\b")
_EVENT_KK = re.compile(
    r"^.*(?:форум|байқау|семинар|конференция|іс-шара|шара|кездесу|тренинг)\w*\s+", re.IGNORECASE
)
_ASKED = re.compile(
    r"(?:^|[.!?]\s)(?:what (?:were we after|was it for|for)|why(?: (?:all this|did we do it"
    r"|do it|did we meet))?|зачем(?: (?:всё |все )?это(?: было)?| всё это нужно)?"
    r"|ради чего\w*(?: \w+){0,3}|для чего\w*(?: \w+){0,3}|не үшін(?: \w+){0,3})\?\s*$",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"^\W*(?:we (?:wanted|hoped|meant)\s+(?:to\s+|for\s+|that\s+)?|мы (?:хотели|стремились),?\s*"
    r"|чтобы\b|хотелось,?\s*|so that\b|to\b)",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(
    r"\b(?:aim(?:ed|s)?(?: at)?|goals?|objectives?|purposes?|цел[ьи]|задач[аи]|направлен\w*"
    r"|мақсат\w*|міндет\w*|бағытталды|көздеді)\b[^.?!]{0,60}:\s*$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"^\W*(?:criteri|критери|өлшемшарт|бағалау)"
    r"|\b(?:aim of the (?:session|exhibition|workshop|game)|(?:цель|задача) (?:сессии|выставки"
    r"|площадки|урока|игры|этапа)|(?:сессияның|көрменің|сабақтың) мақсаты"
    r"|задач[аи]? (?:урок|по математик))",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…]+[»”\"]?\s*$")
_TAIL = re.compile(r"\s+(?:болды|болып табыл(?:ады|ды)|еді|болатын)$")
_LEADS = re.compile(
    r"^(?:одна|одно|проста|простая|simple|plain|clear|бір|қарапайым)\s*[:–—]\s*", re.IGNORECASE
)
_LONGEST = 400
_MOST_GUESSES = 2


def find_aims(reading: Reading, sentences: Sequence[Sentence]) -> tuple[Found[str], ...]:
    """The aims of an event, in order, without the words that call them so."""
    found: dict[str, Found[str]] = {}
    for place, sentence in enumerate(sentences):
        before = sentences[place - 1] if place else None
        for span in _spans(reading, sentence, before):
            one = _aim(reading.text, span)
            if one is not None:
                found.setdefault(one.value.casefold(), one)
    if not found:
        guesses = [one for sentence in sentences for one in find_purposes(reading, sentence)]
        aims = [aim for span in guesses if (aim := _aim(reading.text, span)) is not None]
        return tuple(Found(aim.value, aim.spans, is_sure=False) for aim in aims[:_MOST_GUESSES])
    return tuple(found.values())


def _spans(reading: Reading, sentence: Sentence, before: Sentence | None) -> Iterator[Span]:
    text = reading.text
    words = sentence.span.of(text)
    if _OF_OTHERS.search(words):
        return
    if match := _LABEL.match(words):
        yield from _behind(
            reading, sentence, sentence.span.start + match.end(), is_label=match["sign"] == ":"
        )
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
    for pattern in (_AIM_FOUND_KK, _AIM_IS_KK, _DIRECTED_KK):
        if (match := pattern.search(words)) and not re.search("мынаған|мыналарға", match["aim"]):
            if pattern is _DIRECTED_KK and not re.search(
                "форум|байқау|семинар|конференция|іс-шара", words, re.IGNORECASE
            ):
                continue
            aim = match["aim"].rstrip()
            told = _EVENT_KK.sub("", aim) if pattern is _DIRECTED_KK else aim
            end = sentence.span.start + match.start("aim") + len(aim)
            yield Span(end - len(told), end)
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
