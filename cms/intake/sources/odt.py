"""OpenDocument texts (.odt, as LibreOffice writes them) become reports (ODF 1.3, part 3).

Deleted words of recorded changes stand apart in the file and are left out; footnotes go to the end; frames
with text stand behind their paragraph. An element that is not named here passes its words on.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from cms.intake.report import Report
from cms.intake.sources import left_out, refusals
from cms.intake.sources.archives import Archive
from cms.intake.sources.counting import note_missing, odt_words
from cms.intake.sources.elements import attribute, below, child, local, words
from cms.intake.sources.flow import Flow
from cms.intake.sources.markup import Node
from cms.intake.sources.pictures import Gathering
from cms.intake.sources.writing import Writing

_UNSEEN = frozenset(
    (
        *(
            "sequence-decls",
            "user-field-decls",
            "variable-decls",
            "dde-connection-decls",
            "forms",
            "note-citation",
        ),
        *("annotation-end", "event-listeners", "scripts", "script", "hidden-text", "hidden-paragraph"),
        *("index-title-template", "table-of-content-source", "alphabetical-index-source", "binary-data"),
    )
)
_DEEPEST_STYLE = 20
_MOST_REPEATED = 50


def read_odt(content: bytes) -> Report:
    """A report of an OpenDocument text; `UnreadableReport` if it is damaged, locked, empty or too large."""
    archive = Archive(content)
    if any(True for _ in below(archive.xml_of("META-INF/manifest.xml"), "encryption-data")):
        raise refusals.protected()
    root = archive.xml_of("content.xml")
    text = child(root, "body", "text")
    if text is None:
        raise refusals.other_kind()
    styles = archive.xml_of("styles.xml")
    document = _Document([root, *([] if styles is None else [styles])])
    nodes = document.blocks(text)
    writing = Writing()
    pictures = Gathering(writing, lambda address: archive.bytes_of(address.removeprefix("./")))
    Flow(writing, pictures).write(Node("", {}, [*nodes, *document.footnotes]))
    pictures.tell()
    for note in document.notes(styles):
        writing.note(note)
    note_missing(writing, odt_words(text))
    return writing.report()


class _Styles:
    """Which styles are bold, italic, quotations or numbered lists."""

    def __init__(self, roots: Iterable[Element]):
        self._styles: dict[str, Element] = {}
        self._numbered: set[tuple[str, str]] = set()
        for root in roots:
            for style in below(root, "style"):
                self._styles.setdefault(attribute(style, "name"), style)
            for style in below(root, "list-style"):
                name = attribute(style, "name")
                self._numbered |= {
                    (name, attribute(level, "level")) for level in below(style, "list-level-style-number")
                }

    def says(self, name: str, key: str) -> str:
        """What a style of text, or the nearest it is based on, says of its letters."""
        for style in self._chain(name):
            if value := attribute(child(style, "text-properties"), key):
                return value
        return ""

    def is_quote(self, name: str) -> bool:
        """Tell whether a style of paragraphs is that of quotations."""
        return any(attribute(style, "name") == "Quotations" for style in self._chain(name))

    def is_title(self, name: str) -> bool:
        """Tell whether a style of paragraphs is that of a document's title."""
        return any(attribute(style, "name") == "Title" for style in self._chain(name))

    def is_numbered(self, name: str, level: int) -> bool:
        """Tell whether a style of lists numbers its items at a depth, counted from 1."""
        return (name, str(level)) in self._numbered

    def _chain(self, name: str) -> Iterable[Element]:
        for _step in range(_DEEPEST_STYLE):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = attribute(style, "parent-style-name")


