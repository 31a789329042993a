"""Reading the text of a gettext PO file, in time proportional to its length.

polib, which writes them here, puts texts and comments together line by line and copies all before for each:
a file of 4.5 MB may keep it busy for half a minute. Only what a translation needs is read: contexts, texts,
and whether an entry is fuzzy. See the GNU gettext manual, “The Format of PO Files”.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Far more than any translation has; 5 MB of nearly empty lines would be a million.
MOST_LINES, MOST_ENTRIES = 200_000, 10_000
KEYWORD = re.compile(r'(msgctxt|msgid|msgid_plural|msgstr)(?:\[[0-9]\])?[ \t]*(".*")')
STRING = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"')
ESCAPE = re.compile(r"\\(.)", re.DOTALL)
ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f", '"': '"', "\\": "\\"}
LINE_BREAK = re.compile(r"\r\n|\r|\n")


class NotPo(ValueError):
    """A text that is no PO file; the message names the line."""


class TooLong(ValueError):
    """More lines or entries than a translation can have."""


@dataclass
class PoEntry:
    """One entry. `msgstr` of an entry with plural forms is empty: translations here have none."""

    msgctxt: str | None
    msgid: str
    msgstr: str
    fuzzy: bool


def entries(text: str) -> Iterator[PoEntry]:
    """The entries of a PO file in their order, obsolete ones left out. Raises `NotPo` and `TooLong`."""
    entry = _Open()
    count = 0
    for number, written in enumerate(LINE_BREAK.split(text), start=1):
        if number > MOST_LINES:
            raise TooLong
        line = written.strip(" \t")
        if not line:
            continue
        if entry.is_complete and line.startswith(entry.begins_with):
            count += 1
            if count > MOST_ENTRIES:
                raise TooLong
            yield entry.closed()
            entry = _Open()
        if not entry.take(line):
            raise NotPo(f"line {number}: {line[:40]}")
    if entry.is_complete:
        yield entry.closed()
    elif entry.parts:
        raise NotPo("The last entry has no translation.")


class _Open:
    """An entry while its lines are read; each of its texts is a list of the strings it is made of."""

    begins_with = ("#", "msgctxt", "msgid ", 'msgid"', "msgid\t")

    def __init__(self):
        self.parts: dict[str, list[str]] = {}
        self.current = ""
        self.fuzzy = False

    @property
    def is_complete(self) -> bool:
        return "msgstr" in self.parts

    def take(self, line: str) -> bool:
        """Add a line; False where it can't stand here."""
        if line.startswith("#"):
            self.fuzzy = self.fuzzy or (line.startswith("#,") and "fuzzy" in re.split(r"[,\s]+", line))
            return True
        if line.startswith('"'):
            return bool(self.current) and self._add(line)
        match = KEYWORD.fullmatch(line)
        if match is None:
            return False
        self.current = match[1]
        if self.current in self.parts and self.current != "msgstr":
            return False
        if self.current != "msgctxt" and self.current != "msgid" and "msgid" not in self.parts:
            return False
        self.parts.setdefault(self.current, [])
        return self._add(match[2])

    def _add(self, quoted: str) -> bool:
        string = STRING.fullmatch(quoted)
        if string is not None:
            self.parts[self.current].append(string[1])
        return string is not None

    def closed(self) -> PoEntry:
        # In a translation it is refused by name, beside the others of its file.
        if any("\0" in part for name in ("msgctxt", "msgid") for part in self.parts.get(name, ())):
            raise NotPo("A source with NUL is none.")
        return PoEntry(
            msgctxt=self._text("msgctxt") if "msgctxt" in self.parts else None,
            msgid=self._text("msgid"),
            msgstr="" if "msgid_plural" in self.parts else self._text("msgstr"),
            fuzzy=self.fuzzy,
        )

    def _text(self, name: str) -> str:
        """One of the texts with its escapes resolved, in one pass; unknown ones stay as they are."""
        text = "".join(self.parts.get(name, []))
        return ESCAPE.sub(lambda match: ESCAPED.get(match[1], match[0]), text)


def metadata(header: str) -> dict[str, str]:
    """The fields of a header entry, by their names in small letters."""
    fields = {}
    for line in header.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            fields[name.strip().lower()] = value.strip()
    return fields
