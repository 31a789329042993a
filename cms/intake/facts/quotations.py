"""What stands in quotation marks, and where: «…», “…”, „…“, "…", and single ones around a whole phrase."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from cms.intake.report import Span

# Longer stretches are no quotation but a mark that was forgotten.
LONGEST = 700
# Within how many open marks the other half of one is looked for.
DEEPEST = 4
_CLOSING = {"«": "»", "“": "”", "„": "“”", "‘": "’", "‹": "›"}
_MARK = re.compile(r"[«»“”„\"‘’'‹›\n]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch in quotation marks: `span` with the marks, `inner` without them."""

    span: Span
    inner: Span

    def words(self, text: str) -> str:
        """The words within the marks, on one line."""
        return " ".join(self.inner.of(text).split()).rstrip(",;")


def quoted(text: str, start: int = 0, end: int | None = None) -> tuple[Quoted, ...]:
    """The outermost quoted stretches of `text[start:end]`, in order. A mark without its other half is none.

    A quotation does not go past its line.
    """
    pairs: list[Quoted] = []
    opened: list[tuple[int, str]] = []
    for mark in _MARK.finditer(text, start, len(text) if end is None else end):
        sign, at = mark[0], mark.start()
        if sign == "\n":
            opened.clear()
            continue
        depth = _opened_by(opened, text, sign, at)
        if depth is not None:
            opener = opened[depth][0]
            del opened[depth:]
            while pairs and pairs[-1].span.start > opener:
                pairs.pop()
            pairs.append(Quoted(Span(opener, at + 1), Span(opener + 1, at)))
        elif _opens(text, at, sign):
            opened.append((at, _CLOSING.get(sign, sign)))
    return tuple(one for one in pairs if one.inner.of(text).strip())


def _opened_by(opened: list[tuple[int, str]], text: str, sign: str, at: int) -> int | None:
    """Which of the open marks a mark closes, as its place among them; None where it closes none."""
    if not _closes(text, at, sign):
        return None
    for depth in range(len(opened) - 1, max(len(opened) - DEEPEST, 0) - 1, -1):
        opener, closing = opened[depth]
        if sign in closing and opener + 1 < at <= opener + LONGEST:
            return depth
    return None


def _opens(text: str, at: int, sign: str) -> bool:
    """Tell whether a mark begins a quotation: what follows is no blank, and no letter is before it."""
    if sign not in "«“„\"‘'‹":
        return False
    before = text[at - 1 : at]
    following = text[at + 1 : at + 2]
    if sign in "«„‹":
        return bool(following)
    return not before.isalnum() and bool(following) and not following.isspace()


def _closes(text: str, at: int, sign: str) -> bool:
    """Tell whether a mark ends a quotation; an apostrophe within a word does not."""
    if sign in "«„‹‘":
        return False
    if sign in "’'":
        return not text[at + 1 : at + 2].isalnum()
    return sign != '"' or not text[at - 1 : at].isspace() or not text[at + 1 : at + 2].isalnum()


class QuotedStretches:
    """The quoted stretches of a whole text, asked for by places."""

    def __init__(self, text: str):
        self.all = quoted(text)
        self._starts = [one.span.start for one in self.all]

    def within(self, start: int, end: int) -> tuple[Quoted, ...]:
        """Those that lie in a stretch."""
        first = bisect_right(self._starts, start - 1)
        last = bisect_right(self._starts, end - 1)
        return tuple(one for one in self.all[first:last] if one.span.end <= end)

    def around(self, place: int) -> Quoted | None:
        """The one that a place lies within; None where none is."""
        at = bisect_right(self._starts, place) - 1
        if at >= 0 and self.all[at].span.start <= place < self.all[at].span.end:
            return self.all[at]
        return None
