"""Enumerations: within a sentence, numbered in a line, or in the lines below a sentence that ends in a colon.

`enumerated` cuts a stretch into its items; `listed_below` finds the lines that a sentence introduces;
`told_after` is both: whatever is listed after a place, in its sentence or below.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from cms.intake.facts.quotations import quoted
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

# The longest line that is taken for an item.
LONGEST_ITEM = 300
MOST_ITEMS = 60
_NUMBER = re.compile(r"(?<![\w(№.])\(?(\d{1,2}|[a-zа-я])\)\s*(?=\S)|(?<![\w(№.])(\d{1,2})\.\s+(?=\S)")
_LEADING = re.compile(r"\s*(?:[-–—•·*▪●◦○►▶✓✔✅☑➤→⭐🔹🔸◾◽]\ufe0f?\s*|\(?\d{1,2}[.)]\s+|\(?[a-zа-я]\)\s+)+")
_BRACKETS = re.compile(r"\([^()\n]{0,300}\)")
_ENDS_SHORT = re.compile(r"(?:^|[\s.])(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]|др|т|г|обл|р-н)\.$")
_TRAILING = " \t\u00a0\r\n;,.…:–—-"
_CYRILLIC_AND = r"(?:\s|^)(?:а также|и ещё|и еще|и|плюс|және|сондай-ақ|әрі)\s+"
_AND = {
    "en": re.compile(r"(?:\s|^)(?:and also|as well as|and|&)\s+", re.IGNORECASE),
    "ru": re.compile(_CYRILLIC_AND, re.IGNORECASE),
    "kk": re.compile(_CYRILLIC_AND, re.IGNORECASE),
}
# Kazakh "with" joins two nouns of one item as often as it joins two items.
_WITH = re.compile(r"\s(?:мен|бен|пен|менен)\s+", re.IGNORECASE)


def enumerated(text: str, span: Span, language: str, count: int | None = None) -> tuple[Span, ...]:
    """The items of an enumeration: numbered, divided by semicolons, or by commas with "and" before the last.

    What stands in quotation marks or brackets is not cut. `count` is how many items the text says there are.
    """
    numbered = _numbered(text, span)
    if numbered:
        return tuple(_cleaned(text, numbered))
    closed = _closed(text, span)
    parts = _cut(text, span, ";", closed)
    if len(parts) > 1:
        return tuple(_cleaned(text, parts))
    parts = _cut(text, span, ",", closed)
    divided = _without_and(text, parts, language, closed)
    if count and len(divided) != count:
        for other in (parts, _all_and(text, parts, language, closed)):
            if len(other) == count:
                return tuple(_cleaned(text, other))
    return tuple(_cleaned(text, divided))


def listed_below(reading: Reading, sentence: Sentence) -> tuple[Span, ...]:
    """The lines that a sentence introduces by ending in a colon, without their dashes, numbers and stops.

    They are the items of a list that follows, or the lines that go on until one ends the sentence, until a
    blank line or a heading.
    """
    blocks = reading.report.blocks
    starts = _starts(reading)
    following = bisect_right(starts, sentence.block.span.start)
    lines: list[Span] = []
    for number in range(following, min(following + MOST_ITEMS, len(blocks))):
        block = blocks[number]
        if block.kind in ("heading", "table") or block.span.end - block.span.start > LONGEST_ITEM * 2:
            break
        words = block.span.of(reading.text).rstrip()
        if lines and not _goes_on(reading, blocks, number, following, words):
            break
        if words.endswith(":") and not lines:
            break
        lines.append(block.span)
        if block.kind != "item" and words[-1:] in ".!" and reading.text[lines[0].end - 1] in ";,":
            break
    return tuple(_cleaned(reading.text, lines))


def told_after(
    reading: Reading, sentence: Sentence, place: int, count: int | None = None
) -> tuple[Span, ...]:
    """What is listed after a place of a sentence: in the sentence itself, else in the lines below."""
    start = place
    text = reading.text
    while start < sentence.span.end and text[start] in " \t\u00a0:–—-":
        start += 1
    if start < sentence.span.end:
        return enumerated(text, Span(start, sentence.span.end), sentence.language, count)
    return listed_below(reading, sentence)


def bare(text: str, span: Span) -> Span:
    """A stretch without the mark of a list in front, and without blanks and stops around it."""
    start, end = span.start, span.end
    leading = _LEADING.match(text, start, end)
    if leading and leading.end() < end:
        start = leading.end()
    while start < end and text[start] in " \t\u00a0\r\n–—,;":
        start += 1
    while end > start and text[end - 1] in _TRAILING and not _is_abbreviated(text, start, end):
        end -= 1
    return Span(start, end)


def _is_abbreviated(text: str, start: int, end: int) -> bool:
    """Tell whether the full stop at the end is one of an initial or a short word: "Ким Е. А.", "и др."."""
    return text[end - 1] == "." and bool(_ENDS_SHORT.search(text, max(start, end - 6), end))


def _cleaned(text: str, spans: list[Span]) -> Iterator[Span]:
    for span in spans:
        item = bare(text, span)
        if item.start < item.end and any(sign.isalnum() for sign in item.of(text)):
            yield item


def _numbered(text: str, span: Span) -> list[Span]:
    """Items with numbers or letters before them, from 1 or a on; none where there is no second."""
    marks: list[re.Match] = []
    for mark in _NUMBER.finditer(text, span.start, span.end):
        sign = mark[1] or mark[2]
        is_next = _follows(marks[-1][1] or marks[-1][2], sign) if marks else sign in ("1", "a", "а")
        if is_next:
            marks.append(mark)
    if len(marks) < 2:
        return []
    ends = [mark.start() for mark in marks[1:]] + [span.end]
    return [Span(mark.end(), end) for mark, end in zip(marks, ends, strict=True)]


def _follows(one: str, other: str) -> bool:
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    return not one.isdigit() and not other.isdigit() and ord(other) == ord(one) + 1


def _closed(text: str, span: Span) -> list[Span]:
    """Stretches that are not cut: in quotation marks or in brackets."""
    stretches = [one.span for one in quoted(text, span.start, span.end)]
    stretches += [Span(one.start(), one.end()) for one in _BRACKETS.finditer(text, span.start, span.end)]
    return sorted(stretches)


def _cut(text: str, span: Span, sign: str, closed: list[Span]) -> list[Span]:
    parts = []
    start = span.start
    for place in _outside(text, span, sign, closed):
        parts.append(Span(start, place))
        start = place + 1
    return [*parts, Span(start, span.end)]


def _outside(text: str, span: Span, sign: str, closed: list[Span]) -> Iterator[int]:
    """The places of a sign that are in no closed stretch, nor the comma of a decimal."""
    ends = iter(closed)
    barrier = next(ends, None)
    place = text.find(sign, span.start, span.end)
    while place >= 0:
        while barrier and barrier.end <= place:
            barrier = next(ends, None)
        is_decimal = text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()
        if not is_decimal and not (barrier and barrier.start <= place):
            yield place
        place = text.find(sign, place + 1, span.end)


def _without_and(text: str, parts: list[Span], language: str, closed: list[Span]) -> list[Span]:
    """The parts with the last one cut at its "and", or freed of the "and" in front of it."""
    last = parts[-1]
    joints = _joints(text, last, _AND[language], closed)
    if not joints:
        return parts
    joint = joints[-1]
    if joint.start <= last.start + 1:
        return [*parts[:-1], Span(joint.end, last.end)]
    first = joints[0]
    start = first.end if first.start <= last.start + 1 else last.start
    if start != last.start:
        return [*parts[:-1], Span(start, last.end)]
    return [*parts[:-1], Span(last.start, joint.start), Span(joint.end, last.end)]


def _all_and(text: str, parts: list[Span], language: str, closed: list[Span]) -> list[Span]:
    """The parts, each cut at every "and" (in Kazakh also at every "with")."""
    found = []
    for part in parts:
        joints = _joints(text, part, _AND[language], closed)
        if language == "kk":
            joints = sorted(joints + _joints(text, part, _WITH, closed))
        start = part.start
        for joint in joints:
            found.append(Span(start, joint.start))
            start = joint.end
        found.append(Span(start, part.end))
    return [one for one in found if one.of(text).strip()]


def _joints(text: str, part: Span, pattern: re.Pattern, closed: list[Span]) -> list[Span]:
    """Where a conjunction stands outside of what is closed."""
    found = []
    for joint in pattern.finditer(text, part.start, part.end):
        place = Span(joint.start(), joint.end())
        if not any(
            one.start < place.end and place.start < one.end for one in closed if one.end > place.start + 1
        ):
            found.append(place)
    return found


def _starts(reading: Reading) -> list[int]:
    return [block.span.start for block in reading.report.blocks]


def _goes_on(reading: Reading, blocks: tuple, number: int, first: int, words: str) -> bool:
    """Tell whether a block is one more line of a list that began with block `first`."""
    text = reading.text
    before, block = blocks[number - 1], blocks[number]
    if blocks[first].kind == "item":
        return block.kind == "item" and block.is_numbered == blocks[first].is_numbered
    if block.kind == "item":
        return False
    if text[before.span.end - 1] in ";,":
        return True
    gap = text[before.span.end : block.span.start].count("\n")
    return gap == 1 and not words.endswith(":") and len(words) <= LONGEST_ITEM
