"""Quoted stretches, looked up by place."""

from bisect import bisect_right

from cms.intake.facts.quotations import quoted
from cms.intake.report import Span


class Quotes:
    """The outermost quoted stretches of a text, their marks included."""

    def __init__(self, text: str):
        self.spans = [one.span for one in quoted(text)]
        self._starts = [span.start for span in self.spans]

    def at(self, place: int) -> Span | None:
        """The stretch in which a place lies; None outside of all."""
        number = bisect_right(self._starts, place) - 1
        return self.spans[number] if number >= 0 and place < self.spans[number].end else None

    def from_(self, place: int) -> Span | None:
        """The stretch that begins at a place."""
        found = self.at(place)
        return found if found and found.start == place else None

    def overlaps(self, span: Span) -> bool:
        """Whether a stretch shares a character with a quoted one."""
        return self.at(span.start) is not None or self.at(span.end - 1) is not None

    def within(self, span: Span) -> list[Span]:
        """The stretches that share a character with another stretch, in order."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_right(self._starts, span.end)
        return [one for one in self.spans[first:last] if one.overlaps(span)]
