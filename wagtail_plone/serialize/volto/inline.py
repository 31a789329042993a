"""Lines of marked words: what paragraphs, headings and items of lists are made of in Slate."""

import re
from collections.abc import Sequence
from itertools import groupby

# What HTML collapses; a no-break space is none of it.
_SPACES = re.compile(r"[ \t\n\r\f]+")
_INNER_BLOCKS = frozenset({"ul", "ol", "li"})


class Inline:
    """One occurrence of a mark or a link. Compared by identity: two `<b>` in a row stay two."""

    def __init__(self, kind: str, url: str | None = None):
        self.kind = kind
        self.url = url

    def element(self, children: list[dict]) -> dict:
        """The Slate element around these children."""
        data = {"data": {"url": self.url}} if self.kind == "link" else {}
        return {"type": self.kind, **data, "children": children}


class Line:
    """Words of one block with the marks around each. Breaks are parts of their own, "\\n"."""

    def __init__(self, kind: str):
        self.kind = kind
        self._parts: list[tuple[tuple[Inline, ...], str]] = []
        self._broken = False

    def add(self, text: str, inlines: Sequence[Inline]) -> None:
        """Words as they stand in the HTML, inside these marks."""
        text = _SPACES.sub(" ", text)
        if self._broken and text.strip(" "):
            self._parts.append(((), "\n"))
            self._broken = False
        if text and not self._broken:
            self._parts.append((tuple(inlines), text))

    def add_break(self, inlines: Sequence[Inline]) -> None:
        """A line break, inside these marks."""
        self._parts.append((tuple(inlines), "\n"))

    def break_before_next(self) -> None:
        """A block inside the line ends or begins: words that follow go to a new line."""
        self._broken = bool(self._parts)

    def children(self) -> list[dict]:
        """The Slate children; [] where there are no words."""
        parts = self._tidy()
        return _children(parts, 0) if any(text != "\n" for _, text in parts) else []

    def _tidy(self) -> list[tuple[tuple[Inline, ...], str]]:
        """The parts without spaces that HTML does not show: at either end of a line, or doubled."""
        tidy: list[tuple[tuple[Inline, ...], str]] = []
        for inlines, raw in [*self._parts, ((), "\n")]:
            at_start = not tidy or tidy[-1][1][-1] in " \n"
            text = raw.lstrip(" ") if at_start else raw
            if text == "\n" and tidy and tidy[-1][1] != "\n":
                before, last = tidy.pop()
                if last.rstrip(" "):
                    tidy.append((before, last.rstrip(" ")))
            # Breaks before the first words would be empty lines above them.
            if text and (tidy or text != "\n"):
                tidy.append((inlines, text))
        while tidy and tidy[-1][1] == "\n":
            tidy.pop()
        return tidy


def _children(parts: list[tuple[tuple[Inline, ...], str]], depth: int) -> list[dict]:
    """Flat parts as a tree: runs under one mark become its element; texts stand between elements."""
    children: list[dict] = []
    for inline, run in groupby(parts, key=lambda part: part[0][depth] if len(part[0]) > depth else None):
        if inline is None:
            children.append({"text": "".join(text for _, text in run)})
            continue
        if not children or "text" not in children[-1]:
            children.append({"text": ""})
        children.append(inline.element(_children(list(run), depth + 1)))
    if not children or "text" not in children[-1]:
        children.append({"text": ""})
    return children


def node_text(node: dict) -> str:
    """The words of a Slate node; items of lists begin a new line."""
    if "text" in node:
        return node["text"]
    text = ""
    for child in node["children"]:
        words = node_text(child)
        text += f"\n{words}" if text and child.get("type") in _INNER_BLOCKS else words
    return text
