"""Paragraphs that a mail program has cut into lines of one width, put together again.

Places stay what they are: a line break that only wraps becomes a blank. A break wraps where the next line's
first word had no room any more, as in most lines of the same stretch; lists, forms and verses keep theirs.
"""

import re
from dataclasses import replace
from itertools import pairwise

from cms.intake.report import Block, Report, Span

# Lines wrapped by programs are about this wide.
_NARROWEST, _WIDEST = 40, 110
_ENDS = ".!?:;…"
# So many of the breaks of a stretch of lines must be where there was no room.
_MOSTLY = 0.6
_LABEL = re.compile(r"[^\W\d_][^:\n]{1,30}:\s|\d+[.)]\s|[IVXІ]+\s|[^\w\s«“\"(]")
# A day alone under a heading is a line of its own.
_DAY = re.compile(
    r"(?:\d{1,2}\s[^\W\d_]+\s|[^\W\d_]+\s\d{1,2},?\s|\d{1,2}[./-]\d{1,2}[./-])(?:19|20)\d\d"
    r"(?:\s?(?:г|года|год|ж|жыл)\.?)?|(?:19|20)\d\d\s(?:жылғы|жылдың|ж\.)\s\d{1,2}\s[^\W\d_]+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[ \t\u00a0]*\r?\n[ \t\u00a0]*")


def unwrapped(report: Report) -> Report:
    """The report with the lines of a wrapped paragraph as one block; itself where none is wrapped."""
    blocks: list[Block] = []
    text = report.text
    pieces: list[tuple[int, int]] = []
    run: list[Block] = []
    for block in [*report.blocks, None]:
        if block is not None and run and _adjoins(text, run[-1], block):
            run.append(block)
            continue
        blocks += _merged(text, run, pieces)
        run = [] if block is None else [block]
    if not pieces:
        return report
    return replace(report, text=_with_blanks(text, pieces), blocks=tuple(blocks))


def _adjoins(text: str, one: Block, other: Block) -> bool:
    """Tell whether a line stands right under another, and may go on with it."""
    is_text = one.kind in ("paragraph", "item") and other.kind == "paragraph"
    return is_text and bool(_BETWEEN.fullmatch(text[one.span.end : other.span.start]))


def _merged(text: str, run: list[Block], pieces: list[tuple[int, int]]) -> list[Block]:
    """The blocks of adjoining lines, with those put together that wrap; `pieces` are the breaks between."""
    if len(run) < 2:
        return run
    width = max(block.span.end - block.span.start for block in run)
    if not _NARROWEST <= width <= _WIDEST:
        return run
    pairs = list(pairwise(run))
    full = [_is_full(text, one, other, width) for one, other in pairs]
    if sum(full) < _MOSTLY * len(full):
        return run
    merged = [run[0]]
    for (one, other), is_full in zip(pairs, full, strict=True):
        begins_small = text[other.span.start].islower()
        if (is_full or begins_small) and _goes_on(text, one, other):
            pieces.append((one.span.end, other.span.start))
            merged[-1] = replace(merged[-1], span=Span(merged[-1].span.start, other.span.end))
        else:
            merged.append(other)
    return merged


def _is_full(text: str, one: Block, other: Block, width: int) -> bool:
    """Tell whether the first word of the next line had no room at the end of this one."""
    word = text[other.span.start : other.span.end].split(maxsplit=1)[0]
    return one.span.end - one.span.start + 1 + len(word) > width


def _goes_on(text: str, one: Block, other: Block) -> bool:
    lines = (one.span.of(text), other.span.of(text))
    if lines[0][-1] in _ENDS or any("\t" in line or "|" in line for line in lines):
        return False
    return not (_LABEL.match(lines[1]) or _DAY.fullmatch(lines[1]))


def _with_blanks(text: str, pieces: list[tuple[int, int]]) -> str:
    parts, place = [], 0
    for start, end in pieces:
        parts += [text[place:start], " " * (end - start)]
        place = end
    return "".join([*parts, text[place:]])
