"""Inline tags of rich text as inline codes of XLIFF 2.0 (4.2.3), and back.

A pair such as <b>…</b> is a <pc>, a <br/> a <ph>; what they stand for is kept in the unit's
<originalData>. Text is text: nothing in it is markup.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from django.utils.translation import gettext as _

from cms.localization.files.content import Wording
from cms.localization.files.markup import Broken, Kind, Piece, pieces

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
# Of all that XML 1.0 (2.2) can't hold, and the carriage return, which parsers turn into a line feed.
NOT_IN_XML = re.compile("([\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff])")
# `type` and `subType` of the tags wagtail-localize allows in a segment (4.3.1.34 and 4.3.1.35).
TYPES = {
    "b": {"type": "fmt", "subType": "xlf:b"},
    "strong": {"type": "fmt", "subType": "xlf:b"},
    "i": {"type": "fmt", "subType": "xlf:i"},
    "em": {"type": "fmt", "subType": "xlf:i"},
    "br": {"type": "fmt", "subType": "xlf:lb"},
    "a": {"type": "link"},
}
OTHER_TYPE = {"type": "other"}
DEEPEST = 50
# What a code stands for is written once and may be named a thousand times.
LONGEST = 1_000_000


class Codes:
    """The inline codes of one unit: their ids in the source, used again in the target, and what they hold."""

    def __init__(self):
        self.data: dict[str, str] = {}
        self._count = 0
        self._of_source: dict[str, list[str]] = defaultdict(list)

    def write_source(self, element: Element, text: str, is_rich: bool) -> None:
        """Write a text, inline HTML where it is rich, into a <source>."""
        for piece, code in self._write(element, text, is_rich):
            code.set("id", self._next_id())
            self._of_source[piece.html].append(code.get("id"))

    def write_target(self, element: Element, text: str, is_rich: bool) -> None:
        """Write a text into a <target>; a tag of the source has the id it has there (4.3.1.13 id)."""
        of_source = {tag: list(ids) for tag, ids in self._of_source.items()}
        for piece, code in self._write(element, text, is_rich):
            free = of_source.get(piece.html)
            code.set("id", free.pop(0) if free else self._next_id())

    def _write(self, element: Element, text: str, is_rich: bool) -> Iterator[tuple[Piece, Element]]:
        """The codes of a text with the pieces they stand for, as they are written."""
        above = [element]
        for piece in _pieces(text, is_rich):
            if piece.kind is Kind.TEXT:
                _write_text(above[-1], piece.text)
            elif piece.kind is Kind.CLOSING:
                above.pop()
            else:
                code = self._code(above[-1], piece)
                yield piece, code
                if piece.kind is Kind.OPENING:
                    above.append(code)

    def _code(self, parent: Element, piece: Piece) -> Element:
        kept = {"canCopy": "no", "canDelete": "no", **TYPES.get(piece.name, OTHER_TYPE)}
        if piece.kind is Kind.VOID:
            return SubElement(parent, "ph", {"id": "", "dataRef": self._data_id(piece.html), **kept})
        closing = Piece(Kind.CLOSING, name=piece.name).html
        references = {"dataRefStart": self._data_id(piece.html), "dataRefEnd": self._data_id(closing)}
        return SubElement(parent, "pc", {"id": "", **references, **kept})

    def _data_id(self, html: str) -> str:
        return self.data.setdefault(html, f"d{len(self.data) + 1}")

    def _next_id(self) -> str:
        self._count += 1
        return str(self._count)


def _pieces(text: str, is_rich: bool) -> list[Piece]:
    try:
        return pieces(text) if is_rich else [Piece(Kind.TEXT, text=text)]
    except Broken:
        # Such a text can't be told by its tags: it is handed out as it is written.
        return [Piece(Kind.TEXT, text=text)]


def _write_text(element: Element, text: str) -> None:
    """Add text at the end of an element; what XML can't hold becomes a <cp> (4.2.3.1)."""
    for number, part in enumerate(NOT_IN_XML.split(text)):
        if number % 2:
            SubElement(element, "cp", {"hex": f"{ord(part):04X}"})
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + part
        else:
            element.text = (element.text or "") + part


def read(element: Element | None, data: dict[str, str]) -> Wording:
    """The text of a <source> or <target>; "" where there is none.

    `data` is the unit's <originalData>. Raises `Broken` where a code has none there, and for a text of more
    than a million characters.
    """
    if element is None:
        return Wording("", "")
    parts, length = [], 0
    for piece in _read(element, data, 0):
        parts.append(piece)
        length += len(piece.text)
        if length > LONGEST:
            raise Broken(_("This text is too long."))
    has_tags = any(piece.kind is not Kind.TEXT for piece in parts)
    rich = "".join(piece.text if piece.kind is not Kind.TEXT else piece.html for piece in parts)
    return Wording(rich, None if has_tags else "".join(piece.text for piece in parts))


def _read(element: Element, data: dict[str, str], depth: int) -> Iterator[Piece]:
    """The pieces of an element's content. The `text` of a tag is how the unit's data writes it."""
    if depth > DEEPEST:
        raise Broken(_("Inline codes are nested too deeply."))
    yield Piece(Kind.TEXT, text=element.text or "")
    for child in element:
        yield from _read_code(child, data, depth)
        yield Piece(Kind.TEXT, text=child.tail or "")


def _read_code(child: Element, data: dict[str, str], depth: int) -> Iterator[Piece]:
    name = child.tag.removeprefix(f"{{{NAMESPACE}}}")
    if name == "pc":
        yield Piece(Kind.OPENING, text=_original(child, "dataRefStart", data))
        yield from _read(child, data, depth + 1)
        yield Piece(Kind.CLOSING, text=_original(child, "dataRefEnd", data))
    elif name in ("ph", "sc", "ec"):
        # A tool may write a pair as its two ends.
        yield Piece(Kind.VOID, text=_original(child, "dataRef", data))
    elif name == "cp":
        yield Piece(Kind.TEXT, text=_character(child.get("hex", "")))
    elif name == "mrk":
        # What a tool marks, such as a term, is text all the same.
        yield from _read(child, data, depth + 1)
    elif name not in ("sm", "em"):
        raise Broken(_("<%(name)s> is no inline code of XLIFF 2.0.") % {"name": name[:40]})


def _original(code: Element, attribute: str, data: dict[str, str]) -> str:
    try:
        return data[code.get(attribute, "")]
    except KeyError as error:
        raise Broken(_("An inline code has lost what it stands for.")) from error


def _character(digits: str) -> str:
    try:
        return chr(int(digits, 16))
    except (ValueError, OverflowError) as error:
        raise Broken(_("A character code is wrong.")) from error