class _Document:
    """Makes a tree of an OpenDocument text, and counts what it leaves out."""

    def __init__(self, roots: list[Element]):
        self._styles = _Styles(roots)
        self._boxes: list[Node] = []
        self._comments = 0
        self._has_deletions = False
        self.footnotes: list[Node] = []

    def blocks(self, parent: Iterable[Element], depth: int = 0, list_style: str = "") -> list[Node | str]:
        """The headings, paragraphs, lists and tables of a text, a cell, an item or a frame."""
        found: list[Node | str] = []
        for element in parent:
            name = local(element)
            if name in {"p", "h"}:
                found += self._paragraph(element)
            elif name == "list":
                style = attribute(element, "style-name") or list_style
                tag = "ol" if self._styles.is_numbered(style, depth + 1) else "ul"
                found.append(Node(tag, {}, self.blocks(element, depth + 1, style)))
            elif name in {"list-item", "list-header"}:
                found.append(Node("li", {}, self.blocks(element, depth, list_style)))
            elif name == "table":
                found.append(Node("table", {}, self._rows(element)))
            elif name == "tracked-changes":
                self._has_deletions = any(True for _ in below(element, "deletion"))
            elif name == "annotation":
                self._comments += 1
            elif name == "frame":
                found += self._frame(element)
                found += self._boxes
                self._boxes = []
            elif _is_seen(element):
                found += self.blocks(element, depth, list_style)
        return found

    def notes(self, styles: Element | None) -> list[str]:
        """What was left out or moved, in the editor's language."""
        frame = below(styles, "header", "footer", "header-first", "footer-first")
        return [
            *left_out.comments(self._comments),
            *([left_out.deletions()] if self._has_deletions else []),
            *([left_out.footnotes()] if self.footnotes else []),
            *left_out.page_frame(words(one, "p", "h") for one in frame),
        ]

    def _paragraph(self, element: Element) -> list[Node | str]:
        style = attribute(element, "style-name")
        inline = self._inline(element, (style,))
        boxes, self._boxes = self._boxes, []
        if local(element) == "h" or self._styles.is_title(style):
            level = attribute(element, "outline-level", "1")
            block = Node(
                f"h{min(int(level[:2]), 6) if level.isdecimal() and int(level[:2]) else 1}", {}, inline
            )
        elif self._styles.is_quote(style):
            block = Node("blockquote", {}, [Node("p", {}, inline)])
        else:
            block = Node("p", {}, inline)
        return [block, *boxes]

    def _inline(self, parent: Element, styles: tuple[str, ...]) -> list[Node | str]:
        """The words of a paragraph or a stretch of it, as its style makes them look."""
        found: list[Node | str] = [self._looking(parent.text, styles)] if parent.text else []
        for element in parent:
            found += self._of_line(element, styles)
            if element.tail:
                found.append(self._looking(element.tail, styles))
        return found

    def _of_line(self, element: Element, styles: tuple[str, ...]) -> list[Node | str]:
        name = local(element)
        if name == "s":
            return [" "]
        if name == "tab":
            return [" "]
        if name == "line-break":
            return [Node("br")]
        if name == "span":
            return self._inline(element, (attribute(element, "style-name"), *styles))
        if name == "a":
            return [Node("a", {"href": attribute(element, "href")}, self._inline(element, styles))]
        if name == "note":
            self.footnotes += self._apart(child(element, "note-body"))
        elif name == "annotation":
            self._comments += 1
        elif name == "frame":
            return self._frame(element)
        elif name in {"p", "h", "list", "table"}:
            self._boxes += self._apart([element])
        elif _is_seen(element):
            return self._inline(element, styles)
        return []

    def _said(self, styles: tuple[str, ...], key: str) -> str:
        """What the innermost style that says something of its letters says."""
        return next((said for style in styles if (said := self._styles.says(style, key))), "")

    def _looking(self, text: str, styles: tuple[str, ...]) -> Node | str:
        node: Node | str = text
        if self._said(styles, "font-weight") in {"bold", "600", "700", "800", "900"}:
            node = Node("b", {}, [node])
        if self._said(styles, "font-style") in {"italic", "oblique"}:
            node = Node("i", {}, [node])
        return node

    def _frame(self, frame: Element) -> list[Node | str]:
        """A frame: its picture where it stands, the words of a text box behind the paragraph."""
        caption = words(child(frame, "desc"), "desc") or words(child(frame, "title"), "title")
        image = next(iter(below(frame, "image")), None)
        box = child(frame, "text-box")
        if box is not None:
            self._boxes += self._apart(box)
            return []
        if image is not None:
            return [Node("img", {"src": attribute(image, "href"), "alt": caption})]
        return [Node("img", {"src": "", "alt": caption})] if child(frame, "object") is not None else []

    def _apart(self, parent: Iterable[Element] | None) -> list[Node]:
        """The blocks of a frame or a note, made while the paragraph around it is still open."""
        boxes, self._boxes = self._boxes, []
        found = [node for node in self.blocks(parent or ()) if isinstance(node, Node)]
        self._boxes = boxes
        return found

    def _rows(self, parent: Element) -> list[Node | str]:
        rows: list[Node | str] = []
        for element in parent:
            name = local(element)
            if name == "table-row":
                rows.append(Node("tr", {}, self._cells(element)))
            elif name.startswith("table-"):
                rows += self._rows(element)
        return rows

    def _cells(self, row: Element) -> list[Node | str]:
        cells: list[Node | str] = []
        for element in row:
            if local(element) in {"table-cell", "covered-table-cell"}:
                repeated = attribute(element, "number-columns-repeated", "1")
                count = min(int(repeated), _MOST_REPEATED) if repeated.isdecimal() else 1
                cells += [Node("td", {}, self.blocks(element)) for _copy in range(count)]
        return cells


def _is_seen(element: Element) -> bool:
    """Tell whether an element's words are part of the text, and not a drawing's title or a field's source."""
    name = local(element)
    return bool(name) and name not in _UNSEEN and "svg-compatible" not in element.tag
