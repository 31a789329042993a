"""Rounds told by their numbers or in turn: "In the first round …", «I этап – …», "first … then …"."""

import re
from collections.abc import Iterator, Sequence

from cms.intake.facts.lists import bare
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.facts.rounds.words import COUNT, LAST, NUMBERED, PART, ROUND, order
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

LONGEST_ROUND = 160
# Rounds that have a name of their own instead of a number.
_OWN = (
    r"(?P<named>заочн\w{2,3}|очн\w{2,3}|отборочн\w{2,3}|дистанционн\w{2,3}|финальн\w{2,3}|qualifying"
    r"|correspondence|distance"
    r"|online|face[\s-]to[\s-]face|сырттай|іріктеу|қашықтан|күндізгі)"
)
_HEAD = re.compile(
    rf"(?<![\w-])(?:{NUMBERED}|{LAST})(?:[\s-]|,\s)(?:\(?[^\W\d_]+\)?,?[\s-]){{0,2}}(?:{ROUND})"
    r"(?:\s(?:конкурса|of the (?:contest|competition)|байқаудың))?(?!\w)"
    r"|(?<!\w)(?:round|stage|этап|тур|кезең)\s(?P<figure>[1-6]|[iі]{1,3}|one|two|three|four|один|два"
    r"|три)(?!\w)"
    rf"|(?<!\w){_OWN}\s(?:{ROUND})(?=\s?[:(–—])",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"(?:^|[,;]\s(?:(?:and|а|и|ал|while|–)\s)?|\s(?:and|а|и|ал|және)\s)(?:(?:in|на|во|в)\s)?(?:the\s)?"
    rf"(?:{NUMBERED}|{LAST})(?:де|да|сі|сінде|сі\s–)?(?=\s?[–—,:-]|\s(?:was|were|is|one)\b|\s[«\"“]|\s[–—])",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s?\(([^()]{3,80})\)")
# Behind "two rounds.": "The first was …", «Первый – …».
_FIRST = re.compile(
    rf"(?:the\s)?(?:{NUMBERED})(?:сі|де)?(?=\s?[–—,:-]|\s(?:was|is|one)\b|\s[«\"“])", re.IGNORECASE
)
_LINK = re.compile(
    r"\W*(?:(?:was|were|is|had|called|named|consisted of|included|came)\s(?:called\s)?|(?:это|был[аи]?"
    r"|назывался|включал"
    r"|стал[аои]?|проходил в форме|состоял из)\s|(?:бойынша)\s)?[^\w«\"“]*",
    re.IGNORECASE,
)
_DOERS = (
    r"(?:the\s)?(?:teams?|participants?|contestants?|teachers?|schools?|they|finalists?)"
    r"|командам?|участник\w+|конкурсант\w+|педагог\w*|учител\w+|школы|финалист\w+|они"
    r"|қатысушылар\w*|командалар\w*|мұғалімдер\w*|педагогтер\w*|мектептер\w*|олар|үміткерлер\w*"
)
_DID_EN = re.compile(
    rf"^(?:{_DOERS})\s(?:had to\s)?(?P<verb>[a-z]+)\s(?:themselves\s)?(?:their\s|a\s|an\s"
    rf"|the\s)?(?P<what>[^,;.]+)",
    re.IGNORECASE,
)
_DID_RU = re.compile(
    rf"^(?:{_DOERS})\s(?P<verb>\w+(?:ли|ют|ят|ать|ить|лись))\s(?:свои\s|свою\s)?(?P<what>[^,;.]+)",
    re.IGNORECASE,
)
_DID_KK = re.compile(
    rf"^(?:(?:{_DOERS})\s)?(?P<what>[^,;.]+?)\s(?:жазды|өткізді|өтті|көрсетті|қорғады|орындады|таныстырды"
    rf"|ұсынды|тапсырды|болды|жасады)$",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\s(?:was|were|had|took|teams|participants|the (?:teams|participants|schools)|командам?|участник\w+"
    r"|состоял\w+|прошл\w+"
    r"|прошёл|проходил\w*|проверял\w*|қорғалды|өтті|өткізілді|болды|ұйымдастырылды|көрсетілді|таныстырылды"
    r"|сыналды|деп)\b",
    re.IGNORECASE,
)
_ROUNDS_TOLD = re.compile(rf"(?<!\w)(?:{COUNT})\s(?:[^\W\d_]+\s)?(?:{ROUND}|{PART})", re.IGNORECASE)
_IN_TURN = re.compile(
    r"(?<!\w)(?:(?P<first>first|at first|сначала|вначале|сперва|алдымен|әуелі)"
    r"|(?P<then>then|after that|next|finally|at the end|in the end|затем|потом|после этого|далее|в завершение"
    r"|в конце|наконец|содан кейін"
    r"|одан кейін|содан соң|соңында|кейін))(?:\s(?:came|there was|was|were|были|была|был|шл[иа]|шёл"
    r"|followed))?\s",
    re.IGNORECASE,
)


_TURN_BEFORE = re.compile(
    r"(?:first|then|finally|after that|сначала|вначале|затем|потом|в завершение|наконец|алдымен"
    r"|содан кейін|одан кейін|соңында)\s",
    re.IGNORECASE,
)


_VERB = re.compile(
    r"(?:\w+(?:али|или|яли|ели|уют|яют|дут)|wrote|gave|showed|held)\s(?:an?\s|the\s|their\s|свои\s)?",
    re.IGNORECASE,
)


def told_by_numbers(
    reading: Reading, sentences: Sequence[Sentence], stretches: QuotedStretches
) -> Iterator[tuple[Span, Sentence]]:
    """The stretches that say what each round was, from the first on, and their sentences."""
    text = reading.text
    wanted = 1
    for place, sentence in enumerate(sentences):
        span = sentence.span
        heads = [
            one for one in _HEAD.finditer(text, span.start, span.end) if not stretches.around(one.start())
        ]
        if not heads and wanted == 1 and place and _ROUNDS_TOLD.search(sentences[place - 1].span.of(text)):
            first = _FIRST.match(text, span.start, span.end)
            heads = [first] if first else []
        if not heads and wanted == 1:
            continue
        again = [
            one
            for one in _AGAIN.finditer(text, span.start, span.end)
            if not any(one.start() < head.end() and head.start() < one.end() for head in heads)
            and not stretches.around(one.end() - 1)
        ]
        if wanted == 1:
            again = [one for one in again if heads and one.start() > heads[0].end()]
        places = sorted([*heads, *again], key=lambda one: one.start())
        for number, head in enumerate(places):
            if order(head, wanted) != wanted:
                continue
            end = places[number + 1].start() if number + 1 < len(places) else span.end
            if not re.search(r"\w", text[head.end() : span.end]) and place + 1 < len(sentences):
                # «Этап 1. Визитная карточка»: what it was is the next sentence.
                below = sentences[place + 1]
                if below.block is sentence.block or span.end - head.start() > span.end - span.start - 3:
                    yield below.span, below
                    wanted += 1
                continue
            item = _what(text, head, Span(head.end(), end), sentence, stretches)
            if item:
                wanted += 1
                yield item, sentence


def told_in_turn(
    reading: Reading, sentences: Sequence[Sentence], stretches: QuotedStretches
) -> Iterator[tuple[Span, Sentence]]:
    """Rounds told as what came first and what then, where a number of rounds is told just before."""
    text = reading.text
    for number, sentence in enumerate(sentences):
        before = sentences[number - 1].span.of(text) if number else ""
        is_counted = _ROUNDS_TOLD.search(before) or _ROUNDS_TOLD.search(sentence.span.of(text))
        turns = [
            one
            for one in _IN_TURN.finditer(text, sentence.span.start, sentence.span.end)
            if not stretches.around(one.start())
        ]
        if len(turns) < 2 or not turns[0]["first"]:
            continue
        ends = [one.start() for one in turns[1:]] + [sentence.span.end]
        named = [stretches.within(turn.end(), end) for turn, end in zip(turns, ends, strict=True)]
        if all(named):
            yield from ((quotes[0].span, sentence) for quotes in named)
            return
        if not is_counted:
            continue
        for turn, end in zip(turns, ends, strict=True):
            item = _cut(text, Span(turn.end(), end), sentence, stretches)
            if item:
                yield item, sentence
        return


def _what(
    text: str, head: re.Match, rest: Span, sentence: Sentence, stretches: QuotedStretches
) -> Span | None:
    """What a round was: a quoted name, else the words between its number and their predicate."""
    quotes = stretches.within(rest.start, rest.end)
    if quotes and quotes[0].span.start - rest.start < 60:
        return quotes[0].span
    before = stretches.within(max(sentence.span.start, head.start() - 100), head.start())
    if not quotes and before and head.start() - before[-1].span.end < 4:
        return before[-1].span
    aside = _ASIDE.match(text, rest.start, rest.end)
    if aside:
        # "Первый тур (заочный): видеоурок" is a lesson; "заочный тур (видеоурок)" too.
        behind = re.compile(r"\s?[:–—]\s").match(text, aside.end(), rest.end)
        if head.groupdict().get("named"):
            return bare(text, Span(aside.start(1), aside.end(1)))
        rest = Span(behind.end(), rest.end) if behind else rest
    link = _LINK.match(text, rest.start, rest.end)
    return _cut(text, Span(link.end() if link else rest.start, rest.end), sentence, stretches)


def _cut(text: str, span: Span, sentence: Sentence, stretches: QuotedStretches) -> Span | None:
    """The words of a stretch up to the next part of the sentence, without who did it."""
    stop = re.compile(r"[,;:]|\.\s|\s[–—]\s|(?<!\w)(?:and|и|а|және)\s*$").search(
        text, span.start + 1, span.end
    )
    item = without_doers(text, bare(text, Span(span.start, stop.start() if stop else span.end)))
    predicate = _PREDICATE.search(text, item.start, item.end)
    if predicate:
        item = bare(text, Span(item.start, predicate.start()))
    return item if 3 < item.end - item.start <= LONGEST_ROUND else None


def without_doers(text: str, item: Span) -> Span:
    """What was done, of who did it, and when in turn: "then the teams wrote an essay" is an essay."""
    turn = _TURN_BEFORE.match(text, item.start, item.end)
    if turn:
        verb = _VERB.match(text, turn.end(), item.end)
        item = Span(verb.end() if verb else turn.end(), item.end)
    words = item.of(text)
    for pattern in (_DID_EN, _DID_RU, _DID_KK):
        did = pattern.match(words)
        if did:
            return bare(text, Span(item.start + did.start("what"), item.start + did.end("what")))
    return item
