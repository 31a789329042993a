"""Plain text as pasted: paragraphs by line breaks, items by the dash or number in front of them."""

import re

from cms.intake.report import Block, Report, Span

_ITEM = re.compile(r"(?:[-–—•·*▪●]|(?P<number>\d{1,2})[.)])\s+(?=\S)")


def read_plain(text: str) -> Report:
    """A report of a plain text; every character but outer blanks stays where it was."""
    blocks = []
    place = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = place + line.index(stripped)
            item = _ITEM.match(stripped)
            kind = "item" if item else "paragraph"
            numbered = bool(item and item["number"])
            blocks.append(Block(kind, Span(start, start + len(stripped)), is_numbered=numbered))
        place += len(line)
    return Report(text, tuple(blocks))
