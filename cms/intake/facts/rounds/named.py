"""Rounds told by their names: «туры «А» и «Б»», and one a sentence, in turn, behind a number of them."""

import re
from collections.abc import Iterator, Sequence

from cms.intake.facts.quotations import Quoted, QuotedStretches
from cms.intake.facts.rounds.words import COUNT, COUNTS, PART, ROUND
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_BETWEEN = re.compile(r"(?:\s?,)?\s?(?:and|и|және|мен|пен|бен)?\s", re.IGNORECASE)
_ROUNDS = r"(?:rounds|stages|этап(?:ы|ах|ов|ами)|тур(?:ы|ах|ов|ами)|испытания(?:х|ми)?)"
_BEFORE = re.compile(rf"(?<!\w){_ROUNDS}\s(?:called\s|под названиями?\s)?$", re.IGNORECASE)
_BEHIND = re.compile(
    r"\s(?:(?:атты|деп аталатын|деген)\s)?(?:кезең|тур|сайыс|сын)(?:дері|лары|тары)?(?:нде|нда|нен|нан|ден"
    r"|дан|і|ы)?(?!\w)"
    r"|\srounds(?!\w)",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"(?<!\w)(?P<count>{COUNT})\s(?:[^\W\d_]+\s)?(?:{ROUND}|{PART})", re.IGNORECASE)
_TURN = re.compile(
    r"\W*(?:(?:и|а|and|ал|ең)\s)?(?:first|at first|then|after that|next|finally|in the end|last(?:ly)?"
    r"|сначала|вначале|сперва|затем|потом|после этого|далее|в завершение|наконец|последним"
    r"|алдымен|әуелі|содан кейін|одан кейін|содан соң|соңында)"
    r"(?:\s(?:came|there was|was|были|была|был|шл[иа]|шёл))?[,:\s–—]+(?=[«“\"])",
    re.IGNORECASE,
)
# A sentence or two may tell more of a round before the next.
_FAR = 3


def told_in_row(
    reading: Reading, sentences: Sequence[Sentence], stretches: QuotedStretches
) -> Iterator[tuple[Span, Sentence]]:
    """Quoted names in a row beside a word for rounds."""
    text = reading.text
    for sentence in sentences:
        rows: list[list[Quoted]] = []
        for one in stretches.within(sentence.span.start, sentence.span.end):
            if rows and _BETWEEN.fullmatch(text, rows[-1][-1].span.end, one.span.start):
                rows[-1].append(one)
            else:
                rows.append([one])
        for row in rows:
            is_told = _BEFORE.search(text[sentence.span.start : row[0].span.start])
            if len(row) > 1 and (is_told or _BEHIND.match(text, row[-1].span.end)):
                yield from ((one.span, sentence) for one in row)
                return


def told_one_by_one(
    reading: Reading, sentences: Sequence[Sentence], stretches: QuotedStretches
) -> Iterator[tuple[Span, Sentence]]:
    """Quoted names that sentences begin with, in turn, behind one that tells how many rounds there were."""
    for place, sentence in enumerate(sentences):
        counted = _COUNTED.search(sentence.span.of(reading.text))
        if counted is None:
            continue
        count = COUNTS[counted["count"].casefold()]
        found: list[tuple[Span, Sentence]] = []
        last = place
        for number in range(place + 1, min(place + 1 + count * _FAR, len(sentences))):
            following = sentences[number]
            turn = _TURN.match(reading.text, following.span.start, following.span.end)
            quotes = stretches.within(turn.end(), following.span.end) if turn else ()
            if turn and quotes and quotes[0].span.start <= turn.end() and number - last <= _FAR:
                found.append((quotes[0].span, following))
                last = number
        if len(found) == count:
            yield from found
            return
