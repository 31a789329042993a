"""Tables of a document by rows and cells, and which of them only place text on a page."""

from collections.abc import Iterator

from cms.intake.sources.markup import HEADINGS, Node

MOST_COLUMNS = 50
# A cell with more words than this, or with a list or several paragraphs of them, is a column of a page.
_LONG_CELL = 1500
_CELLS = frozenset(("td", "th"))


def rows_of(table: Node) -> list[list[Node]]:
    """The cells of a table by rows, those of tables inside it left aside."""
    return [
        [cell for cell in row.children if isinstance(cell, Node) and cell.tag in _CELLS]
        for row in _rows(table)
    ]


def shows_data(table: Node, rows: list[list[Node]]) -> bool:
    """Tell a table of data from one that places blocks on a page, as old web pages and letterheads do.

    A table of data has rows of several cells, no further table or heading in them, no page-long cells, and no
    words outside its cells.
    """
    if max((len(row) for row in rows), default=0) < 2:
        return False
    if any(True for _ in _outside(table)):
        return False
    return not any(_is_page(cell) for row in rows for cell in row)


def filled(rows: list[list[Node]]) -> Iterator[list[Node | None]]:
    """Rows with an empty cell wherever one spans several, so that columns stand below each other."""
    hanging: dict[int, int] = {}
    for row in rows:
        cells: list[Node | None] = []
        for cell in row:
            while hanging.get(len(cells), 0) > 0:
                hanging[len(cells)] -= 1
                cells.append(None)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(cells), len(cells) + width):
                hanging[column] = height - 1
            cells += [cell, *[None] * (width - 1)]
        while hanging.get(len(cells), 0) > 0:
            hanging[len(cells)] -= 1
            cells.append(None)
        yield cells


def _span(cell: Node, name: str) -> int:
    written = cell.attributes.get(name, "1").strip()
    return min(max(int(written), 1), MOST_COLUMNS) if written.isascii() and written.isdigit() else 1


def _rows(node: Node) -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, Node) and child.tag == "tr":
            yield child
        elif isinstance(child, Node) and child.tag in {"thead", "tbody", "tfoot"}:
            yield from _rows(child)


def _outside(node: Node) -> Iterator[Node]:
    """What stands in a table and in no cell: other elements, and rows with words between cells."""
    is_row = node.tag == "tr"
    for child in node.children:
        if isinstance(child, str):
            if child.strip() and node.tag != "table":
                yield node
        elif child.tag in {"tr", "thead", "tbody", "tfoot"} and not is_row:
            yield from _outside(child)
        elif not (child.tag in {"caption", "col", "colgroup"} or (is_row and child.tag in _CELLS)):
            yield child


def _is_page(cell: Node) -> bool:
    """Tell whether a cell holds what pages hold: tables, headings, or very many words."""
    nodes, length = [cell], 0
    while nodes:
        node = nodes.pop()
        for child in node.children:
            if isinstance(child, str):
                length += len(child.strip())
            elif child.tag == "table" or child.tag in HEADINGS:
                return True
            else:
                nodes.append(child)
    return length > _LONG_CELL
