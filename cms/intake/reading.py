"""One reading of a report: its sentences and words, each with its language, for every rule to stand on.

A sentence ends with a full stop, a question or exclamation mark, or with its block; not after an initial, an
abbreviation ("г.", "им.", "обл.", "Dr.", "т.б.") or within a date or number. Each row of a table and each
item of a list is a sentence of its own. The language of a sentence is told by its letters and commonest
words; one that says nothing has the language of the report.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from cms.intake.kazakh_keyboard import is_without_letters, with_letters
from cms.intake.one_alphabet import in_one_alphabet
from cms.intake.report import Block, Report, Span
from cms.intake.russian_alone import is_russian_alone
from cms.intake.wrapping import unwrapped
from cms.search.analysis.terms import STEMMERS
from cms.search.analysis.words import normalised

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# A picture in a message ends a sentence as a full stop does, where the next word begins one.
_STOP = re.compile("[.!?…]+[»”\"')\\]]*(?=\\s)|[\U0001f300-\U0001faff\u2600-\u27bf]+\ufe0f?(?=\\s)")
_QUOTED = re.compile('«[^«»\n]*»|“[^“”\n]*”|"[^"\n]*"')
# A title may have a stop in it: “Quiet, Please? No!”
_TITLE = re.compile(
    "«[^«»\n.]{1,60}[!?…][^«»\n]{0,60}»|“[^“”\n.]{1,60}[!?…][^“”\n]{0,60}”"
    '|(?<!\\w)"[^"\n.]{1,60}[!?…][^"\n]{0,60}"'
)
_LETTERS = re.compile(r"[^\W\d_]{3}")
# Rules look at all of a sentence for each of its words: what is longer is cut, or nonsense would take hours.
LONGEST_SENTENCE = 1500
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
        *("рук", "преп", "уч", "англ", "каз", "рус", "яз", "кл", "нач", "спец", "соц", "отв", "пред", "секр"),
        *("сек", "мұғ", "қ", "м.а", "и.о", "кафедр", "каф", "фак", "пед", "воспит", "дир"),
        *("др", "проф", "доц", "акад", "канд", "зам", "зав", "гл", "тыс", "млн", "руб", "тг", "чел", "мин"),
        *(
            "час",
            "ж",
            "жж",
            "т.б",
            "т.с.с",
            "ауд",
            "ш",
            "п.ғ.к",
            "dr",
            "mr",
            "mrs",
            "ms",
            "prof",
            "assoc",
            "asst",
            "st",
            "no",
        ),
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
        *("dec", "исп", "янв", "февр", "апр", "авг", "сент", "окт", "нояб", "дек", "стр", "тел", "рис", "ст"),
    )
)
# Candidates and doctors of sciences: к.п.н., п.ғ.д.
_DEGREE = re.compile(r"[кд]\.[^\W\d_]{1,3}\.н|[^\W\d_]{1,3}\.ғ\.[кдм]|ph\.d|н|ғ\.[кдм]")
# Initials of one sound in two letters.
_INITIALS = frozenset(("Zh", "Sh", "Ch", "Kh", "Gh", "Yu", "Ya", "Ye", "Yo", "Ts", "Дж"))
_KAZAKH = frozenset("әіңғүұқөһ")
# Hardly a Kazakh sentence has fewer of its words with a letter that Russian lacks.
_PART_OF_KAZAKH = 0.15
_LATIN, _CYRILLIC = re.compile(r"[A-Za-z]"), re.compile(r"[Ѐ-ӿ]")
_RUSSIAN_END = re.compile(r"(?:[ыи]й|[ая]я|[ое]е|[ое]го|[ое]му|[ыи]х|ой|ния|ние|нию|ость|ых|ами|ями|ского)$")
# Of Kazakh words, in letters that Russian has, too.
_KAZAKH_END = re.compile(
    r"(?:[ыи]н[ыи]н|[лдт][ае]р(?:д[ыи]н?|[ыи]мен|га|ге|мен)|[ыи]нда(?:гы)?|[ыи]нде(?:ги)?|дагы|деги|ылды|илди"
    r"|[гк]ан[ыи]н|[гк]ен[ыи]н|мыз|миз|[дл]ык)$"
)
_COMMON = {
    "kk": frozenset(
        (
            *("және", "мен", "бен", "пен", "үшін", "болды", "жылғы", "бойынша", "туралы", "да", "де"),
            *("деп", "атты", "аталды", "бойы", "дейін", "болып", "облыстық"),
            # As typed on a Russian keyboard.
            *("жане", "ушин", "жылгы", "деген", "биздин", "куни", "сагат", "кейин", "катысты", "откизди"),
            *("етти", "онын", "облыстык", "калалык", "аудандык", "мугалим", "мугалимдер", "келди"),
            *("отти", "откен", "туралы", "бул", "осы", "бир", "еки", "уш", "бирге", "бирлесип", "сонымен"),
            *("катар", "жургизди", "уйымдастырды", "сойледи", "басталды", "орын", "соз", "кун", "жыл"),
            *("атындагы", "каласы", "облысы", "ауданы", "мектеби", "мектеп", "орталыгы", "баскармасы"),
            *("деди", "керек", "емес", "ете", "жогары", "кенес", "жумыс", "билим", "шеберлик", "одан"),
        )
    ),
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

    def index_from(self, place: int) -> int:
        """The index of its first word that begins at a place of the text or behind it."""
        return bisect_left(self.words, place, key=lambda word: word.start)


class Reading:
    """A report, read once: `sentences` in order, and from any place the sentence or block it lies in.

    Its `text` may differ from the report's in blanks and in how letters are typed, and never in its places.
    """

    def __init__(self, report: Report):
        self.report = in_one_alphabet(unwrapped(report))
        self.text = self.report.text
        if self.language == "kk" and is_without_letters(self.text):
            self.text = with_letters(self.text)
            self.report = replace(self.report, text=self.text)

    @cached_property
    def language(self) -> str:
        """The language of most of the report's words: en, kk or ru; Russian for a text without letters."""
        weights = Counter[str]()
        for _, span in self._stretches():
            found = _language_of(span.of(self.text))
            if found:
                weights[found] += span.end - span.start
        if weights:
            return weights.most_common(1)[0][0]
        return "ru" if _KAZAKH.isdisjoint(self.text.casefold()) else "kk"

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
        most = min(sentence.block.span.end, sentence.span.end + LONGEST_SENTENCE)
        end = self.text.find("\n", sentence.span.end, most)
        return most if end < 0 else end

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def _words(self, span: Span, language: str) -> Iterator[Word]:
        for word in _WORD.finditer(self.text, span.start, span.end):
            yield Word(word.start(), word.end(), word[0], normalised(word[0]), language)

    def _stretches(self) -> Iterator[tuple[Block, Span]]:
        for block in self.report.blocks:
            for sentence in _sentences(self.text, block):
                yield from ((block, span) for span in _pieces(self.text, sentence))


