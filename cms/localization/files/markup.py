"""The inline HTML of rich segments, taken apart: for XLIFF's inline codes, and to compare tags."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from html import escape, unescape

from django.utils.translation import gettext as _

VOID = frozenset({"br"})
# A tag that is written out, of a length wagtail-localize's short ones never reach.
TAG = re.compile(r"(</?[a-zA-Z][^<>]{0,300}>)")
BEGINNING_OF_TAG = re.compile(r"<[a-zA-Z/!?]")
PARTS_OF_TAG = re.compile(r"<(/?)([^\s<>/]+)([^<>]*?)(/?)>")
ATTRIBUTE = re.compile(r"""([^\s<>=/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"']*))?""")


class Broken(Exception):
    """Inline HTML nobody can take apart with certainty; the message is for people."""


class Kind(Enum):
    """The kinds of pieces of inline HTML."""

    TEXT = "text"
    OPENING = "opening"
    CLOSING = "closing"
    VOID = "void"


@dataclass(frozen=True)
class Piece:
    """A stretch of text (unescaped) or one tag. `html` is how it is written."""

    kind: Kind
    text: str = ""
    name: str = ""
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def html(self) -> str:
        """The piece as HTML."""
        if self.kind is Kind.TEXT:
            return escape(self.text, quote=False)
        if self.kind is Kind.CLOSING:
            return f"</{self.name}>"
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes)
        return f"<{self.name}{attributes}{'/' if self.kind is Kind.VOID else ''}>"


def pieces(html: str) -> list[Piece]:
    """Inline HTML in pieces. Raises `Broken` where a tag is not written out or not closed in its turn.

    Takes time in proportion to the length, which Python's own parser does not: nobody knows who wrote a
    file. A "<" that begins no tag is text, as it is to browsers.
    """
    all_pieces: list[Piece] = []
    still_open: list[str] = []
    for number, part in enumerate(TAG.split(html)):
        if number % 2 == 0:
            if BEGINNING_OF_TAG.search(part):
                raise Broken(_("A tag is not written out; a “<” that begins none is written &lt;."))
            if part:
                all_pieces.append(Piece(Kind.TEXT, text=unescape(part)))
            continue
        for piece in _tag(part):
            if piece.kind is Kind.OPENING:
                still_open.append(piece.name)
            elif piece.kind is Kind.CLOSING and (not still_open or still_open.pop() != piece.name):
                raise Broken(_("The tag </%(name)s> closes nothing.") % {"name": piece.name})
            all_pieces.append(piece)
    if still_open:
        raise Broken(_("The tag <%(name)s> is not closed.") % {"name": still_open[-1]})
    return all_pieces


def _tag(html: str) -> list[Piece]:
    """A tag that is written out; one that closes itself is a pair, if it isn't one that stands alone."""
    closes, name, rest, is_empty = PARTS_OF_TAG.fullmatch(html).groups()
    name = name.lower()
    if closes:
        return [Piece(Kind.CLOSING, name=name)]
    attributes = tuple(
        (key.lower(), unescape(value.strip("\"'"))) for key, value in ATTRIBUTE.findall(rest or "")
    )
    if name in VOID:
        return [Piece(Kind.VOID, name=name, attributes=attributes)]
    opening = Piece(Kind.OPENING, name=name, attributes=attributes)
    return [opening, Piece(Kind.CLOSING, name=name)] if is_empty else [opening]


def canonical(html: str) -> str:
    """The one spelling of inline HTML that means the same; broken HTML stays as it is."""
    try:
        return "".join(piece.html for piece in pieces(html))
    except Broken:
        return html


def tags(html: str) -> Counter[str]:
    """Count how often each tag, with its attributes, is opened. Raises `Broken`."""
    return Counter(piece.html for piece in pieces(html) if piece.kind in (Kind.OPENING, Kind.VOID))
