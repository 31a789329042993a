"""Tables that a PDF's page shows by ruled lines: which words stand in which cell.

Strokes that touch are one grid. Where a stroke is missing between two of its cells, they are one, as Word's
merged cells are. A frame around a text, and a grid with page-long cells, are no tables.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from cms.intake.sources.grid import MOST_COLUMNS
from cms.intake.sources.pdf_lines import Line, Word

# Strokes within so many points of each other are one, and touch.
_NEAR = 3.0
_MOST_STROKES = 600
_LONG_CELL = 1500


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A stroke at one place (`at`) from one end to another."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class _Grid:
    """A table's strokes; its columns and rows lie between their places, rows counted from below."""

    across: list[_Stroke]
    along: list[_Stroke]
    columns: list[float] = field(init=False)
    rows: list[float] = field(init=False)

    def __post_init__(self):
        self.columns = _places(self.across)
        self.rows = _places(self.along)

    @property
    def is_table(self) -> bool:
        """Tell a table from a frame."""
        return 3 <= len(self.columns) <= MOST_COLUMNS + 1 and len(self.rows) >= 3

    def cell_at(self, place: float, height: float) -> tuple[int, int] | None:
        """The row and column of the cell that holds a point: of a merged one its upper left."""
        column, row = bisect_right(self.columns, place) - 1, bisect_right(self.rows, height) - 1
        if not (0 <= column < len(self.columns) - 1 and 0 <= row < len(self.rows) - 1):
            return None
        while column and not _is_ruled(self.across, self.columns[column], self._middle(self.rows, row)):
            column -= 1
        lower, middle = row, self._middle(self.columns, column)
        while row < len(self.rows) - 2 and not _is_ruled(self.along, self.rows[row + 1], middle):
            row += 1
        while lower and not _is_ruled(self.along, self.rows[lower], middle):
            lower -= 1
        edges = (self.rows[lower], self.rows[row + 1])
        return (row, column) if all(_is_ruled(self.along, edge, middle) for edge in edges) else None

    @staticmethod
    def _middle(places: list[float], number: int) -> float:
        return (places[number] + places[number + 1]) / 2


def with_ruled_tables(lines: list[Line], rules: list[list[float]]) -> list[Line]:
    """The lines of a page, with those in a ruled table as one, in the place of the table's first."""
    for grid in _grids(rules):
        lines = _with_table(lines, grid)
    return lines


def _with_table(lines: list[Line], grid: _Grid) -> list[Line]:
    kept: list[Line | None] = []
    cells: dict[tuple[int, int], list[Line]] = {}
    first = None
    for line in lines:
        inside: dict[tuple[int, int], list[Word]] = {}
        outside: list[Word] = []
        for word in line.words:
            cell = grid.cell_at((word.left + word.right) / 2, line.base + 0.3 * line.size)
            (outside if cell is None or line.rows else inside.setdefault(cell, [])).append(word)
        if inside and first is None:
            first = len(kept)
            kept.append(None)
        for cell, words in inside.items():
            cells.setdefault(cell, []).append(replace(line, words=tuple(words)))
        if outside:
            kept.append(replace(line, words=tuple(outside)))
    lengths = [sum(len(line.text) for line in cell) for cell in cells.values()]
    if len({column for _, column in cells}) < 2 or len(cells) < 3 or max(lengths) > _LONG_CELL:
        return lines
    filled = sorted({column for _, column in cells})
    rows = tuple(
        tuple(tuple(cells.get((row, column), ())) for column in filled)
        for row in sorted({row for row, _ in cells}, reverse=True)
    )
    words = (Word("", grid.columns[0], grid.columns[-1]),)
    size = next(iter(cells.values()))[0].size
    kept[first] = Line(words, grid.rows[0], size, lines[0].page, rows)
    return [line for line in kept if line is not None]


def _grids(rules: list[list[float]]) -> Iterator[_Grid]:
    """The strokes of a page by what they touch."""
    across = _joined(
        _Stroke(left, bottom, top) for left, bottom, right, top in rules if right - left < top - bottom
    )
    along = _joined(
        _Stroke(bottom, left, right) for left, bottom, right, top in rules if right - left > top - bottom
    )
    if len(across) * len(along) > _MOST_STROKES**2 // 4:
        return
    columns_left, rows_left = set(across), set(along)
    while columns_left:
        new = {columns_left.pop()}
        columns, rows = set(new), set()
        while new:
            # Each pair of strokes is asked once.
            met = {one for one in rows_left if any(_touch(other, one) for other in new)}
            rows |= met
            rows_left -= met
            new = {one for one in columns_left if any(_touch(one, other) for other in met)}
            columns |= new
            columns_left -= new
        grid = _Grid(sorted(columns, key=_order), sorted(rows, key=_order))
        if grid.is_table:
            yield grid


def _order(stroke: _Stroke) -> tuple[float, float, float]:
    return stroke.at, stroke.start, stroke.end


def _joined(strokes: Iterable[_Stroke]) -> list[_Stroke]:
    """Strokes of which those go for one that lie on each other or end to end, as cells' borders do."""
    found: list[_Stroke] = []
    for stroke in sorted(strokes, key=_order):
        number = len(found) - 1
        while number >= 0 and stroke.at - found[number].at <= _NEAR and not _meet(stroke, found[number]):
            number -= 1
        if number >= 0 and stroke.at - found[number].at <= _NEAR:
            other = found[number]
            ends = (min(stroke.start, other.start), max(stroke.end, other.end))
            found[number] = _Stroke(other.at, *ends)
        else:
            found.append(stroke)
    return found


def _meet(one: _Stroke, other: _Stroke) -> bool:
    return one.start <= other.end + _NEAR and other.start <= one.end + _NEAR


def _places(strokes: Iterable[_Stroke]) -> list[float]:
    """Where strokes stand, those near each other once."""
    found: list[float] = []
    for stroke in strokes:
        if not found or stroke.at - found[-1] > _NEAR:
            found.append(stroke.at)
    return found


def _touch(across: _Stroke, along: _Stroke) -> bool:
    return (
        across.start - _NEAR <= along.at <= across.end + _NEAR
        and along.start - _NEAR <= across.at <= along.end + _NEAR
    )


def _is_ruled(strokes: list[_Stroke], at: float, middle: float) -> bool:
    """Tell whether a stroke at a place passes a point."""
    return any(abs(one.at - at) <= _NEAR and one.start < middle < one.end for one in strokes)
