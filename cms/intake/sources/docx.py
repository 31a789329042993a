"""Word documents (.docx) become reports.

They are read here and not by a library, because libraries pass over elements they don't know: the words of
content controls, text boxes, formulas or tracked insertions are then gone without a word. Here an unknown
element passes its words on. They are read as Word shows them after accepting all changes: deleted words are
left out, inserted ones taken. Text boxes stand behind their paragraph, footnotes at the end. What is left out
stands in the notes.
"""

from collections.abc import Iterable
from functools import cached_property
from xml.etree.ElementTree import Element

from cms.intake.report import Report
from cms.intake.sources import left_out, refusals
from cms.intake.sources.archives import Archive
from cms.intake.sources.counting import docx_words, note_missing
from cms.intake.sources.docx_styles import Numbering, Relations, Styles, is_on
from cms.intake.sources.elements import attribute, below, child, local, words
from cms.intake.sources.flow import LIST_ITEM, Flow
from cms.intake.sources.grid import MOST_COLUMNS
from cms.intake.sources.markup import Node
from cms.intake.sources.pictures import Gathering
from cms.intake.sources.writing import Writing

_DELETED = frozenset(("del", "moveFrom"))
_UNSEEN = frozenset(
    (
        *(
            "instrText",
            "delText",
            "delInstrText",
            "proofErr",
            "bookmarkStart",
            "bookmarkEnd",
            "sectPr",
            "tblGrid",
        ),
        *("annotationRef", "footnoteRef", "endnoteRef", "shapetype", "docPr", "cNvGraphicFramePr", "binData"),
    )
)
_BLOCKS = frozenset(
    ("p", "tbl", "sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "smartTag")
)
# Where Word draws a symbol from a font of signs, its code says nothing outside of that font.
_PRIVATE = range(0xE000, 0xF900)


def read_docx(content: bytes) -> Report:
    """A report of a Word document; `UnreadableReport` where it is damaged, locked, empty or too large."""
    archive = Archive(content)
    main = _main_part(archive)
    root = archive.xml_of(main)
    if root is None:
        raise refusals.damaged()
    document = _Document(archive, main)
    nodes = document.blocks(child(root, "body") if child(root, "body") is not None else root)
    nodes += document.footnotes()
    writing = Writing()
    pictures = Gathering(writing, archive.bytes_of)
    Flow(writing, pictures).write(Node("", {}, nodes))
    pictures.tell()
    for note in document.notes():
        writing.note(note)
    note_missing(writing, docx_words(root, document.notes_of_text))
    return writing.report()


def _main_part(archive: Archive) -> str:
    return next(iter(Relations(archive, "").parts("officeDocument")), "word/document.xml")


class _Document:
    """Makes a tree of a Word document, and counts what it leaves out."""

    def __init__(self, archive: Archive, main: str):
        self._archive = archive
        self._relations = Relations(archive, main)
        self._styles = Styles(self._side("styles"))
        self._numbering = Numbering(self._side("numbering"))
        self._referred: list[tuple[str, str]] = []
        self._boxes: list[Node] = []
        self._carried: list[Node | str] = []
        self._fields: list[list[str]] = []
        self._deletions = 0
        self._has_hidden = False

    def blocks(self, parent: Iterable[Element]) -> list[Node]:
        """The paragraphs and tables of a body, a cell, a text box or a footnote."""
        found: list[Node] = []
        for element in parent:
            name = local(element)
            if name == "p":
                found += self._paragraph(element)
            elif name == "tbl":
                found += [*self._rest(), Node("table", {}, self._rows(element))]
            elif name in _DELETED:
                self._deletions += 1
            elif name == "AlternateContent":
                found += self.blocks(_alternative(element))
            elif name not in _UNSEEN and not name.endswith("Pr"):
                if any(local(one) in _BLOCKS for one in element):
                    found += self.blocks(element)
                elif inline := self._inline(element, ""):
                    found.append(Node("p", {}, inline))
        return [*found, *self._rest()]

    def _rest(self) -> list[Node]:
        """A paragraph of the words that wait for the next one, where none follows."""
        carried, self._carried = self._carried, []
        return [Node("p", {}, carried)] if carried else []

    def footnotes(self) -> list[Node]:
        """The footnotes and endnotes that the text refers to, in its order."""
        notes = self.notes_of_text
        referred = list(dict.fromkeys(self._referred))
        return [node for key in referred if key in notes for node in self.blocks(notes[key])]

    @cached_property
    def notes_of_text(self) -> dict[tuple[str, str], Element]:
        """All footnotes and endnotes by their kind and number."""
        parts = {kind: self._side(f"{kind}s") for kind in ("footnote", "endnote")}
        return {
            (kind, attribute(note, "id")): note for kind, root in parts.items() for note in below(root, kind)
        }

    def notes(self) -> list[str]:
        """What was left out or moved, in the editor's language."""
        parts = [part for kind in ("header", "footer") for part in self._relations.parts(kind)]
        return [
            *left_out.comments(sum(1 for _ in below(self._side("comments"), "comment"))),
            *([left_out.deletions()] if self._deletions else []),
            *([left_out.hidden()] if self._has_hidden else []),
            *([left_out.footnotes()] if self._referred else []),
            *left_out.page_frame(words(self._archive.xml_of(part), "t") for part in dict.fromkeys(parts)),
        ]

    def _side(self, kind: str) -> Element | None:
        return next(
            (
                root
                for part in self._relations.parts(kind)
                if (root := self._archive.xml_of(part)) is not None
            ),
            None,
        )

    def _paragraph(self, paragraph: Element) -> list[Node]:
        properties = child(paragraph, "pPr")
        style = attribute(child(properties, "pStyle"), "val")
        inline = [*self._carried, *self._inline(paragraph, style)]
        self._carried = []
        if child(properties, "rPr", "del") is not None:
            # The mark between this paragraph and the next is deleted: the two are one.
            self._carried = inline
            inline = []
        boxes, self._boxes = self._boxes, []
        return [self._block_of(properties, style, inline), *boxes]

    def _block_of(self, properties: Element | None, style: str, inline: list[Node | str]) -> Node:
        level = self._styles.heading(style)
        outline = attribute(child(properties, "outlineLvl"), "val")
        if not level and outline.isdecimal() and int(outline[:2]) < 6:
            level = int(outline[:2]) + 1
        if level:
            return Node(f"h{level}", {}, inline)
        item = self._numbering.item(*self._styles.numbering(style, child(properties, "numPr")))
        if item:
            depth, _blank, sort = item.partition(" ")
            item = f"{max(int(depth), self._styles.list_depth(style))} {sort}"
            return Node("p", {LIST_ITEM: item}, inline)
        block = Node("p", {}, inline)
        return Node("blockquote", {}, [block]) if self._styles.is_quote(style) else block

    def _inline(self, parent: Iterable[Element], style: str) -> list[Node | str]:
        found: list[Node | str] = []
        for element in parent:
            name = local(element)
            if name == "r":
                found += self._run(element, style)
            elif name in _DELETED:
                self._deletions += 1
            elif name == "hyperlink":
                address = self._relations.address(attribute(element, "id"))
                found.append(Node("a", {"href": address}, self._inline(element, style)))
            elif name == "fldSimple":
                found += self._linked(attribute(element, "instr"), self._inline(element, style))
            else:
                found += self._of_run(element, style)
        return found

    def _run(self, run: Element, style: str) -> list[Node | str]:
        properties = child(run, "rPr")
        if is_on(properties, "vanish") or is_on(properties, "webHidden"):
            self._has_hidden = self._has_hidden or bool(words(run, "t"))
            return []
        found = [node for element in run for node in self._of_run(element, style)]
        if not found:
            return []
        own = attribute(child(properties, "rStyle"), "val")
        for switch, tag in (("b", "b"), ("i", "i")):
            said = is_on(properties, switch)
            if said or (
                said is None and (self._styles.is_on(own, switch) or self._styles.is_on(style, switch))
            ):
                found = [Node(tag, {}, found)]
        if self._fields and self._fields[-1][-1] == "separate":
            found = self._linked("".join(self._fields[-1][:-1]), found)
        return found

    def _of_run(self, element: Element, style: str) -> list[Node | str]:
        """What one element of a run shows."""
        name = local(element)
        if name in {"tab", "ptab"}:
            return [" "]
        if name in {"br", "cr"}:
            return [Node("br")]
        if name == "noBreakHyphen":
            return ["\u2011"]
        if name == "sym":
            return [_sign(attribute(element, "char"))]
        if name in {"footnoteReference", "endnoteReference"}:
            self._referred.append((name.removesuffix("Reference"), attribute(element, "id")))
        elif name == "fldChar":
            self._field(attribute(element, "fldCharType"))
        elif name == "instrText" and self._fields:
            self._fields[-1].insert(-1, element.text or "")
        elif name == "AlternateContent":
            return [node for one in _alternative(element) for node in self._of_run(one, style)]
        elif name == "txbxContent":
            self._boxes += self._apart(element)
        elif name in {"inline", "anchor"}:
            return [*self._pictures(element), *self._inline(element, style)]
        elif name == "imagedata":
            return [self._picture(attribute(element, "id"), attribute(element, "title"))]
        elif name in {"p", "tbl"}:
            self._boxes += self._apart([element])
        elif name == "t":
            return [element.text or ""]
        elif name not in _UNSEEN and not name.endswith("Pr"):
            return self._inline(element, style)
        return []

    def _apart(self, parent: Iterable[Element]) -> list[Node]:
        """The blocks of a text box, made while the paragraph around it is still open."""
        carried, self._carried = self._carried, []
        boxes, self._boxes = self._boxes, []
        found = self.blocks(parent)
        self._carried, self._boxes = carried, boxes
        return found

    def _pictures(self, drawing: Element) -> list[Node | str]:
        about = child(drawing, "docPr")
        caption = attribute(about, "descr") or attribute(about, "title")
        blips = [self._picture(attribute(blip, "embed"), caption) for blip in below(drawing, "blip")]
        has_drawing = any(True for _ in below(drawing, "chart", "relIds"))
        return [*blips, *([Node("img", {"src": "", "alt": ""})] if has_drawing else [])]

    def _picture(self, identifier: str, caption: str) -> Node:
        return Node("img", {"src": self._relations.part(identifier), "alt": caption})

    def _field(self, kind: str) -> None:
        """Follow a field by its marks: begin, what it does, separate, what it shows, end."""
        if kind == "begin":
            self._fields.append(["begin"])
        elif self._fields and kind == "separate":
            self._fields[-1][-1] = "separate"
        elif self._fields and kind == "end":
            self._fields.pop()

    def _linked(self, instruction: str, found: list[Node | str]) -> list[Node | str]:
        """What a field shows, linked where it is a link."""
        parts = instruction.split()
        if len(parts) > 1 and parts[0].upper() == "HYPERLINK":
            return [Node("a", {"href": parts[1].strip('"“”')}, found)]
        return found

    def _rows(self, parent: Element) -> list[Node | str]:
        rows: list[Node | str] = []
        for element in parent:
            name = local(element)
            if name == "tr":
                if child(element, "trPr", "del") is not None:
                    self._deletions += 1
                else:
                    rows.append(Node("tr", {}, self._cells(element)))
            elif not name.endswith("Pr") and name not in _UNSEEN and name not in _DELETED:
                rows += self._rows(element)
        return rows

    def _cells(self, row: Element) -> list[Node | str]:
        before = attribute(child(row, "trPr", "gridBefore"), "val", "0")
        skipped = min(int(before), MOST_COLUMNS) if before.isdecimal() else 0
        cells: list[Node | str] = [Node("td") for _column in range(skipped)]
        for element in row:
            name = local(element)
            if name == "tc":
                width = attribute(child(element, "tcPr", "gridSpan"), "val", "1")
                cells.append(Node("td", {"colspan": width}, list(self.blocks(element))))
            elif not name.endswith("Pr") and name not in _UNSEEN and name not in _DELETED:
                cells += self._cells(element)
        return cells


def _sign(code: str) -> str:
    """A symbol by its code in hexadecimal digits; a bullet for one that only its font explains."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number <= 0x10FFFF and number not in _PRIVATE else "•"


def _alternative(element: Element) -> list[Element]:
    """Of the ways in which Word offers a drawing, the newest that has words or a picture."""
    for one in element:
        if any(True for _ in below(one, "t", "blip", "imagedata")):
            return list(one)
    return []
