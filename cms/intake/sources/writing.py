"""A report in the making: sources hand in their blocks one after another and get offsets and limits right."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cms.intake.report import Block, BlockKind, Mark, Picture, Report, Span
from cms.intake.sources import refusals
from cms.intake.sources.characters import cleaned
from cms.intake.sources.headings import with_bold_headings
from cms.intake.sources.items import marker

_BLANKS = re.compile(r"[ \t]+")
# Applied when blanks are single: a long row of them must not be tried from each of its places.
_LINE_BREAK = re.compile(r" ?\n[ \n]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that look alike: bold, in italics, linked (an address found harmless), or none of these."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    href: str = ""

    def looks(self) -> tuple[tuple[str, str], ...]:
        """The kinds of marks it carries, each with its address."""
        return (
            *((("bold", ""),) if self.is_bold else ()),
            *((("italic", ""),) if self.is_italic else ()),
            *((("link", self.href),) if self.href else ()),
        )


class Writing:
    """A report in the making. `UnreadableReport` as soon as it grows past what is read."""

    def __init__(self):
        self._parts: list[str] = []
        self._length = 0
        self._count = 0
        self._blocks: list[Block] = []
        self._marks: list[Mark] = []
        self._pictures: list[Picture] = []
        self._notes: list[str] = []

    def block(
        self, kind: BlockKind, pieces: Iterable[Piece], level: int = 0, is_numbered: bool = False
    ) -> None:
        """Write one block; nothing where it has no words. A paragraph with an item's marker is an item.

        Blanks are drawn together; line breaks stay, other than in a heading.
        """
        text, marks = _drawn_together(pieces, keeps_lines=kind != "heading")
        if not text:
            return
        if kind == "paragraph" and (found := marker(text)):
            kind, is_numbered = "item", found.number is not None
        start = self._begun(kind)
        self._counted(1)
        self._write(text)
        self._mark(marks, start)
        self._blocks.append(Block(kind, Span(start, self._length), level, is_numbered))

    def table(self, rows: Sequence[Sequence[Sequence[Piece]]]) -> None:
        """Write a table, cells by rows; a row without words is left out."""
        drawn = [[_drawn_together(cell, keeps_lines=False) for cell in row] for row in rows]
        drawn = [row for row in drawn if any(text for text, _ in row)]
        if not drawn:
            return
        start = self._begun("table")
        self._counted(sum(len(row) for row in drawn))
        spans = []
        for number, row in enumerate(drawn):
            self._write("\n" if number else "")
            cells = []
            for place, (text, marks) in enumerate(row):
                self._write("\t" if place else "")
                cells.append(Span(self._length, self._length + len(text)))
                self._mark(marks, self._length)
                self._write(text)
            spans.append(tuple(cells))
        self._blocks.append(Block("table", Span(start, self._length), rows=tuple(spans)))

    def picture(self, name: str, content: bytes, caption: str = "") -> None:
        """Take a picture that stands behind the last block; those past the most are named in a note later."""
        caption = " ".join(cleaned(caption).split())
        self._pictures.append(Picture(name, content, caption, len(self._blocks) - 1))

    def note(self, note: str) -> None:
        """Tell the editor something about what was read, once."""
        if note not in self._notes:
            self._notes.append(note)

    @property
    def text(self) -> str:
        """Its words by now."""
        return "".join(self._parts)

    @property
    def picture_count(self) -> int:
        """How many pictures it has by now."""
        return len(self._pictures)

    def report(self) -> Report:
        """The report; UnreadableReport where it has no words."""
        if not self._blocks:
            raise refusals.empty()
        bold = frozenset(mark.span for mark in self._marks if mark.kind == "bold")
        return Report(
            self.text,
            tuple(with_bold_headings(self.text, self._blocks, bold)),
            tuple(sorted(self._marks, key=lambda mark: mark.span)),
            tuple(self._pictures),
            tuple(self._notes),
        )

    def _begun(self, kind: BlockKind) -> int:
        if self._blocks:
            self._write("\n" if kind == "item" == self._blocks[-1].kind else "\n\n")
        return self._length

    def _counted(self, parts: int) -> None:
        self._count += parts
        if self._count > refusals.MOST_PARTS:
            raise refusals.too_many_parts()

    def _write(self, text: str) -> None:
        self._length += len(text)
        if self._length > refusals.MOST_CHARACTERS:
            raise refusals.too_long()
        self._parts.append(text)

    def _mark(self, marks: Iterable[Mark], start: int) -> None:
        for mark in marks:
            span = Span(mark.span.start + start, mark.span.end + start)
            self._marks.append(replace(mark, span=span))


def _drawn_together(pieces: Iterable[Piece], *, keeps_lines: bool) -> tuple[str, list[Mark]]:
    """The words of pieces with single blanks and no outer ones, and what is marked in them."""
    parts: list[str] = []
    length = 0
    marks: list[Mark] = []
    open_marks: dict[tuple[str, str], int] = {}
    for piece in pieces:
        text = _LINE_BREAK.sub("\n", _BLANKS.sub(" ", cleaned(piece.text)))
        if not keeps_lines:
            text = text.replace("\n", " ")
        if not parts:
            text = text.lstrip()
        elif parts[-1][-1].isspace() and text[:1].isspace():
            if text[0] == "\n" and parts[-1][-1] == " ":
                parts[-1] = parts[-1][:-1] + "\n"
            text = text[1:]
        if not text:
            continue
        looks = piece.looks()
        ended = [look for look in open_marks if look not in looks]
        marks += [Mark(Span(open_marks.pop(look), length), *look) for look in ended]
        for look in looks:
            open_marks.setdefault(look, length)
        parts.append(text)
        length += len(text)
    marks += [Mark(Span(start, length), *look) for look, start in open_marks.items()]
    text = "".join(parts).rstrip()
    return text, [clipped for mark in marks for clipped in _clipped(text, mark)]


def _clipped(text: str, mark: Mark) -> Iterable[Mark]:
    """A mark without the blanks at its ends; none where nothing is left."""
    start, end = mark.span.start, min(mark.span.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return [replace(mark, span=Span(start, end))] if start < end else []
