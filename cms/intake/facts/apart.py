"""Stretches that keep apart: what several rules find is taken in order of their weight, none over another."""

from bisect import bisect_left, insort

from cms.intake.report import Span


class Apart:
    """Stretches of which none overlaps another."""

    def __init__(self, spans: tuple[Span, ...] | list[Span] = ()):
        self._spans: list[Span] = []
        for span in spans:
            self.take(span)

    def is_free(self, span: Span) -> bool:
        """Tell whether a stretch overlaps none that was taken."""
        at = bisect_left(self._spans, span)
        beside = self._spans[max(at - 1, 0) : at + 1]
        return not any(span.overlaps(other) for other in beside)

    def take(self, span: Span) -> bool:
        """Take a stretch; False where it overlaps one that was taken before."""
        if not self.is_free(span):
            return False
        insort(self._spans, span)
        return True
