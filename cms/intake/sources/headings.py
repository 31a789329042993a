"""Which lines can be headings, where no style says so."""

import re
from collections.abc import Iterator, Sequence

from cms.intake.report import Block, Span

LONGEST = 120
# The end of a sentence, hours, addresses, telephones, "Place: …": a line with one of these says or tells
# something, whatever its length.
_TELLS_FACT = re.compile(r"[.!?…] |\d{1,2}[.:]\d{2}|@|https?:|\+\d|\t|: ")


def may_head(line: str) -> bool:
    """Tell whether a line may be a heading at all: short, no sentence, no list's beginning, no fact."""
    is_short = 3 < len(line) <= LONGEST and "\n" not in line
    return is_short and line[-1] not in ".!?…,;:" and not _TELLS_FACT.search(line)


def with_bold_headings(text: str, blocks: Sequence[Block], bold: frozenset[Span]) -> Iterator[Block]:
    """The blocks, with paragraphs that stand bold over others as headings (`bold`: stretches marked so).

    People make their headings so who don't use styles. The last block of a report heads nothing.
    """
    for number, block in enumerate(blocks):
        is_bold = block.kind == "paragraph" and block.span in bold and may_head(block.span.of(text))
        if is_bold and any(later.span not in bold for later in blocks[number + 1 : number + 3]):
            yield Block("heading", block.span, level=2)
        else:
            yield block
