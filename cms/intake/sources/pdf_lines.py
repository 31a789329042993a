"""The lines of a PDF's pages: their words in the order in which they stand, whatever order they are drawn in.

Where a font lacks Kazakh letters, programs draw a line without them first and put them in afterwards from
another font. Words of one height that lie in the gaps of others are therefore put together by their place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low

from cms.intake.sources.characters import cleaned

# PDFium gives this for a hyphen that divides a word at the end of a line.
DIVIDER = "\x02"
# Between two words is a blank of at least this part of their letters' size.
_LEAST_BLANK = 0.12
# A gap between two cells is this wide, by the size of its letters, and by the other gaps of the line: where
# both margins are straight, all of its blanks are wide, if hardly as wide as `_WIDEST`.
_GAP = 0.8
_WIDER = 1.8
_WIDEST = 2.5


@dataclass(frozen=True, slots=True)
class Word:
    """A word, and from where to where it reaches."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its words from left to right. Or a table (`rows`): its cells by the lines in them."""

    words: tuple[Word, ...]
    base: float
    size: float
    page: int
    rows: tuple[tuple[tuple["Line", ...], ...], ...] = ()

    @property
    def text(self) -> str:
        """Its words."""
        text = " ".join(word.text for word in self.words)
        return cleaned(text[:-1]) + DIVIDER if text.endswith(DIVIDER) else cleaned(text)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right

    @property
    def bottom(self) -> float:
        """The lower end of its letters."""
        return self.base - 0.2 * self.size

    @property
    def top(self) -> float:
        """The upper end of its letters."""
        return self.base + 0.8 * self.size

    @property
    def first_width(self) -> float:
        """The width of its first word."""
        return self.words[0].right - self.words[0].left

    def parts(self) -> list["Line"]:
        """It by its stretches between wide gaps."""
        gaps = [other.left - one.right for one, other in pairwise(self.words)]
        others = _WIDER * median_low(gaps) if len(gaps) > 1 else 0
        least = max(_GAP * self.size, min(others, _WIDEST * self.size))
        cuts = [0, *(number for number, gap in enumerate(gaps, 1) if gap >= least), len(self.words)]
        return [replace(self, words=self.words[start:end]) for start, end in pairwise(cuts)]


def lines_of(page: dict, number: int) -> list[Line]:
    """The lines of a page as PDFium tells them (`pdf_pages`), in the order in which they are read."""
    lines: list[Line] = []
    by_height: dict[int, list[int]] = {}
    for base, size, told in page["lines"]:
        begun = len(lines)
        for words in _runs(Word(*word) for word in told if word[0].strip(f" {DIVIDER}")):
            line = Line(tuple(words), base, max(size, 0.1), number)
            height = round(base)
            near = (place for step in (-1, 0, 1) for place in by_height.get(height + step, ())[-8:])
            # Of one row of letters those belong together, too, that only adjoin.
            place = next((one for one in near if _is_woven(lines[one], line, adjoins=one >= begun)), None)
            if place is None:
                by_height.setdefault(height, []).append(len(lines))
                lines.append(line)
            else:
                lines[place] = _woven(lines[place], line)
    return lines


def _runs(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words by stretches in which each stands to the right of the one before."""
    run: list[Word] = []
    for word in words:
        if run and word.left < run[-1].left - 0.5:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_woven(one: Line, other: Line, *, adjoins: bool) -> bool:
    """Tell whether words of one line lie within the reach of another, or right at its end (`adjoins`)."""
    if abs(one.base - other.base) > 0.2 * one.size:
        return False
    near = (_LEAST_BLANK if adjoins else -_LEAST_BLANK) * one.size
    return one.left < other.right + near and other.left < one.right + near


def _woven(one: Line, other: Line) -> Line:
    """Two lines as one: words by their place, and those that adjoin as one word."""
    words: list[Word] = []
    for word in sorted((*one.words, *other.words), key=lambda word: word.left):
        if words and word.left - words[-1].right < _LEAST_BLANK * one.size:
            before = words.pop()
            words.append(Word(before.text + word.text, before.left, max(before.right, word.right)))
        else:
            words.append(word)
    return replace(one, words=tuple(words))
