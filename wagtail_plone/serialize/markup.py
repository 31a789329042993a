"""HTML read as a flat series of tags and texts, whatever its state."""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Literal

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag
from bs4.exceptions import ParserRejectedMarkup

# Their content is no text of the page.
DROPPED = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "canvas", "head"})

_TAG = re.compile(r"<[^>]*>?")

Event = tuple[Literal["open", "close"], Tag] | tuple[Literal["text"], str]


def parsed(html: str) -> BeautifulSoup:
    """The tree of a piece of HTML. Never raises: what the parser refuses is read as its bare text."""
    # The leading tag keeps Beautiful Soup from warning about texts that look like a file name or XML.
    # NUL is dropped because PostgreSQL stores it neither in text nor in JSON.
    html = html.replace("\x00", "")
    try:
        return BeautifulSoup(f"<html>{html}", "html.parser")
    except (ParserRejectedMarkup, AssertionError):
        return BeautifulSoup(f"<html>{escape(unescape(_TAG.sub(' ', html)))}", "html.parser")


def events(html: str) -> Iterator[Event]:
    """Every tag's opening and closing, and the texts between, in order; comments and scripts left out.

    Without recursion, so that tags nested ten thousand deep are no error.
    """
    levels = [iter(parsed(html).contents)]
    tags: list[Tag] = []
    while levels:
        child = next(levels[-1], None)
        if child is None:
            levels.pop()
            if tags:
                yield "close", tags.pop()
        elif isinstance(child, Tag):
            if child.name not in DROPPED:
                yield "open", child
                levels.append(iter(child.contents))
                tags.append(child)
        # Comments, declarations and CDATA are the preformatted strings.
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield "text", str(child)
