"""The text of an old story: as a report for the rules, and as blocks of a page's body with its pictures."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, CData, NavigableString, Tag
from django.utils.html import escape

from cms.intake.archives.markup import parts
from cms.intake.archives.story import ArchivedPicture
from cms.intake.report import Report
from cms.intake.sources.plain import read_plain

NOT_TEXT = (
    "script", "style", "noscript", "template", "iframe", "object", "embed", "form", "svg", "math", "head",
    "title", "audio", "video", "canvas", "meta", "link", "base",
)  # fmt: skip
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
PARAGRAPHS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "header", "hr", "html", "main", "nav", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
))  # fmt: skip
INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i", "sup": "sup", "sub": "sub"}
SCHEMES = ("http", "https", "mailto", "tel")
HEADING_LENGTH = 120
# Deeper than any text is; beyond it all is words.
DEEPEST = 60


@dataclass(frozen=True)
class Text:
    """The text of a story: `report` for the rules, and `blocks`, pairs of a block's kind and value, in order.

    A picture stands between them as what the archive calls it.
    """

    report: Report
    blocks: tuple[tuple[str, Any] | ArchivedPicture, ...]


def text_of(html: str) -> Text:
    """The text of HTML: nothing of it can run or load, and no word is lost."""
    blocks: list[tuple[str, Any] | ArchivedPicture] = []
    lines: list[str] = []
    for part in parts(html):
        if isinstance(part, ArchivedPicture):
            blocks.append(part)
        else:
            blocks += _Blocks(part, lines).found
    return Text(read_plain("\n".join(lines)), tuple(blocks))


class _Blocks:
    """Blocks of a piece of HTML; the plain text is added to `lines`, a line a paragraph."""

    def __init__(self, html: str, lines: list[str]):
        self.found: list[tuple[str, Any]] = []
        self.lines = lines
        self._inline: list[str] = []
        self._paragraphs: list[str] = []
        soup = BeautifulSoup(html, "html.parser")
        for element in soup.find_all(NOT_TEXT):
            element.decompose()
        self._walk(soup, 0)
        self._end_block()

    def _walk(self, node: Tag, depth: int) -> None:
        for child in node.children:
            if isinstance(child, NavigableString):
                self._add_text(child)
            elif depth > DEEPEST:
                self._inline.append(escape(child.get_text(" ")))
            elif child.name in HEADINGS:
                self._add_heading(child)
            elif child.name in ("ul", "ol"):
                self._end_paragraph()
                self._add(_whole(_list(child, 0), child), child.get_text(" "))
            elif child.name == "table":
                self._add_table(child, depth)
            elif child.name in PARAGRAPHS:
                self._end_paragraph()
                self._walk(child, depth + 1)
                self._end_paragraph()
            elif child.name == "br":
                self._inline.append("<br/>")
            elif child.find([*HEADINGS, *PARAGRAPHS, "ul", "ol", "table"]):
                self._walk(child, depth + 1)
            else:
                self._inline.append(_inline(child, 0))

    def _add_text(self, text: NavigableString) -> None:
        # Comments, declarations and the like are strings here, too.
        if type(text) not in (NavigableString, CData):
            return
        # WordPress' old editor has blank lines where others have paragraphs.
        for number, paragraph in enumerate(str(text).split("\n\n")):
            if number:
                self._end_paragraph()
            words = escape(" ".join(paragraph.split()))
            self._inline.append(words.join(_ends(paragraph)) if words else " ")

    def _add_heading(self, element: Tag) -> None:
        words = " ".join(element.get_text(" ").split())
        if len(words) > HEADING_LENGTH:
            self._end_paragraph()
            self._add(f"<p><b>{escape(words)}</b></p>", words)
        elif words:
            self._end_block()
            self.lines.append(words)
            self.found.append(("heading", {"text": words, "level": HEADINGS[element.name]}))

    def _add_table(self, element: Tag, depth: int) -> None:
        own = [one for one in element.find_all(["tr", "caption"]) if one.find_parent("table") is element]
        cells = [row.find_all(["td", "th"], recursive=False) for row in own if row.name == "tr"]
        rows = [texts for row in cells if any(texts := [" ".join(one.get_text(" ").split()) for one in row])]
        width = max(map(len, rows), default=0)
        inside = [one.get_text(" ") for one in own if one.name == "caption"]
        inside += [" ".join(row) for row in rows]
        if width < 2 or element.find("table") or _words(" ".join(inside)) != _words(element.get_text(" ")):
            # A frame around a text, as old sites were laid out, or one that is broken.
            self._end_paragraph()
            self._walk(element, depth + 1)
            self._end_paragraph()
            return
        self._end_block()
        first = element.find("tr")
        has_head = bool(first and first.find("th"))
        caption = element.find("caption")
        self.lines += ["\t".join(row) for row in rows]
        self.found.append(("table", {
            "data": [row + [""] * (width - len(row)) for row in rows],
            "first_row_is_table_header": has_head,
            "first_col_is_header": False,
            "table_header_choice": "row" if has_head else "",
            "table_caption": " ".join(caption.get_text(" ").split()) if caption else "",
            "cell": [],
            "mergeCells": [],
        }))  # fmt: skip

    def _end_paragraph(self) -> None:
        html = "".join(self._inline).strip()
        self._inline = []
        while html.startswith("<br/>") or html.endswith("<br/>"):
            html = html.removeprefix("<br/>").removesuffix("<br/>").strip()
        words = " ".join(BeautifulSoup(html.replace("<br/>", " "), "html.parser").get_text().split())
        if words:
            self._add(f"<p>{html}</p>", words)

    def _add(self, html: str, words: str) -> None:
        if words.strip():
            self._paragraphs.append(html)
            self.lines.append(" ".join(words.split()))

    def _end_block(self) -> None:
        self._end_paragraph()
        if self._paragraphs:
            self.found.append(("paragraph", "".join(self._paragraphs)))
            self._paragraphs = []


def _words(text: str) -> list[str]:
    return sorted(text.split())


def _whole(html: str, element: Tag) -> str:
    """The markup made of an element; where it lacks words of a broken one, these words as a paragraph."""
    text = element.get_text(" ")
    if _words(BeautifulSoup(html, "html.parser").get_text(" ")) == _words(text):
        return html
    return f"<p>{escape(' '.join(text.split()))}</p>"


def _ends(text: str) -> tuple[str, str]:
    """A blank where a text begins or ends with some: words must not grow together."""
    if not text.strip():
        return "", ""
    return (" " if text[0].isspace() else "", " " if text[-1].isspace() else "")


def _list(element: Tag, depth: int) -> str:
    items = []
    for item in element.find_all("li", recursive=False):
        html = _inline(item, depth, is_item=True).strip()
        if html:
            items.append(f"<li>{html}</li>")
    if not items:
        words = " ".join(element.get_text(" ").split())
        return f"<p>{escape(words)}</p>" if words else ""
    return f"<{element.name}>{''.join(items)}</{element.name}>"


def _inline(node: Tag, depth: int, *, is_item: bool = False) -> str:
    """The words of an element with the marks a text may have: bold, italic, raised, lowered, links."""
    inner = "" if depth <= DEEPEST else escape(node.get_text(" "))
    for child in node.children if depth <= DEEPEST else ():
        if isinstance(child, NavigableString):
            if type(child) in (NavigableString, CData):
                inner += escape(" ".join(child.split())).join(_ends(child)) if child.strip() else " "
        elif child.name == "br":
            inner += "<br/>"
        elif child.name in ("ul", "ol"):
            inner += _list(child, depth + 1)
        else:
            space = " " if child.name in PARAGRAPHS or child.name in ("td", "tr", "li") else ""
            inner += f"{space}{_inline(child, depth + 1)}{space}"
    if is_item or not inner.strip():
        return inner
    if node.name in INLINE:
        return f"<{INLINE[node.name]}>{inner}</{INLINE[node.name]}>"
    if node.name == "a" and (address := _address(str(node.get("href") or ""))):
        return f'<a href="{escape(address)}">{inner}</a>'
    return inner


def _address(href: str) -> str:
    """The address of a link that may be followed: of another site, mail; "" for scripts and for old paths."""
    href = "".join(sign for sign in href if ord(sign) > 32)
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    return href if parts.scheme.lower() in SCHEMES and (parts.netloc or parts.path) else ""
