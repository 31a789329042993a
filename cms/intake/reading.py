"""One reading of a report: its sentences and words, each with its language, for every rule to stand on.

A sentence ends with a full stop, a question or exclamation mark, or with its block; not after an initial, an
abbreviation ("г.", "им.", "обл.", "Dr.", "т.б.") or within a date or number. Each row of a table and each
item of a list is a sentence of its own. The language of a sentence is told by its letters and commonest
words; one that says nothing has the language of the report.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cms.intake.report import Block, Report, Span
from cms.search.analysis.terms import STEMMERS
from cms.search.analysis.words import normalised

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# A picture in a message ends a sentence as a full stop does, where the next word begins one.
_STOP = re.compile("[.!?…]+[»”\"')\\]]*(?=\\s)|[\U0001f300-\U0001faff\u2600-\u27bf]+\ufe0f?(?=\\s)")
_QUOTED = re.compile('«[^«»\n]*»|“[^“”\n]*”|"[^"\n]*"')
_LETTERS = re.compile(r"[^\W\d_]{3}")
# How far from a stop anything can tell whether it ends a sentence: a longer word is none of a language.
_NEAR = 60
_ABBREVIATIONS = frozenset(
    (
        *(
            "г",
            "гг",
            "в",
            "вв",
            "им",
            "ул",
            "д",
            "обл",
            "р-н",
            "пр",
            "просп",
            "пл",
            "т",
            "п",
            "пос",
            "с",
            "см",
        ),
        *("др", "проф", "доц", "акад", "канд", "зам", "зав", "гл", "тыс", "млн", "руб", "тг", "чел", "мин"),
        *("час", "ж", "жж", "т.б", "т.с.с", "ауд", "ш", "п.ғ.к", "dr", "mr", "mrs", "ms", "prof", "st", "no"),
        *(
            "vs",
            "etc",
            "e.g",
            "i.e",
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "oct",
            "nov",
        ),
        *("dec", "янв", "февр", "апр", "авг", "сент", "окт", "нояб", "дек", "стр", "тел", "рис", "ст"),
    )
)
_KAZAKH = frozenset("әіңғүұқөһ")
_COMMON = {
    "kk": frozenset(("және", "мен", "бен", "пен", "үшін", "болды", "жылғы", "бойынша", "туралы", "да", "де")),
    "ru": frozenset(("и", "в", "на", "с", "по", "для", "из", "от", "к", "что", "как", "был", "была", "были")),
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word: `text[start:end]`, in small letters with ё as е (`folded`), and its sentence's language."""

    start: int
    end: int
    written: str
    folded: str
    language: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def stem(self) -> str:
        """What all forms of the word share, as the site's search has it."""
        return STEMMERS[self.language](self.folded)


@dataclass(frozen=True)
class Sentence:
    """A sentence: its place, the block it stands in, its language and words."""

    span: Span
    block: Block
    number: int
    language: str
    words: tuple[Word, ...]


class Reading:
    """A report, read once: `sentences` in order, and from any place the sentence or block it lies in."""

    def __init__(self, report: Report):
        self.report = report
        self.text = report.text

    @cached_property
    def language(self) -> str:
        """The language of most of the report's words: en, kk or ru; Russian for a text without letters."""
        weights = Counter[str]()
        for _, span in self._stretches():
            found = _language_of(span.of(self.text))
            if found:
                weights[found] += span.end - span.start
        return weights.most_common(1)[0][0] if weights else "ru"

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order."""
        found = []
        for number, (block, span) in enumerate(self._stretches()):
            language = _language_of(span.of(self.text)) or self.language
            words = tuple(self._words(span, language))
            found.append(Sentence(span, block, number, language, words))
        return tuple(found)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words in order."""
        return tuple(word for sentence in self.sentences for word in sentence.words)

    def sentence_at(self, place: int) -> Sentence:
        """The sentence that a place lies in, or the last one that begins before it."""
        return self.sentences[max(bisect_right(self._starts, place) - 1, 0)]

    def sentence_end(self, sentence: Sentence) -> int:
        """Where the line ends that a sentence begins in: a quotation may go on behind its full stop."""
        end = self.text.find("\n", sentence.span.end, sentence.block.span.end)
        return sentence.block.span.end if end < 0 else end

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def _words(self, span: Span, language: str) -> Iterator[Word]:
        for word in _WORD.finditer(self.text, span.start, span.end):
            yield Word(word.start(), word.end(), word[0], normalised(word[0]), language)

    def _stretches(self) -> Iterator[tuple[Block, Span]]:
        for block in self.report.blocks:
            yield from ((block, span) for span in _sentences(self.text, block))


def _sentences(text: str, block: Block) -> Iterator[Span]:
    """The stretches of a block that are sentences, without the blanks around them."""
    for line in _lines(text, block):
        start = line.start
        for stop in _STOP.finditer(text, line.start, line.end):
            end = stop.end()
            if _ends_sentence(text, start, stop.start(), end, line.end):
                yield from _trimmed(text, start, end)
                start = end
        yield from _trimmed(text, start, line.end)


def _lines(text: str, block: Block) -> Iterator[Span]:
    """A block by its lines."""
    start = block.span.start
    for line in text[block.span.start : block.span.end].splitlines(keepends=True):
        yield Span(start, start + len(line))
        start += len(line)


def _ends_sentence(text: str, start: int, stop: int, end: int, line_end: int) -> bool:
    """Tell whether a stop ends a sentence: what follows begins one, and what stands before is whole."""
    following = text[end : min(line_end, end + _NEAR)].lstrip(" \t\u00a0«“„\"'([—–-")
    if following and following[0].islower():
        return False
    before = text[max(start, stop - _NEAR) : stop]
    if text[stop] not in ".!?…":
        return bool(following) and following[0].isupper() and any(sign.isalnum() for sign in before)
    if text[stop] != ".":
        return True
    last = re.split(r"[\s(«“\"]", before)[-1]
    if not last:
        return True
    word = last.casefold()
    piece = last.rpartition(".")[2]
    is_initial = len(piece) == 1 and piece.isupper()
    return not is_initial and word not in _ABBREVIATIONS and word.rpartition(".")[2] not in _ABBREVIATIONS


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _language_of(text: str) -> str:
    """The language of a stretch by its letters and commonest words; "" where neither says."""
    # A Russian sentence may name a contest in Kazakh: what is quoted is not its language.
    unquoted = _QUOTED.sub(" ", text)
    letters = (unquoted if _LETTERS.search(unquoted) else text).casefold()
    words = set(_WORD.findall(letters))
    latin = len(re.findall(r"[a-z]", letters))
    cyrillic = len(re.findall(r"[а-яё]", letters))
    if latin > cyrillic:
        return "en" if latin > 3 else ""
    if not cyrillic:
        return ""
    special = sum(letters.count(letter) for letter in _KAZAKH)
    russian = len(words & _COMMON["ru"])
    kazakh = len(words & _COMMON["kk"])
    if special > 0.03 * cyrillic or kazakh > russian:
        return "kk"
    return "ru" if russian or special == 0 else ""
