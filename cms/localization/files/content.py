"""The content of a file of translations, whatever its format: the same shape for PO and XLIFF."""

import hashlib
from dataclasses import dataclass, field
from uuid import UUID

FILE_LIMIT = 5 * 1024 * 1024


class Unreadable(Exception):
    """A file that is no file of translations, or too much of one; the message is for people."""


@dataclass(frozen=True)
class Wording:
    """A text of a file as a translator would type it: into a rich segment, and into a plain one.

    `plain` is None where the file has inline tags, which a plain segment can't hold.
    """

    rich: str
    plain: str | None

    def typed(self, is_rich: bool) -> str | None:
        """The text for a segment of either kind, without what surrounds it."""
        text = self.rich if is_rich else self.plain
        return None if text is None else unpadded(text)


@dataclass(frozen=True)
class Entry:
    """One segment of a file.

    `key` is the unit's (see `units`), `needs_work` what PO calls fuzzy and XLIFF initial; `problem` says
    to people what makes the entry unusable.
    """

    key: str
    source: Wording
    target: Wording
    needs_work: bool = False
    problem: str = ""


@dataclass
class Parsed:
    """A file: which translation it belongs to, and what it says of each segment.

    `handed_out` holds a fingerprint of every translation the file had when it was made: what still has one
    was not touched by the translator, and what the site has otherwise was written since. It is None where a
    tool dropped it.
    """

    tool: str
    translation: UUID | None
    source_language: str
    target_language: str
    handed_out: frozenset[str] | None = None
    entries: list[Entry] = field(default_factory=list)

    def is_as_handed_out(self, entry: Entry, text: str) -> bool:
        """Tell whether an entry's text is the one the file was made with."""
        return self.handed_out is not None and fingerprint(entry.key, text) in self.handed_out

    def is_newer(self, entry: Entry, text: str) -> bool:
        """True where the site's text of an entry was written after the file was made, as far as is known."""
        return self.handed_out is not None and fingerprint(entry.key, text) not in self.handed_out


def unpadded(text: str) -> str:
    """A text with one kind of line break and nothing around it, as it would be stored."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def fingerprint(key: str, text: str) -> str:
    """A short name for one unit's text."""
    return hashlib.sha256(f"{key}\0{unpadded(text)}".encode()).hexdigest()[:12]


def as_uuid(text: str | None) -> UUID | None:
    """A uuid written in a file; None where it is none."""
    try:
        return UUID(text or "")
    except ValueError:
        return None
