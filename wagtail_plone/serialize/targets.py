"""Targets of converted content: pages, documents, images, fetched in bulk before it is converted.

Converters never query. The caller asks `references` what will be needed, fetches each kind once, and hands
the answers over as `Links`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x20\x7f]+")
_LINE_CONTROLS = re.compile(r"[\t\r\n]+")


@dataclass(frozen=True)
class ImageInfo:
    """One image as blocks show it.

    `url` is the @id of the content that holds the image (Volto asks it for `@@images/…`), `scales` the
    value of `image_scales` ({"image": [{…, "download", "scales"}]}), `alt` the text used where the place
    that shows the image has none of its own.
    """

    url: str
    alt: str = ""
    scales: dict = field(default_factory=dict)
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class Links:
    """Addresses and data by primary key. What is absent is missing or may not be shown to readers.

    `pages` and `documents` hold absolute addresses, `images` an `ImageInfo`, `summaries` the summary
    ("brain") of a page. A subclass may answer the four methods from elsewhere.
    """

    pages: dict[int, str] = field(default_factory=dict)
    documents: dict[int, str] = field(default_factory=dict)
    images: dict[int, ImageInfo] = field(default_factory=dict)
    summaries: dict[int, dict] = field(default_factory=dict)

    def page_url(self, pk: int) -> str | None:
        """The absolute address of a page, or None where readers cannot open it."""
        return self.pages.get(pk)

    def document_url(self, pk: int) -> str | None:
        """The absolute address of a document, or None where there is none."""
        return self.documents.get(pk)

    def image(self, pk: int) -> ImageInfo | None:
        """The data needed to show an image, or None where there is none."""
        return self.images.get(pk)

    def summary(self, pk: int) -> dict | None:
        """The summary of a page, or None where readers cannot open it."""
        return self.summaries.get(pk)


def primary_key(text: Any) -> int | None:
    """The id in an attribute of rich text, or None where the attribute is missing or no number."""
    # isdecimal alone would let "٣" through, and a number of a thousand digits.
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 19 else None


def safe_url(href: Any) -> str | None:
    """An address that may be followed from a public page, or None.

    Kept: http, https, mailto, tel, anchors and paths without a scheme. Browsers ignore control
    characters inside a scheme (`java\\nscript:`), so they are ignored here before it is judged.
    """
    href = _LINE_CONTROLS.sub("", (href or "").strip("".join(map(chr, range(0x21)))))
    scheme = _SCHEME.match(_CONTROLS.sub("", href))
    if not href or (scheme and scheme[1].lower() not in SCHEMES):
        return None
    return href


def link_url(attributes: Mapping[str, Any], links: Links) -> str | None:
    """The address an `<a>` of rich text leads to, or None where its words are to stand without a link."""
    pk = primary_key(attributes.get("id"))
    match attributes.get("linktype"):
        case "page":
            return links.page_url(pk) if pk is not None else None
        case "document":
            return links.document_url(pk) if pk is not None else None
    return safe_url(attributes.get("href"))
