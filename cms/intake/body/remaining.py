"""The words of a report that no fact has taken, block by block."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from cms.intake.report import Block, Report, Span
from cms.intake.sources.items import marker


def merged(spans: Iterable[Span]) -> list[Span]:
    """Stretches in order, those that overlap or adjoin as one, empty ones left out."""
    found: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


class Remaining:
    """What is left of a report without the stretches in `taken`."""

    def __init__(self, report: Report, taken: Iterable[Span]):
        self._text = report.text
        self._taken = merged(taken)
        self._starts = [span.start for span in self._taken]

    def of(self, span: Span) -> list[Span]:
        """The stretches of a span that are left and have words in them, without outer blanks."""
        return [trimmed for gap in self._gaps(span) for trimmed in self._trimmed(gap)]

    def of_item(self, block: Block) -> list[Span]:
        """The stretches of a list's item that are left; none where only its dash or number is."""
        stretches = self.of(block.span)
        length = marker_length(self._text, block)
        if len(stretches) == 1 and stretches[0].end <= block.span.start + length:
            return []
        return stretches

    def _gaps(self, span: Span) -> Iterator[Span]:
        place = span.start
        first = max(bisect_left(self._starts, span.start) - 1, 0)
        for number in range(first, len(self._taken)):
            taken = self._taken[number]
            if taken.start >= span.end:
                break
            if taken.start > place:
                yield Span(place, taken.start)
            place = max(place, taken.end)
        if place < span.end:
            yield Span(place, span.end)

    def _trimmed(self, span: Span) -> Iterator[Span]:
        words = span.of(self._text)
        inner = words.strip()
        if inner:
            start = span.start + len(words) - len(words.lstrip())
            yield Span(start, start + len(inner))


def marker_length(text: str, block: Block) -> int:
    """How many characters of an item are its typed dash, bullet or number; 0 for other blocks."""
    found = marker(text, block.span.start) if block.kind == "item" else None
    return min(found.length, block.span.end - block.span.start) if found else 0
