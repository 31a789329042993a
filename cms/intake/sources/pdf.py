"""PDF files become reports: lines are joined to paragraphs again, and what repeats on each page is left out.

A PDF knows where letters stand and nothing else: `pdf_lines` makes lines of them, `pdf_ruled` and
`pdf_columns` find tables. A paragraph ends where the next line is further away, set in, larger, begins an
item, or where its first word would still have found room on the line before. A word divided at a line's end
is made whole. First and last lines that repeat, and page numbers, go into a note.
"""

import base64
import binascii
import json
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

from cms.intake.report import Report
from cms.intake.sources import left_out, pdf_pages, refusals
from cms.intake.sources.characters import visible
from cms.intake.sources.items import marker
from cms.intake.sources.pdf_columns import column_edges, continued, with_aligned_tables
from cms.intake.sources.pdf_lines import DIVIDER, Line, lines_of
from cms.intake.sources.pdf_ruled import with_ruled_tables
from cms.intake.sources.pictures import Gathering
from cms.intake.sources.writing import Piece, Writing

_SENTENCE_END = (".", "!", "?", ":", ";", "…", "»", "”", '"')
_HYPHENS = ("-", "\u2010", "\u00ad", DIVIDER)
# Fewer characters than these beside pictures of pages: a stamp or a page number, and no text.
_LEAST_TEXT = 20
# Each pair of parts of each word with hyphens.
_HYPHENATED = re.compile(r"(?<![^\W\d_])(?=([^\W\d_]+-[^\W\d_]+))")
# Words that stand before a hyphen only: a line may end with it.
_HALVES = frozenset(
    (
        *("научно", "учебно", "организационно", "информационно", "социально", "культурно", "духовно"),
        *("нравственно", "материально", "нормативно", "воспитательно", "психолого", "северо", "юго"),
        *("ғылыми", "оқу", "рухани", "мәдени", "әлеуметтік", "ақпараттық"),
    )
)
_EDGE_LINES = 2
_LONGEST_FRAME = 160


@dataclass(slots=True)
class _Shot:
    """A picture on a page: the lines above it, counted over the whole document."""

    after: int
    address: str


def read_pdf(content: bytes) -> Report:
    """A report of a PDF; `UnreadableReport` where it is scanned, locked, damaged, or too long."""
    pages = _told(content)
    lines = [line for number, page in enumerate(pages) for line in lines_of(page, number)]
    has_pictures = any(page["pictures"] for page in pages)
    if has_pictures and sum(visible(line.text).total() for line in lines) < _LEAST_TEXT:
        raise refusals.scanned()
    lines, frame = _without_frame(lines, len(pages))
    lines = list(continued(with_aligned_tables(_ruled(lines, pages))))
    writing = Writing()
    pictures = {str(number): shot for number, shot in enumerate(_shots(pages, lines))}
    gathering = Gathering(writing, lambda address: _decoded(pictures[address].address))
    _write(lines, list(pictures.items()), writing, gathering)
    gathering.tell()
    for note in left_out.page_frame(frame):
        writing.note(note)
    return writing.report()


