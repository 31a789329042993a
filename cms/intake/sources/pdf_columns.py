"""Tables and columns that a PDF shows by the place of its words alone, without ruled lines.

A programme with its hours at the left and its sessions behind a tab, a table without borders: words stand
again and again at the same place behind a wide gap, or right of the words before and not below them. Cells
come in the order in which programs write them: row by row, each cell with all its lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cms.intake.sources.items import marker
from cms.intake.sources.pdf_lines import Line, Word

_HOUR = re.compile(r"\d{1,2}[.:]\d{2}\b")
# Places within so many points of each other are one.
_NEAR = 4.0
# How far up, by the size of its letters, the next cell of a row may begin; a page's next column is farther.
_MOST_UP = 5
# So many rows make a table, fewer where each begins with an hour.
_LEAST_ROWS = 3
_LEAST_TIMED_ROWS = 2
# So many stretches may stand between two rows' beginnings, and so many lines on end may run over all columns.
_MOST_BETWEEN = 12
_MOST_ACROSS = 2


def with_aligned_tables(lines: list[Line]) -> list[Line]:
    """The lines, those of a table that only their places show as one."""
    by_line = [[line] if line.rows else line.parts() for line in lines]
    parts = [part for pieces in by_line for part in pieces]
    owners = [number for number, pieces in enumerate(by_line) for _ in pieces]
    kept: list[Line] = []
    done, place = 0, 1
    while place < len(parts):
        found = _table_from(parts, place, owners, done)
        if found is None:
            place += 1
            continue
        start, end, table = found
        kept += lines[owners[done] : owners[start]] if start else []
        kept.append(table)
        done, place = end, end + 1
    return [*kept, *(lines[owners[done] :] if done < len(parts) else [])]


def column_edges(lines: list[Line]) -> dict[int, float]:
    """By pages of two columns: where the second begins."""
    edges: dict[int, float] = {}
    for before, line in pairwise(lines):
        is_next = before.page == line.page and line.left >= before.right - 1
        if is_next and line.base - before.base > _MOST_UP * line.size:
            edges.setdefault(line.page, line.left)
    return edges


def _is_jump(before: Line, part: Line) -> bool:
    """Tell whether a stretch stands right of the one before it, and not below it."""
    if before.rows or part.rows or before.page != part.page:
        return False
    up = part.base - before.base
    is_near = -0.3 * part.size <= up <= _MOST_UP * part.size
    return is_near and part.left >= before.right + 0.5 * part.size and not marker(f"{before.text} a")


def _table_from(parts: list[Line], place: int, owners: list[int], done: int) -> tuple[int, int, Line] | None:
    """The table whose first row's second cell begins at a place: from, to, and the table itself."""
    if not _is_jump(parts[place - 1], parts[place]):
        return None
    second = parts[place].left
    rows = _rows_from(parts, place, second)
    timed = [row for row in rows if _HOUR.match(parts[row.start - 1].text)]
    # Behind the last hour of a programme stands what comes after it.
    rows = rows[: rows.index(timed[-1]) + 1] if len(timed) >= _LEAST_TIMED_ROWS else rows
    if len(rows) < (_LEAST_TIMED_ROWS if timed else _LEAST_ROWS):
        return None
    end = rows[-1].end
    start = place - 1
    while start > done and _is_of_first_cell(parts[start - 1], parts[place], second):
        start -= 1
    if owners[start] == owners[start - 1] and start:
        return None
    while end < len(parts) and owners[end] == owners[end - 1]:
        end += 1
    return start, end, _table(parts[start:end], second)


def _is_of_first_cell(part: Line, second: Line, left: float) -> bool:
    """Tell whether a stretch belongs to the first cell of the row whose second cell begins with `second`."""
    is_here = part.page == second.page and not part.rows and part.right < left
    return is_here and -0.3 * second.size <= second.base - part.base


@dataclass(slots=True)
class _Row:
    """From where the second cell of a row begins to where its last one ends."""

    start: int
    end: int


def _rows_from(parts: list[Line], place: int, second: float) -> list[_Row]:
    """The rows from the one on whose second cell begins at a place."""
    rows = [_Row(place, place + 1)]
    across = 0
    for number in range(place + 1, len(parts)):
        part, before, row = parts[number], parts[number - 1], rows[-1]
        is_other = not 0.85 < part.size / parts[place].size < 1.18
        if part.rows or is_other or number - row.start > _MOST_BETWEEN:
            break
        is_right = part.left >= second - _NEAR
        if is_right and part.left <= second + _NEAR and before.right < second and _is_jump(before, part):
            rows.append(_Row(number, number + 1))
        elif is_right and number == row.end and _is_near(before, part):
            row.end = number + 1
        across = 0 if is_right or part.right < second else across + 1
        if across > _MOST_ACROSS:
            break
    return rows


def _is_near(before: Line, part: Line) -> bool:
    """Tell whether a stretch stands beside the one before, or right below it."""
    return before.page != part.page or before.base - part.base < 2 * part.size


def _table(parts: list[Line], second: float) -> Line:
    stops = _stops(parts, second)
    rows: list[list[list[Line]]] = []
    last = -1
    for part in parts:
        runs_over = part.left < second - _NEAR and part.right >= second
        column = sum(part.left >= stop - _NEAR for stop in stops)
        is_below = column == last == 0 and _begins_row(rows[-1][0], part)
        if column < last or runs_over or last < 0 or is_below:
            rows.append([[] for _column in range(len(stops) + 1)])
        rows[-1][column].append(part)
        last = -1 if runs_over else column
    words = (Word("", min(part.left for part in parts), max(part.right for part in parts)),)
    cells = tuple(tuple(tuple(cell) for cell in row) for row in rows)
    return Line(words, parts[-1].base, parts[0].size, parts[0].page, cells)


def _begins_row(cell: list[Line], part: Line) -> bool:
    """Tell whether a stretch below a row's first cell, which has no second one, begins the next row."""
    is_far = cell[-1].page != part.page or cell[-1].base - part.base > 1.45 * part.size
    return is_far or bool(_HOUR.match(part.text) and not _HOUR.match(cell[0].text))


def _stops(parts: list[Line], second: float) -> list[float]:
    """Where the columns behind the first begin."""
    stops = [second]
    lefts = sorted(part.left for before, part in pairwise(parts) if _is_jump(before, part))
    for left, following in pairwise(lefts):
        if following - left <= _NEAR and left - stops[-1] > 2 * _NEAR:
            stops.append(left)
    return stops


def continued(lines: list[Line]) -> Iterator[Line]:
    """The lines, with a table that goes on at the top of the next page as one; its heading comes once."""
    waiting: Line | None = None
    for line in lines:
        if waiting and line.rows and line.page == waiting.page + 1 and _alike(waiting, line):
            rows = line.rows[1:] if _words(line.rows[0]) == _words(waiting.rows[0]) else line.rows
            waiting = Line(line.words, line.base, line.size, line.page, (*waiting.rows, *rows))
            continue
        if waiting:
            yield waiting
        waiting = line if line.rows else None
        if not line.rows:
            yield line
    if waiting:
        yield waiting


def _alike(one: Line, other: Line) -> bool:
    places = ((one.left, other.left), (one.right, other.right))
    return len(one.rows[0]) == len(other.rows[0]) and all(abs(left - right) < 12 for left, right in places)


def _words(row: tuple[tuple[Line, ...], ...]) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in row]
