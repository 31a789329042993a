"""Stretches in quotation marks: titles, words that somebody said, names of schools.

Marks that tell opening from closing are matched by their depth, „straight" ones by what stands beside them.
A stretch that stays open at the end of its block is none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_MARK = re.compile("[«»“”„\"‟‹›]")
_OPENING = {"«": "»", "“": "”", "„": "“”", "‹": "›"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: `span` with the marks, `inner` without them, and how deep it stands."""

    span: Span
    inner: Span
    depth: int


def find_quotations(reading: Reading, sentences: Sequence[Sentence] | None = None) -> tuple[Quotation, ...]:
    """All stretches in quotation marks that end in the block they begin in, by their beginnings."""
    found = [
        quotation for block in reading.report.blocks for quotation in _of_block(reading.text, block.span)
    ]
    if sentences is not None:
        starts = {sentence.number for sentence in sentences}
        found = [one for one in found if reading.sentence_at(one.span.start).number in starts]
    return tuple(sorted(found, key=lambda one: (one.span.start, -one.span.end)))


def _of_block(text: str, block: Span) -> list[Quotation]:
    found: list[Quotation] = []
    opened: list[tuple[int, str]] = []
    for mark in _MARK.finditer(text, block.start, block.end):
        place, sign = mark.start(), mark[0]
        if opened and _closes(text, place, sign, opened[-1][1], block):
            start, _ = opened.pop()
            found.append(Quotation(Span(start, place + 1), Span(start + 1, place), len(opened)))
        elif sign in _OPENING or (sign == '"' and _may_open(text, place, block)):
            opened.append((place, sign))
        elif sign in "»”" and any(sign in _OPENING.get(other, "") for _, other in opened[-3:]):
            while not _closes(text, place, sign, opened[-1][1], block):
                opened.pop()
            start, _ = opened.pop()
            found.append(Quotation(Span(start, place + 1), Span(start + 1, place), len(opened)))
    return [one for one in found if one.inner.end > one.inner.start]


def _closes(text: str, place: int, sign: str, opening: str, block: Span) -> bool:
    if opening == '"':
        return sign in '"”' and not (_may_open(text, place, block) and not _may_close(text, place, block))
    return sign in _OPENING[opening] or (sign == '"' and opening in "“„")


def _may_open(text: str, place: int, block: Span) -> bool:
    before = text[place - 1] if place > block.start else " "
    return before.isspace() or before in "([«“„–—-/|:"


def _may_close(text: str, place: int, block: Span) -> bool:
    after = text[place + 1] if place + 1 < block.end else " "
    return after.isspace() or after in ".,;:!?…)]»”–—-/|'’" or not text[place - 1].isspace()
