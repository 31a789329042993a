"""Web pages and what Word, Google Docs, browsers and messengers put on the clipboard become reports."""

import re
from collections.abc import Iterator

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
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zа-я]|[ivx]+)[.)]", re.IGNORECASE)


def read_html(markup: str, find: Finder = of_data_address) -> Report:
    """A report of a page or a part of one.

    `find` hands in the bytes of a picture by its address; without it only pictures inside the markup come
    along, since nothing is fetched from elsewhere. What is left out (the page's menu, pictures) stands in the
    report's notes. `UnreadableReport` for a page without words, or with too many.
    """
    root = parsed(markup)
    writing = Writing()
    frame: list[str] = []
    _shown(root, frame, in_text=False)
    pictures = Gathering(writing, find)
    Flow(writing, pictures).write(root)
    pictures.tell()
    for note in left_out.web_frame(" ".join(cleaned(" ".join(frame)).split())):
        writing.note(note)
    return writing.report()


def _shown(node: Node, frame: list[str], *, in_text: bool) -> None:
    """Take out of a tree what isn't shown, gather the words of the page's frame, mark Word's lists."""
    kept: list[Node | str] = []
    for child in node.children:
        if isinstance(child, str):
            kept.append(child)
            continue
        if child.tag in UNSEEN or _is_hidden(child):
            continue
        if not in_text and _is_frame(child):
            frame += _words(child)
            continue
        if found := _WORD_LIST.search(child.style):
            label = "".join(_labels(child))
            sort = "number" if _NUMBER.match(label.strip()) else "bullet"
            child.attributes[LIST_ITEM] = f"{max(int(found[1]) - 1, 0)} {sort}"
        _shown(child, frame, in_text=in_text or child.tag in _TEXT)
        kept.append(child)
    node.children = kept


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
