"""Stretches of a report as Wagtail's rich text: escaped words, <b>, <i>, <a>, and lists of them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from html import escape

from cms.intake.report import Mark, Report, Span
from cms.intake.sources.links import harmless

_TAGS = {"bold": "b", "italic": "i"}
# Draftail, the editor of rich text, knows lists this deep.
DEEPEST = 4

# A tag that is open: its name, and the address of a link.
_Look = tuple[str, str]


class Marked:
    """Renders stretches of a report with what was marked in them."""

    def __init__(self, report: Report):
        self._text = report.text
        self._marks = sorted(report.marks, key=lambda mark: mark.span)
        self._starts = [mark.span.start for mark in self._marks]

    def html(self, stretches: Iterable[Span], within: Span) -> str:
        """The words of stretches of one block (`within`), a blank between two of them."""
        first = bisect_left(self._starts, within.start)
        last = bisect_left(self._starts, within.end)
        marks = self._marks[first:last]
        return " ".join("".join(self._rendered(stretch, marks)) for stretch in stretches)

    def _rendered(self, stretch: Span, marks: list[Mark]) -> Iterator[str]:
        stack: list[_Look] = []
        place = stretch.start
        looks: list[_Look] = []
        for turn, found in _turns(stretch, marks):
            if turn > place:
                yield from _changed(stack, looks)
                yield escape(self._text[place:turn], quote=False).replace("\n", "<br/>")
                place = turn
            looks = found
        yield from _changed(stack, [])


def _turns(stretch: Span, marks: list[Mark]) -> Iterator[tuple[int, list[_Look]]]:
    """The places of a stretch at which words begin to look different, with how they look from there on."""
    events: list[tuple[int, int, _Look]] = []
    for mark in marks:
        start, end = max(mark.span.start, stretch.start), min(mark.span.end, stretch.end)
        address = harmless(mark.href) if mark.kind == "link" else ""
        if start < end and (address or mark.kind in _TAGS):
            look = (_TAGS.get(mark.kind, "a"), address)
            events += [(start, 1, look), (end, -1, look)]
    open_looks: dict[_Look, int] = {}
    for place, step, look in sorted(events):
        open_looks[look] = open_looks.get(look, 0) + step
        if not open_looks[look]:
            del open_looks[look]
        yield place, _in_order(open_looks)
    yield stretch.end, []


def _in_order(looks: Iterable[_Look]) -> list[_Look]:
    links = [look for look in looks if look[0] == "a"]
    return [*links[:1], *sorted(look for look in looks if look[0] != "a")]


def _changed(stack: list[_Look], looks: list[_Look]) -> Iterator[str]:
    """Close and open tags until just those of `looks` are open."""
    same = 0
    while same < min(len(stack), len(looks)) and stack[same] == looks[same]:
        same += 1
    for name, _address in reversed(stack[same:]):
        yield f"</{name}>"
    del stack[same:]
    for name, address in looks[same:]:
        yield f'<a href="{escape(address)}">' if name == "a" else f"<{name}>"
        stack.append((name, address))


def list_html(items: Iterable[tuple[int, bool, str]]) -> str:
    """Items of one list, nested by their depth: (depth from 0, whether numbered, its rich text) each."""
    parts: list[str] = []
    open_lists: list[str] = []
    for depth, is_numbered, words in items:
        tag = "ol" if is_numbered else "ul"
        wanted = min(depth + 1, len(open_lists) + 1, DEEPEST)
        while len(open_lists) > wanted:
            parts.append(f"</li></{open_lists.pop()}>")
        if len(open_lists) == wanted and open_lists[-1] == tag:
            parts.append("</li>")
        else:
            if len(open_lists) == wanted:
                parts.append(f"</li></{open_lists.pop()}>")
            open_lists.append(tag)
            parts.append(f"<{tag}>")
        parts.append(f"<li>{words}")
    parts += [f"</li></{tag}>" for tag in reversed(open_lists)]
    return "".join(parts)
