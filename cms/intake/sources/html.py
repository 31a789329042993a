"""Web pages and what Word, Google Docs, browsers and messengers put on the clipboard become reports."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from cms.intake.report import Report
from cms.intake.sources import left_out
from cms.intake.sources.characters import cleaned
from cms.intake.sources.flow import LIST_ITEM, Flow
from cms.intake.sources.markup import Node, parsed
from cms.intake.sources.pictures import Finder, Gathering, of_data_address
from cms.intake.sources.writing import Writing

# What a browser never shows.
UNSEEN = frozenset(
    (
        "head",
        "script",
        "style",
        "title",
        "template",
        "noscript",
        "iframe",
        "noembed",
        "noframes",
        "datalist",
        "xml",
    )
)
# A page's frame, by element and by role. Within an article they belong to the text, as does a page's heading.
_FRAME = frozenset(("nav", "footer", "aside", "header"))
_FRAME_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search"))
_TEXT = frozenset(("article", "main"))

_WORD_LIST = re.compile(r"mso-list:l\d+level(\d)")
# Comments at the margin of Word: the list of them behind the text, and the sign where each belongs.
_COMMENT = re.compile(r"mso-element:comment(?!-)")
_COMMENT_SIGN = frozenset(("msocommentreference", "msocomanchor"))
# Longer than any emoji with its signs of skin and sex.
_LONGEST_EMOJI = 12
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zа-я]|[ivx]+)[.)]", re.IGNORECASE)


def read_html(markup: str, find: Finder = of_data_address) -> Report:
    """A report of a page or a part of one.

    `find` hands in the bytes of a picture by its address; without it only pictures inside the markup come
    along, since nothing is fetched from elsewhere. What is left out (the page's menu, pictures) stands in the
    report's notes. `UnreadableReport` for a page without words, or with too many.
    """
    root = parsed(markup)
    writing = Writing()
    left = _Left()
    _shown(root, left, in_text=False)
    pictures = Gathering(writing, find)
    Flow(writing, pictures).write(root)
    pictures.tell()
    for note in left.notes():
        writing.note(note)
    return writing.report()


@dataclass(slots=True)
class _Left:
    """What of a page is left out of its report."""

    frame: list[str] = field(default_factory=list)
    comments: int = 0
    has_deletions: bool = False

    def notes(self) -> Iterator[str]:
        """It, in the editor's language."""
        yield from left_out.comments(self.comments)
        if self.has_deletions:
            yield left_out.deletions()
        yield from left_out.web_frame(" ".join(cleaned(" ".join(self.frame)).split()))


def _shown(node: Node, left: _Left, *, in_text: bool) -> None:
    """Take out of a tree what isn't shown, gather what is left out of the text, mark Word's lists."""
    kept: list[Node | str] = []
    for child in node.children:
        if isinstance(child, str):
            kept.append(child)
            continue
        if child.tag in UNSEEN or _is_hidden(child) or _COMMENT_SIGN & _classes(child):
            continue
        if _is_deletion(child):
            left.has_deletions = True
            continue
        if _COMMENT.search(child.style):
            left.comments += 1
            continue
        if not in_text and _is_frame(child):
            left.frame += _words(child)
            continue
        if child.tag == "img" and (emoji := _emoji(child.attributes.get("alt", ""))):
            kept.append(emoji)
            continue
        _mark_item(child)
        _shown(child, left, in_text=in_text or child.tag in _TEXT)
        kept.append(child)
    node.children = kept


def _mark_item(node: Node) -> None:
    """Mark a paragraph that is an item of a list by its style, as Word has them."""
    if found := _WORD_LIST.search(node.style):
        label = "".join(_labels(node))
        sort = "number" if _NUMBER.match(label.strip()) else "bullet"
        node.attributes[LIST_ITEM] = f"{max(int(found[1]) - 1, 0)} {sort}"


def _is_deletion(node: Node) -> bool:
    """Tell words that a tracked change deletes from words that a page shows crossed out."""
    return node.tag == "del" and not {"cite", "datetime"}.isdisjoint(node.attributes)


def _classes(node: Node) -> frozenset[str]:
    return frozenset(node.attributes.get("class", "").lower().split())


def _emoji(words: str) -> str:
    """The words of a picture that messengers show in the place of an emoji; "" for any other's."""
    is_short = 0 < len(words) <= _LONGEST_EMOJI
    is_sign = any(unicodedata.category(letter) == "So" for letter in words)
    return words if is_short and is_sign and not any(map(str.isalpha, words)) else ""


def _is_hidden(node: Node) -> bool:
    style = node.style
    return "hidden" in node.attributes or "display:none" in style or "mso-hide:all" in style


def _is_frame(node: Node) -> bool:
    if node.tag not in _FRAME and node.attributes.get("role", "").lower() not in _FRAME_ROLES:
        return False
    return node.tag != "header" or not _has(node, "h1")


def _has(node: Node, tag: str) -> bool:
    return any(isinstance(child, Node) and (child.tag == tag or _has(child, tag)) for child in node.children)


def _words(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.tag not in UNSEEN and not _is_hidden(child):
            yield from _words(child)


def _labels(node: Node) -> Iterator[str]:
    """Take the bullets and numbers that Word writes in front of an item out of it."""
    kept: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node):
            if "mso-list:ignore" in child.style:
                yield from _words(child)
                continue
            yield from _labels(child)
        kept.append(child)
    node.children = kept
