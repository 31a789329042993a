"""What of a document is shown among results: its title and a piece of its text with the words found marked,
and the places on the page where they stand.
"""

from dataclasses import dataclass, field
from urllib.parse import quote

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms.search.matching import Mark, Matcher

# Characters of a snippet, and of what a place is told by; passages looked at, and places told.
SNIPPET_LENGTH, PLACE_LENGTH = 220, 120
LOOKED_AT_MOST, PLACES_MOST = 8, 3
ELLIPSIS = "…"


@dataclass(frozen=True)
class FoundPlace:
    """A place on a page where words were found: what it is called, its words, and the way there.

    `fragment` is the end of its address, from the `#` on.
    """

    label: str
    text: SafeString
    fragment: str


@dataclass
class Snippet:
    """What is shown of one document."""

    title: SafeString
    text: SafeString
    places: list[FoundPlace] = field(default_factory=list)


def snippet(title: str, passages: list[list], language: str, matcher: Matcher) -> Snippet:
    """The snippet of a document with these stored passages ([text, label, anchor, is it a head])."""
    shown = Snippet(marked(title, matcher.marks(title, language, are_names=True)), SafeString())
    likely = sorted(
        (
            (-count, number)
            for number, passage in enumerate(passages)
            if (count := matcher.likely(passage[0]))
        ),
    )
    looked_at = sorted(number for _count, number in likely[:LOOKED_AT_MOST])
    found = []
    for number in looked_at:
        text, label, anchor, is_head = passages[number]
        marks = list(matcher.marks(text, language, are_names=bool(is_head)))
        if marks:
            found.append((-len({mark.part for mark in marks}), number, text, label, anchor, marks))
    found.sort(key=lambda one: one[:2])
    for _parts, _number, text, label, anchor, marks in found:
        if not label and not anchor:
            shown.text = shown.text or _piece(text, marks, SNIPPET_LENGTH)
        elif len(shown.places) < PLACES_MOST:
            shown.places.append(
                FoundPlace(label, _piece(text, marks, PLACE_LENGTH), _fragment(text, anchor, marks))
            )
    if not shown.text and passages:
        shown.text = _piece(passages[0][0], [], SNIPPET_LENGTH)
    return shown


def marked(text: str, marks) -> SafeString:
    """A text as HTML, with the found words in `<mark>`."""
    html, last = [], 0
    for mark in marks:
        html += [escape(text[last : mark.start]), "<mark>", escape(text[mark.start : mark.end]), "</mark>"]
        last = mark.end
    return mark_safe("".join([*html, escape(text[last:])]))


def _piece(text: str, marks: list[Mark], length: int) -> SafeString:
    """A piece of a text around the first word found, cut between words."""
    start, end = 0, len(text)
    if len(text) > length:
        first = marks[0].start if marks else 0
        start = max(0, min(first - length // 3, len(text) - length))
        start = text.rfind(" ", 0, start) + 1 if start else 0
        end = start + length
        end = len(text) if end >= len(text) else max(text.rfind(" ", start, end), first + 1)
        if marks:
            end = max(end, marks[0].end)
    inside = [
        Mark(mark.start - start, mark.end - start, mark.part)
        for mark in marks
        if mark.start >= start and mark.end <= end
    ]
    html = marked(text[start:end], inside)
    before, after = ELLIPSIS if start else "", ELLIPSIS if end < len(text) else ""
    return mark_safe(f"{before}{html}{after}")


def _fragment(text: str, anchor: str, marks: list[Mark]) -> str:
    """The way to a passage: its anchor, and words that browsers look for there (WICG's text fragments)."""
    first, end = marks[0], marks[0].end
    for mark in marks[1:]:
        if text[end : mark.start] != " ":
            break
        end = mark.end
    words = quote(text[first.start : end], safe="").replace("-", "%2D")
    return f"#{anchor}:~:text={words}"
