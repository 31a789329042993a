"""Passages: what a page says, piece by piece, with the place on the page where each stands.

What the search of the site finds words in, and leads to. Page types say by `search_passages` which they have.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from wagtail_plone.serialize.prefetched import Context

BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|blockquote|td|th|figcaption)>|<br\s*/?>|<hr\s*/?>", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Passage:
    """A piece of a page's text that stands in one element, such as a paragraph or a caption.

    `label` says where that is in the active language ("Programme, day 1"; "" for the main text), `anchor` is
    the id of an element at or above it. `is_head` marks names and leads, which are found before running text.
    """

    text: str
    label: str = ""
    anchor: str = ""
    is_head: bool = False


def plain(text: object) -> str:
    """A text with one space between words; "" for None."""
    return " ".join(str(text or "").split())


def paragraphs(html: object) -> list[str]:
    """The paragraphs, list items and headings of running text, without markup."""
    source = html.source if isinstance(html, RichText) else str(html or "")
    return [text for part in BLOCK_END.split(source) if (text := plain(unescape(TAG.sub("", part))))]


def listed(
    texts: Iterable[object], label: object = "", anchor: str = "", *, is_head: bool = False
) -> list[Passage]:
    """A passage for each text that is not empty, all at one place."""
    return [Passage(text, str(label), anchor, is_head) for item in texts if (text := plain(item))]


def people_passages(
    stream: StreamValue, context: Context, label: object = "", anchor: str = ""
) -> list[Passage]:
    """A passage for each person of a stream: name and post. Profiles as readers see them, or not at all."""
    return listed((_person(item, context) for item in stream), label, anchor, is_head=True)


def _person(item, context: Context) -> str:
    if item.block_type == "guest":
        value = item.value
        post = ", ".join(part for part in (value["position"], value["organisation"]) if part)
        return " — ".join(part for part in (value["name"], post) if part)
    summary = context.summary(item.value.pk) if item.value else None
    return summary["title"] if summary else ""


def body_passages(body: StreamValue, context: Context) -> Iterator[Passage]:
    """The passages of a body, each under the heading it stands below.

    A block with more to say than its texts does so by `search_passages(value, context, label)`.
    """
    label = ""
    for item in body:
        if item.block_type == "heading":
            label = plain(item.value["text"])
            yield from listed([label], is_head=True)
            continue
        say = getattr(item.block, "search_passages", None)
        if say is not None:
            yield from say(item.value, context, label)
        elif isinstance(item.value, RichText):
            yield from listed(paragraphs(item.value), label)
        else:
            texts = item.block.get_searchable_content(item.value)
            yield from listed((part for text in texts for part in paragraphs(text)), label)