def _sentences(text: str, block: Block) -> Iterator[Span]:
    """The stretches of a block that are sentences, without the blanks around them."""
    for line in _lines(text, block):
        start = line.start
        titles = deque(title.span() for title in _TITLE.finditer(text, line.start, line.end))
        for stop in _STOP.finditer(text, line.start, line.end):
            end = stop.end()
            while titles and titles[0][1] <= end:
                titles.popleft()
            if titles and titles[0][0] < stop.start():
                continue
            if _ends_sentence(text, start, stop.start(), end, line.end):
                yield from _trimmed(text, start, end)
                start = end
        yield from _trimmed(text, start, line.end)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """A sentence, cut at blanks where it is longer than any that people write."""
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        cut = max(text.rfind(sign, start, start + LONGEST_SENTENCE) for sign in " \t")
        end = cut if cut > start else start + LONGEST_SENTENCE
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, span.end)


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
    is_initial = (len(piece) == 1 and piece.isupper()) or piece in _INITIALS
    if _DEGREE.fullmatch(word):
        return False
    return not is_initial and word not in _ABBREVIATIONS and word.rpartition(".")[2] not in _ABBREVIATIONS


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _language_of(text: str) -> str:
    """The language of a stretch by its letters and commonest words; "" where neither says.

    Names and titles in another language don't count: words in capitals, and what stands in quotation marks,
    are asked only where there is nothing else.
    """
    plain = _QUOTED.sub(" ", text)
    written = _WORD.findall(plain if _LETTERS.search(plain) else text)
    latin = sum(len(_LATIN.findall(word)) for word in written)
    cyrillic = sum(len(_CYRILLIC.findall(word)) for word in written)
    if latin > cyrillic:
        return "en" if latin > 3 else ""
    if not cyrillic:
        return ""
    small = [word for word in written if word[0].islower()]
    # An initial is no preposition: «С. Аманжол».
    words = {word.casefold() for word in written if len(word) > 1 or word.islower()}
    special = sum(not _KAZAKH.isdisjoint(word) for word in small)
    russian, kazakh = len(words & _COMMON["ru"]), len(words & _COMMON["kk"])
    if not special and len(small) > 2 and kazakh + sum(map(_has_kazakh_end, small)) > russian:
        return "kk"
    if special >= max(len(small) * _PART_OF_KAZAKH, 1) or kazakh > russian:
        return "kk"
    is_plain = not special and not kazakh and any(map(is_russian_alone, small))
    if russian or is_plain or any(map(_RUSSIAN_END.search, small)):
        return "ru"
    letters = {letter for word in written for letter in word.casefold()}
    return "ru" if small and _KAZAKH.isdisjoint(letters) else ""


def _has_kazakh_end(word: str) -> bool:
    return len(word) > 5 and bool(_KAZAKH_END.search(word))
