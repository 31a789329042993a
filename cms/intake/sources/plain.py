"""Plain text as pasted or saved: paragraphs by line breaks, lists by what stands in front of a line.

Lines that an e-mail program has broken are joined, rows with tabs are a table, and a few lines are taken for
headings: only where nothing else is likely, since a rule reads a heading differently. Each visible character
stays, in its order, but who sent a message of a chat and when, which goes into a note.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from cms.intake.report import Block, Report, Span
from cms.intake.sources import refusals
from cms.intake.sources.characters import cleaned
from cms.intake.sources.headings import may_head
from cms.intake.sources.items import marker
from cms.intake.sources.messengers import without_senders

_LINE = re.compile(r"[^\n]+")
# A line of e-mail has 60 to 80 characters, one of a narrow window less.
_WIDEST_LINE = 100
_NARROWEST_LINE = 40


def read_plain(text: str) -> Report:
    """A report of a plain text; `UnreadableReport` for an empty one or more than a million characters."""
    if len(text) > 2 * refusals.MOST_CHARACTERS:
        raise refusals.too_long()
    text, notes = without_senders(cleaned(text))
    if len(text) > refusals.MOST_CHARACTERS:
        raise refusals.too_long()
    if text.count("\n") + text.count("\t") > refusals.MOST_PARTS:
        raise refusals.too_many_parts()
    lines = list(_lines(text))
    if not lines:
        raise refusals.empty()
    text, lines = _joined(text, lines)
    blocks = [block for rows in _tables_apart(text, lines) for block in _blocks(text, rows)]
    return Report(text, tuple(_with_headings(text, blocks)), notes=tuple(notes))


def _lines(text: str) -> Iterator[Span]:
    """The lines that have words, without the blanks around them."""
    for line in _LINE.finditer(text):
        stripped = line[0].strip()
        if stripped:
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            yield Span(start, start + len(stripped))


def _joined(text: str, lines: list[Span]) -> tuple[str, list[Span]]:
    """Join lines which a program has broken at its width: a blank in the place of the line break."""
    width = _width(text, lines)
    if not width:
        return text, lines
    letters = list(text)
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if _is_broken(text, before, line, width):
            for place in range(before.end, line.start):
                letters[place] = " "
            # One blank is enough; the others would tear the sentence apart for whoever reads it.
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return "".join(letters), joined


def _width(text: str, lines: list[Span]) -> int:
    """The width at which all lines of a text are broken; 0 where they aren't.

    A broken line has no room for the word that begins the next one. Only where that holds for most lines with
    one right below, and for three at least, were they broken by a program and not by a person.
    """
    widths = [line.end - line.start for line in lines if " " in line.of(text)]
    width = max(widths, default=0)
    if not _NARROWEST_LINE <= width <= _WIDEST_LINE:
        return 0
    pairs = [(before, line) for before, line in pairwise(lines) if _goes_on(text, before, line)]
    full = sum(_is_full(text, before, line, width) for before, line in pairs)
    return width if full >= 3 and full >= 0.6 * len(pairs) else 0


def _goes_on(text: str, before: Span, line: Span) -> bool:
    """Tell whether a line stands right below another and begins nothing of its own."""
    between = text[before.end : line.start]
    return between.count("\n") == 1 and not marker(text, line.start) and "\t" not in before.of(text)


def _is_full(text: str, before: Span, line: Span, width: int) -> bool:
    word = line.of(text).split(None, 1)[0]
    return before.end - before.start + 1 + len(word) > width


def _is_broken(text: str, before: Span, line: Span, width: int) -> bool:
    return _goes_on(text, before, line) and _is_full(text, before, line, width)


def _tables_apart(text: str, lines: Iterable[Span]) -> Iterator[list[Span]]:
    """Lines in runs: those with a tab between words that stand right below each other, and the others."""
    run: list[Span] = []
    has_tabs = False
    for line in lines:
        adjoins = bool(run) and text.count("\n", run[-1].end, line.start) == 1
        # A row may have words in one cell only, behind empty ones.
        is_row = adjoins and has_tabs and "\t" in text[run[-1].end : line.start]
        tabbed = is_row or "\t" in line.of(text)
        if run and (tabbed != has_tabs or (tabbed and not adjoins)):
            yield run
            run = []
        run.append(line)
        has_tabs = tabbed
    if run:
        yield run


def _blocks(text: str, run: list[Span]) -> Iterator[Block]:
    if len(run) > 1 and "\t" in run[0].of(text):
        yield _table(text, run)
        return
    for line in run:
        found = marker(text, line.start)
        is_numbered = bool(found and found.number is not None)
        yield Block("item" if found else "paragraph", line, is_numbered=is_numbered)


def _table(text: str, run: list[Span]) -> Block:
    """A table of lines with tabs, as copied cells are; the empty cells at a row's beginning included."""
    starts = [max(text.rfind("\n", 0, line.start) + 1, run[0].start) for line in run]
    rows = []
    for begins, line in zip(starts, run, strict=True):
        cells = []
        place = begins
        for cell in text[begins : line.end].split("\t"):
            inner = cell.strip()
            start = place + (cell.index(inner) if inner else 0)
            cells.append(Span(start, start + len(inner)))
            place += len(cell) + 1
        rows.append(tuple(cells))
    return Block("table", Span(run[0].start, run[-1].end), rows=tuple(rows))


def _with_headings(text: str, blocks: list[Block]) -> Iterator[Block]:
    """The blocks, with paragraphs that can only be headings as such.

    The first line is one where it is short and no sentence; a later line where it is all capitals. Both have
    a blank line or a longer paragraph below.
    """
    for number, block in enumerate(blocks):
        line = block.span.of(text)
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if block.kind != "paragraph" or following is None or not may_head(line):
            yield block
        elif (
            number == 0 and (_is_apart(text, block, following) or _is_longer(block, following))
        ) or _is_capital(line):
            yield Block("heading", block.span, level=2)
        else:
            yield block


def _is_apart(text: str, block: Block, following: Block) -> bool:
    return text.count("\n", block.span.end, following.span.start) > 1


def _is_longer(block: Block, following: Block) -> bool:
    return following.span.end - following.span.start > 2 * (block.span.end - block.span.start)


def _is_capital(line: str) -> bool:
    """Tell a line in capitals: two words or one long one, with no small letter."""
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) >= 6 and all(letter.isupper() for letter in letters)
