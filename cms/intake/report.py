"""A report as all sources deliver it: one plain text, cut into blocks, with what was marked in it.

Every place is an offset into `Report.text`, so that a value found by a rule can show the words it came
from, and whatever no rule has taken can be shown to be still there.
"""

from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "quote", "table"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's text, `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether two stretches share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that stood bold, in italics, or linked to an address (`href`: http, https, mailto or tel)."""

    span: Span
    kind: Literal["bold", "italic", "link"]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a report.

    `level` is that of a heading (2 to 4), or the depth of an item from 0; `is_numbered` says which list the
    item is of. A table has its cells by rows: in the text they are divided by tabs, rows by line breaks.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    is_numbered: bool = False
    rows: tuple[tuple[Span, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that came with a report: as bytes, with the words beside it, after which block it stood."""

    name: str
    content: bytes
    caption: str = ""
    after_block: int = -1


@dataclass(frozen=True, slots=True)
class Report:
    """A report: `blocks` in order, without overlaps; between two of them `text` has line breaks alone.

    `notes` tell in the editor's language what could not be taken over (a drawing, a formula, a password).
    """

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    pictures: tuple[Picture, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()
