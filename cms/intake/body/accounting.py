"""The account of a report's words: each stands in a fact or in the body."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape

from cms.intake.body.remaining import Remaining, marker_length
from cms.intake.report import Report, Span
from cms.intake.sources.characters import visible


def characters_left(report: Report, taken: Iterable[Span], blocks: Iterable[dict]) -> int:
    """How many visible characters of a report are neither in `taken` nor in the blocks of a body: 0.

    The dash or number in front of an item is not counted: the list itself shows it.
    """
    remaining = Remaining(report, taken)
    expected = Counter[str]()
    for block in report.blocks:
        start = block.span.start + marker_length(report.text, block)
        for span in remaining.of(Span(start, block.span.end)):
            expected.update(visible(span.of(report.text)))
    written = visible(" ".join(words for block in blocks for words in _words(block)))
    return (expected - written).total()


def _words(block: dict) -> Iterator[str]:
    """All words that a block of a body shows."""
    value = block["value"]
    if block["type"] == "paragraph":
        yield unescape(re.sub(r"<[^>]*>", " ", value))
    elif block["type"] == "heading":
        yield value["text"]
    elif block["type"] == "table":
        yield from (cell for row in value["data"] for cell in row)
