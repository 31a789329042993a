"""HTML as a tree, in linear time and bounded depth, whatever was pasted.

Python's own HTMLParser reads half-open comments and tags in quadratic time (CVE-2025-6069, mended in later
releases), so a hostile megabyte takes hours. Here each character is looked at a bounded number of times,
elements are at most MOST_ELEMENTS, and what is nested deeper than DEPTH stays on that level. It follows the
HTML standard as far as words need it: ends that may be left out, raw contents of scripts, character
references. Conditional comments of Word are comments; what stands between `<![if …]>` and `<![endif]>` stays.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from itertools import islice

from cms.intake.sources import refusals

DEPTH = 120
MOST_ATTRIBUTES = 50
VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "div",
        ),
        *(
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        ),
        *(
            "header",
            "hgroup",
            "hr",
            "html",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "optgroup",
            "option",
        ),
        *("p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_IN_HEAD = frozenset(("base", "link", "meta", "noscript", "script", "style", "template", "title", "xml"))
_RAW = frozenset(("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"))

# A beginning closes these where they are still open, looking no further up than the bounds beside them.
_CELLS = frozenset(("td", "th"))
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol", "menu", "table", *_CELLS))),
    "tr": (frozenset(("tr",)), frozenset(("table",))),
    "td": (_CELLS, frozenset(("tr", "table"))),
    "th": (_CELLS, frozenset(("tr", "table"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl", "table", *_CELLS))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl", "table", *_CELLS))),
    "option": (frozenset(("option",)), frozenset(("select",))),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot"),
        (frozenset(("thead", "tbody", "tfoot", "caption")), frozenset(("table",))),
    ),
}
_PARAGRAPH = (
    frozenset(("p", *HEADINGS)),
    frozenset(("table", "caption", "button", "blockquote", "div", "li", "ul", "ol", *_CELLS)),
)

_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
# Where quotation marks of a tag are never closed.
_PLAIN_TAG = re.compile(r"</?([a-zA-Z][^\s/><]*+)([^<>]*+)>")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
# Thousands of digits are no character, and too long a number for Python.
_LONG_REFERENCE = re.compile(r"&#x?[0-9a-f]{9,}+;?", re.IGNORECASE)


@dataclass(slots=True)
class Node:
    """An element: its name and attributes in small letters, and what it holds in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    @property
    def style(self) -> str:
        """Its own style, in small letters and without blanks."""
        return "".join(self.attributes.get("style", "").split()).lower()


def parsed(markup: str) -> Node:
    """The tree below one nameless root."""
    return _Parser(markup).root


def unescaped(text: str) -> str:
    """The text with its character references as the characters."""
    return unescape(_LONG_REFERENCE.sub("\ufffd", text)) if "&" in text else text


class _Parser:
    """Reads markup from left to right onto a stack of open elements."""

    def __init__(self, markup: str):
        self.root = Node("")
        self._markup = markup
        self._open = [self.root]
        self._beyond = Counter[str]()
        self._count = 0
        self._words: list[str] = []
        self._never: set[str] = set()
        self._tag = _TAG
        self._read()

    def _read(self) -> None:
        place = 0
        while (sign := self._markup.find("<", place)) != -1:
            self._text(self._markup[place:sign])
            place = self._after(sign)
        self._text(self._markup[place:])
        self._told()

    def _after(self, sign: int) -> int:
        """Deal with what begins at a `<`; the place behind it."""
        following = self._markup[sign + 1 : sign + 2]
        if following in {"!", "?"}:
            is_comment = self._markup.startswith("<!--", sign)
            end = self._found("-->" if is_comment else ">", sign + (4 if is_comment else 1))
            if end == -1 and self._markup.startswith("<!-->", sign):
                return sign + 5
        elif following == "/" and not self._markup[sign + 2 : sign + 3].isalpha():
            end = self._found(">", sign + 1) if sign + 2 < len(self._markup) else -1
        elif following == "/" or following.isalpha():
            return self._tagged(sign)
        else:
            end = -1
        if end == -1:
            self._text("<")
            return sign + 1
        return end

    def _found(self, wanted: str, start: int) -> int:
        """The place behind the next `wanted`, or -1; what was missing once is not looked for again."""
        if wanted in self._never:
            return -1
        place = self._markup.find(wanted, start)
        if place == -1:
            self._never.add(wanted)
            return -1
        return place + len(wanted)

    def _tagged(self, sign: int) -> int:
        found = self._tag.match(self._markup, sign)
        if not found and self._tag is _TAG:
            # Some quotation mark stays open to the end: from here on each tag ends at its first `>`.
            self._tag = _PLAIN_TAG
            found = self._tag.match(self._markup, sign)
        if not found:
            self._text("<")
            return sign + 1
        name = found[1].lower()
        if self._markup[sign + 1] == "/":
            self._end(name)
            return found.end()
        self._begin(name, found[2])
        return self._raw(name, found.end()) if name in _RAW else found.end()

    def _raw(self, name: str, start: int) -> int:
        """Take all up to the element's end as its text; without an end, what follows is read as markup."""
        end = (
            None
            if name in self._never
            else re.compile(f"</{name}", re.IGNORECASE).search(self._markup, start)
        )
        if end is None:
            self._never.add(name)
            self._end(name)
            return start
        self._text(self._markup[start : end.start()])
        self._end(name)
        place = self._found(">", end.end())
        return len(self._markup) if place == -1 else place

    def _begin(self, name: str, attributes: str) -> None:
        self._count += 1
        if self._count > refusals.MOST_ELEMENTS:
            raise refusals.too_long()
        self._told()
        if self._open[-1].tag == "head" and name not in _IN_HEAD:
            self._open.pop()
        if name in BLOCKS:
            self._close(*_PARAGRAPH)
        if name in _CLOSES:
            self._close(*_CLOSES[name])
        node = Node(name, _attributes(attributes))
        if name in VOID:
            self._open[-1].children.append(node)
        elif len(self._open) >= DEPTH:
            self._beyond[name] += 1
        else:
            self._open[-1].children.append(node)
            self._open.append(node)

    def _end(self, name: str) -> None:
        self._told()
        if self._beyond[name]:
            self._beyond[name] -= 1
            return
        if name == "br":
            self._open[-1].children.append(Node("br"))
            return
        bounds = frozenset() if name in {"table", "html", "body"} else frozenset(("table", *_CELLS)) - {name}
        if name in {"tr", "thead", "tbody", "tfoot"}:
            bounds = frozenset(("table",))
        self._close(frozenset((name,)), bounds)

    def _close(self, names: frozenset[str], bounds: frozenset[str]) -> None:
        """Close the innermost open element of these names and all within it, unless a bound is nearer."""
        for depth in range(len(self._open) - 1, 0, -1):
            tag = self._open[depth].tag
            if tag in names:
                del self._open[depth:]
                return
            if tag in bounds:
                return

    def _text(self, text: str) -> None:
        """Gather words until an element begins or ends."""
        if text:
            if self._open[-1].tag == "head" and not text.isspace():
                self._told()
                self._open.pop()
            self._words.append(text)

    def _told(self) -> None:
        """Give the words gathered by now to the element they stand in."""
        if self._words:
            self._open[-1].children.append(unescaped("".join(self._words)))
            self._words = []


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for attribute in islice(_ATTRIBUTE.finditer(written), MOST_ATTRIBUTES):
        found.setdefault(attribute[1].lower(), unescaped(attribute[2] or attribute[3] or attribute[4] or ""))
    return found
