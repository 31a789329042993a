"""Quoted stretches, looked up by place."""

from bisect import bisect_right

from cms.intake.facts.quoted import quoted_spans
from cms.intake.report import Span


class Quotes:
    """The quoted stretches of a text."""

    def __init__(self, text: str):
        self.spans = quoted_spans(text)
        self._starts = [span.start for span in self.spans]

    def at(self, place: int) -> Span | None:
        """The stretch in which a place lies; None outside of all."""
        number = bisect_right(self._starts, place) - 1
        return self.spans[number] if number >= 0 and place < self.spans[number].end else None

    def from_(self, place: int) -> Span | None:
        """The stretch that begins at a place."""
        found = self.at(place)
        return found if found and found.start == place else None
