"""The rest of a report as the raw data of a page's body (`cms.pages.blocks.BODY_BLOCKS`).

Headings, tables and running text with lists become blocks of their own. A picture leaves a marker in its
place, {"type": "picture", "value": {"number": 0}}: the number counts `report.pictures`, and whoever stores
them puts an image block there. Nothing is cut: a heading too long for its block becomes a bold paragraph.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from cms.intake.body.remaining import Remaining, marker_length
from cms.intake.body.rich_text import Marked, list_html
from cms.intake.report import Block, Report, Span
from cms.intake.sources.items import marker

# As HeadingBlock has it.
LONGEST_HEADING = 120
# One block of running text is split behind a paragraph once it has this many characters of markup.
_LONG_TEXT = 8000


def body_blocks(report: Report, taken: Iterable[Span] = ()) -> list[dict]:
    """The body of a page: all of a report but the stretches in `taken` (sentences or blocks that facts hold).

    [{"type": "paragraph", "value": "<p>…</p>"}, …], as a StreamField stores it, without ids.
    """
    body = _Body(report, Remaining(report, taken))
    pictures: dict[int, list[int]] = {}
    for number, picture in enumerate(report.pictures):
        pictures.setdefault(picture.after_block, []).append(number)
    body.pictures(pictures.pop(-1, []))
    for number, block in enumerate(report.blocks):
        body.take(block)
        body.pictures(pictures.pop(number, []))
    body.pictures(number for numbers in pictures.values() for number in numbers)
    return body.finished()


@dataclass
class _Body:
    """A body in the making: blocks that are finished, running text and a list that are still open."""

    report: Report
    remaining: Remaining
    _blocks: list[dict] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _length: int = 0
    _items: list[tuple[int, bool, str]] = field(default_factory=list)
    _counts: list[int] = field(default_factory=list)

    def __post_init__(self):
        self._marked = Marked(self.report)

    def take(self, block: Block) -> None:
        """Add what is left of a block."""
        if block.kind == "item":
            self._item(block)
            return
        stretches = self.remaining.of(block.span)
        if not stretches:
            return
        if block.kind == "heading":
            self._heading(block, stretches)
        elif block.kind == "table":
            self._table(block)
        else:
            words = self._marked.html(stretches, block.span)
            self._paragraph(f"<i>{words}</i>" if block.kind == "quote" and "<" not in words else words)

    def pictures(self, numbers: Iterable[int]) -> None:
        """Leave markers of pictures."""
        for number in numbers:
            self._add("picture", {"number": number})

    def finished(self) -> list[dict]:
        """All blocks."""
        self._close_text()
        return self._blocks

    def _add(self, kind: str, value: dict) -> None:
        self._close_text()
        self._blocks.append({"type": kind, "value": value})

    def _heading(self, block: Block, stretches: list[Span]) -> None:
        words = " ".join(" ".join(span.of(self.report.text).split()) for span in stretches)
        if len(words) > LONGEST_HEADING:
            self._paragraph(f"<b>{self._marked.html(stretches, Span(0, 0))}</b>")
        else:
            self._add("heading", {"text": words, "level": "h2" if block.level <= 2 else "h3"})

    def _paragraph(self, words: str) -> None:
        self._close_list()
        self._write(f"<p>{words}</p>")

    def _item(self, block: Block) -> None:
        """Add an item to the open list; one whose typed number isn't the list's next stays a paragraph."""
        stretches = self.remaining.of_item(block)
        if not stretches:
            return
        length = marker_length(self.report.text, block)
        begins = stretches[0].start == block.span.start and stretches[0].end >= block.span.start + length
        found = marker(self.report.text, block.span.start) if length and begins else None
        del self._counts[block.level + 1 :]
        self._counts += [0] * (block.level + 1 - len(self._counts))
        if found and found.number is not None and found.number != self._counts[block.level] + 1:
            self._paragraph(self._marked.html(stretches, block.span))
            return
        self._counts[block.level] = self._counts[block.level] + 1 if block.is_numbered else 0
        if found:
            stretches = [Span(stretches[0].start + length, stretches[0].end), *stretches[1:]]
        words = self._marked.html([span for span in stretches if span.start < span.end], block.span)
        self._items.append((block.level, block.is_numbered, words))

    def _table(self, block: Block) -> None:
        """Add a table's rows that have words left; the first is a header where it alone is bold."""
        words = [(row, [self._cell(cell) for cell in row]) for row in block.rows]
        rows = [row for row, cells in words if any(cells)]
        columns = max(len(row) for row in rows)
        data = [cells + [""] * (columns - len(cells)) for _, cells in words if any(cells)]
        has_header = len(rows) > 1 and self._is_bold(rows[0]) and not self._is_bold(rows[1])
        self._add(
            "table",
            {
                "data": data,
                "first_row_is_table_header": has_header,
                "first_col_is_header": False,
                "table_header_choice": "row" if has_header else "neither",
                "table_caption": "",
                "cell": [],
                "mergeCells": [],
            },
        )

    def _cell(self, cell: Span) -> str:
        return " ".join(span.of(self.report.text) for span in self.remaining.of(cell))

    def _is_bold(self, row: tuple[Span, ...]) -> bool:
        """Tell whether all cells with words are bold from their beginning."""
        starts = [cell.start for cell in row if cell.start < cell.end]
        return bool(starts) and all(start in self._bold_starts for start in starts)

    @cached_property
    def _bold_starts(self) -> frozenset[int]:
        return frozenset(mark.span.start for mark in self.report.marks if mark.kind == "bold")

    def _write(self, html: str) -> None:
        self._text.append(html)
        self._length += len(html)
        if self._length > _LONG_TEXT:
            self._close_text()

    def _close_list(self) -> None:
        items, self._items = self._items, []
        self._counts = []
        if items:
            self._write(list_html(items))

    def _close_text(self) -> None:
        self._close_list()
        text, self._text, self._length = self._text, [], 0
        if text:
            self._blocks.append({"type": "paragraph", "value": "".join(text)})