def _told(content: bytes) -> list[dict]:
    """The pages as a process of its own tells them."""
    command = [sys.executable, "-I", str(Path(pdf_pages.__file__))]
    try:
        done = subprocess.run(  # noqa: S603  our own program, nothing of the file in the command
            command, input=content, capture_output=True, timeout=2 * pdf_pages.MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise refusals.too_long() from error
    try:
        told = json.loads(done.stdout)
    except ValueError as error:
        raise refusals.damaged() from error
    word, _blank, count = told.get("refused", "").partition(" ")
    if word == "pages":
        raise refusals.too_many_pages(int(count))
    if word:
        raise {"locked": refusals.protected, "long": refusals.too_long}.get(word, refusals.damaged)()
    return told["pages"]


def _decoded(content: str) -> bytes | None:
    try:
        return base64.b64decode(content)
    except binascii.Error:
        return None


def _without_frame(lines: list[Line], page_count: int) -> tuple[list[Line], list[str]]:
    """The lines without those that stand at the edge of most pages, and these, each once."""
    if page_count < 2:
        return lines, []
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    edges: list[tuple[str, Line]] = []
    for page in by_page.values():
        ordered = sorted(page, key=lambda line: -line.top)
        nearest = {id(line): line for line in (*ordered[:_EDGE_LINES], *ordered[-_EDGE_LINES:])}
        edges += [(re.sub(r"\d+", "0", line.text), line) for line in nearest.values()]
    counts = Counter((key, round(line.bottom / 6)) for key, line in edges)
    least = max(2, len(by_page) // 2 + 1)
    dropped = {
        id(line): line.text
        for key, line in edges
        if sum(counts[key, round(line.bottom / 6) + step] for step in (-1, 0, 1)) >= least
        and len(line.text) < _LONGEST_FRAME
    }
    kept = [line for line in lines if id(line) not in dropped]
    return (kept, list(dict.fromkeys(dropped.values()))) if kept else (lines, [])


def _ruled(lines: list[Line], pages: list[dict]) -> list[Line]:
    """The lines of all pages, those in ruled tables as one."""
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    return [
        line for number, page in by_page.items() for line in with_ruled_tables(page, pages[number]["rules"])
    ]


def _shots(pages: list[dict], lines: list[Line]) -> list[_Shot]:
    """The pictures in the order of the pages, each behind the lines above it."""
    shots = []
    for number, page in enumerate(pages):
        before = sum(line.page < number for line in lines)
        here = [line for line in lines if line.page == number]
        for top, content in page["pictures"]:
            shots.append(_Shot(before + sum(line.bottom >= top - 1 for line in here), content))
    return sorted(shots, key=lambda shot: shot.after)


def _write(lines: list[Line], shots: list[tuple[str, _Shot]], writing: Writing, pictures: Gathering) -> None:
    """Write paragraphs, items and headings, and each picture behind the block that stands above it."""
    worded = [line for line in lines if not line.rows]
    common = _common_size(worded)
    leading = _leading(worded, common)
    edges = _Edges(worded)
    known = frozenset(_HYPHENATED.findall(" ".join(line.text for line in worded).casefold()))
    waiting = list(reversed(shots))
    paragraph: list[Line] = []
    for number, line in enumerate([*lines, None]):
        if paragraph and (
            line is None or line.rows or _begins(paragraph[-1], line, leading, edges, len(paragraph))
        ):
            text = _joined(paragraph, known)
            is_heading = paragraph[0].size > 1.2 * common and len(text) <= 200 and not marker(text)
            writing.block("heading" if is_heading else "paragraph", [Piece(text)], 2 if is_heading else 0)
            paragraph = []
        if not paragraph:
            while waiting and (waiting[-1][1].after <= number or line is None):
                pictures.take(waiting.pop()[0], "")
        if line is not None and line.rows:
            writing.table([[[Piece(_joined(cell, known))] for cell in row] for row in line.rows])
        elif line is not None:
            paragraph.append(line)


def _common_size(lines: list[Line]) -> float:
    """The height of the letters of most words."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _leading(lines: list[Line], common: float) -> float:
    """The usual distance from one line to the next."""
    steps = [
        before.bottom - line.bottom
        for before, line in pairwise(lines)
        if before.page == line.page and 0 < before.bottom - line.bottom < 4 * common
    ]
    return median(steps) if steps else 1.2 * common


class _Edges:
    """How far to the right the lines of each page reach, and those of its first column where it has two."""

    def __init__(self, lines: list[Line]):
        self._second = column_edges(lines)
        self._edges: dict[tuple[int, bool], float] = {}
        for line in lines:
            key = self._key(line)
            self._edges[key] = max(self._edges.get(key, 0), line.right)

    def of(self, line: Line) -> float:
        """How far the lines reach that stand where this one does."""
        return self._edges[self._key(line)]

    def _key(self, line: Line) -> tuple[int, bool]:
        return line.page, line.right <= self._second.get(line.page, 0)


def _begins(before: Line, line: Line, leading: float, edges: _Edges, count: int) -> bool:
    """Tell whether a line begins a paragraph, after one that has `count` lines by now."""
    if marker(line.text) or not 0.85 < line.size / before.size < 1.18:
        return True
    if before.text.endswith(_HYPHENS) and before.text[-2:-1].isalnum():
        return False
    step = before.bottom - line.bottom
    is_beside = before.page == line.page and line.left >= before.right - 1
    if is_beside and abs(step) < 0.3 * line.size:
        return False
    has_room = before.right + 0.2 * line.size + line.first_width < edges.of(before) - 0.1 * line.size
    if before.page != line.page or (is_beside and step < 0):
        # On the next page, or in the next column.
        return has_room or (before.text.endswith(_SENTENCE_END) and not line.text[:1].islower())
    if step < 0.3 * line.size or (step > 1.3 * leading and step > 1.5 * line.size):
        return True
    # A line set in begins a paragraph; the second line of an item is set in too, and goes on.
    is_set_in = line.left > before.left + 0.8 * line.size and not (count == 1 and marker(before.text))
    return has_room or is_set_in


def _joined(paragraph: list[Line], known: frozenset[str]) -> str:
    """The words of a paragraph, those divided at a line's end made whole."""
    text = ""
    for line in paragraph:
        if text.endswith(_HYPHENS) and text[-2:-1].isalnum() and line.text[:1].isalnum():
            text = f"{text[:-1]}{'-' if _keeps_hyphen(text[:-1], line.text, known) else ''}{line.text}"
        else:
            text = f"{text.replace(DIVIDER, '-')} {line.text}" if text else line.text
    return text.replace(DIVIDER, "-")


def _keeps_hyphen(before: str, after: str, known: frozenset[str]) -> bool:
    """Tell a hyphen that was there before the line was broken from one that divides a word.

    It was there between a number or a name and what follows, in a word with a hyphen already, behind some
    halves of words, and where the document has the same word with a hyphen elsewhere.
    """
    first = re.search(r"-?[^\W\d_]+$", before[-60:])
    second = re.match(r"[^\W\d_]+", after)
    if not first or not second or not after[0].islower() or first[0].startswith("-"):
        return True
    return first[0].casefold() in _HALVES or f"{first[0]}-{second[0]}".casefold() in known
