"""A tree of elements becomes a report: headings, paragraphs, lists, quotes, tables, pictures in their order.

Web pages, what Word puts on the clipboard, .docx and .odt all come this way. An element nobody has heard of
passes its words on: what is not named here as unseen is never lost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cms.intake.report import BlockKind
from cms.intake.sources.grid import filled, rows_of, shows_data
from cms.intake.sources.links import harmless
from cms.intake.sources.markup import BLOCKS, HEADINGS, Node
from cms.intake.sources.pictures import Gathering
from cms.intake.sources.writing import Piece, Writing

# Put on a paragraph that is an item of its own, as Word has them: "0 bullet", "1 number". The blank in its
# name keeps it apart from whatever attributes a page may have.
LIST_ITEM = "list item"

_LISTS = frozenset(("ul", "ol", "menu"))
_BOLD = frozenset(("b", "strong", "th"))
_ITALIC = frozenset(("i", "em", "cite", "dfn"))
_LOOKING = _BOLD | _ITALIC | HEADINGS | {"a"}
_BLANKS = re.compile(r"\s+")
_BOLD_STYLE = re.compile(r"font-weight:(bold|bolder|normal|lighter|\d+)")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class _Place:
    """What words are at a place of the tree: the block they belong to, and how they look."""

    kind: BlockKind = "paragraph"
    level: int = 0
    is_numbered: bool = False
    list_depth: int = -1
    keeps_lines: bool = False
    is_bold: bool = False
    is_italic: bool = False
    href: str = ""


class Flow:
    """Writes a tree into a report in the making."""

    def __init__(self, writing: Writing, pictures: Gathering):
        self._writing = writing
        self._pictures = pictures
        self._pieces: list[Piece] = []
        self._waiting: list[tuple[str, str]] = []

    def write(self, root: Node) -> None:
        """Write all that the tree holds."""
        self._walk(root, _Place())
        self._flush(_Place())

    def _walk(self, node: Node, place: _Place) -> None:
        for child in node.children:
            if isinstance(child, str):
                text = child if place.keeps_lines else _BLANKS.sub(" ", child)
                self._pieces.append(Piece(text, place.is_bold, place.is_italic, place.href))
            elif child.tag == "br":
                self._pieces.append(Piece("\n"))
            elif child.tag == "img":
                self._waiting.append((child.attributes.get("src", ""), child.attributes.get("alt", "")))
            elif child.tag == "table":
                self._flush(place)
                self._table(child, place)
            elif child.tag in BLOCKS:
                self._block(child, place)
            else:
                self._walk(child, _looking(child, place))

    def _block(self, node: Node, place: _Place) -> None:
        """Write an element that begins and ends a block, what stood open before it first."""
        if place.kind == "item" and node.tag in {"p", "div"} and LIST_ITEM not in node.attributes:
            # A list's item of several paragraphs stays one item.
            self._pieces.append(Piece("\n"))
            self._walk(node, _looking(node, place))
            self._pieces.append(Piece("\n"))
            return
        self._flush(place)
        within = _within(node, _looking(node, place))
        self._walk(node, within)
        self._flush(within)

    def _flush(self, place: _Place) -> None:
        """Write the block whose words have been gathered, and the pictures that stood in it."""
        pieces, self._pieces = self._pieces, []
        lines = _lines(pieces) if place.kind == "paragraph" else [pieces]
        for line in lines:
            self._writing.block(place.kind, line, place.level, place.is_numbered)
        waiting, self._waiting = self._waiting, []
        for address, caption in waiting:
            self._pictures.take(address, caption)

    def _table(self, table: Node, place: _Place) -> None:
        """Write a table of data as one, a table of layout as the blocks in its cells."""
        rows = rows_of(table)
        around = replace(place, kind="paragraph", level=0, is_numbered=False, list_depth=-1)
        for caption in (
            child for child in table.children if isinstance(child, Node) and child.tag == "caption"
        ):
            self._block(caption, around)
        if not shows_data(table, rows):
            for child in table.children:
                if isinstance(child, str):
                    self._pieces.append(Piece(_BLANKS.sub(" ", child)))
                elif child.tag != "caption":
                    self._block(child, around)
            self._flush(around)
            return
        stray = Node("", {}, [child for child in table.children if isinstance(child, str)])
        self._walk(stray, around)
        self._flush(around)
        self._writing.table([[self._cell(cell, around) for cell in row] for row in filled(rows)])
        self._flush(around)

    def _cell(self, cell: Node | None, place: _Place) -> list[Piece]:
        """The words of a cell as one line; the cell's pictures wait for the table's end."""
        return list(self._line(cell, _looking(cell, place))) if cell else []

    def _line(self, node: Node, place: _Place) -> Iterator[Piece]:
        for child in node.children:
            if isinstance(child, str):
                yield Piece(_BLANKS.sub(" ", child), place.is_bold, place.is_italic, place.href)
            elif child.tag == "img":
                self._waiting.append((child.attributes.get("src", ""), child.attributes.get("alt", "")))
            else:
                apart = child.tag in BLOCKS or child.tag == "br"
                if apart:
                    yield Piece(" ")
                yield from self._line(child, _looking(child, place))
                if apart:
                    yield Piece(" ")


def _within(node: Node, place: _Place) -> _Place:
    """What the words right inside a block element are."""
    tag = node.tag
    if tag in HEADINGS:
        return replace(place, kind="heading", level=min(max(int(tag[1]), 2), 4), is_bold=False)
    if tag in _LISTS:
        depth = min(max(place.list_depth + 1, _said_depth(node)), _DEEPEST)
        return replace(place, kind="item", level=depth, list_depth=depth, is_numbered=tag == "ol")
    if LIST_ITEM in node.attributes:
        depth, _, sort = node.attributes[LIST_ITEM].partition(" ")
        return replace(place, kind="item", level=min(int(depth), _DEEPEST), is_numbered=sort == "number")
    if tag == "blockquote":
        return replace(place, kind="quote", level=0)
    if tag == "pre":
        return replace(place, keeps_lines=True)
    if tag == "li" and place.list_depth < 0:
        return replace(place, kind="item", level=0)
    return place


def _said_depth(items: Node) -> int:
    """The depth that the first item of a list says itself: Word on the web writes each list by itself."""
    first = next((child for child in items.children if isinstance(child, Node) and child.tag == "li"), None)
    said = first.attributes.get("data-aria-level", "") if first else ""
    return int(said) - 1 if said.isascii() and said.isdecimal() and 0 < len(said) < 3 else 0


def _looking(node: Node, place: _Place) -> _Place:
    """How words inside an element look: by its name, or by its own style, as Google Docs has it."""
    if "style" not in node.attributes and node.tag not in _LOOKING:
        return place
    style = node.style
    weight = _BOLD_STYLE.search(style)
    if weight:
        is_bold = weight[1].startswith("bold") or (weight[1].isdigit() and int(weight[1][:4]) >= 600)
    else:
        is_bold = place.is_bold or node.tag in _BOLD
    is_italic = place.is_italic or node.tag in _ITALIC
    if "font-style:" in style:
        is_italic = "font-style:italic" in style or "font-style:oblique" in style
    if place.kind == "heading":
        is_bold = False
    keeps_lines = place.keeps_lines
    if "white-space:" in style:
        # So messengers and editors keep the lines of what was typed.
        keeps_lines = any(f"white-space:{kind}" in style for kind in ("pre", "break-spaces"))
    href = place.href
    if node.tag == "a":
        href = harmless(node.attributes.get("href", ""))
    return replace(place, is_bold=is_bold, is_italic=is_italic, keeps_lines=keeps_lines, href=href)


def _lines(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces by the lines that line breaks make of them."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.text == "\n":
            lines.append([])
            continue
        if "\n" not in piece.text:
            lines[-1].append(piece)
            continue
        first, *rest = piece.text.split("\n")
        lines[-1].append(replace(piece, text=first))
        lines += [[replace(piece, text=line)] for line in rest]
    return lines
