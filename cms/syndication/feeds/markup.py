"""HTML for feed readers: the elements of a text with whole addresses, and nothing that only a page can do."""

import re
from urllib.parse import urlsplit

from bs4.element import PreformattedString

from cms.pages.addresses import absolute
from wagtail_plone.serialize.markup import DROPPED, parsed

# Elements that are kept, and their attributes; `lang` on all. Of others the text is left.
KEPT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("p", "h2", "h3", "h4", "ul", "li", "dl", "dt", "dd", "blockquote", "cite", "div", "span"), ()
    ),
    **dict.fromkeys(("b", "strong", "i", "em", "s", "sub", "sup", "code", "br", "hr"), ()),
    **dict.fromkeys(("figure", "figcaption", "table", "caption", "thead", "tbody", "tr"), ()),
    "ol": ("start",),
    "th": ("scope", "colspan", "rowspan"),
    "td": ("colspan", "rowspan"),
    "time": ("datetime",),
    "a": ("href",),
    "img": ("src", "alt", "width", "height"),
}
ADDRESSES = ("href", "src")
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# What XML 1.0 (2.2 Characters) has no place for, not even escaped; two of them are no characters at all.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SPACE = re.compile(r"\s+")


def without_forbidden(text: str) -> str:
    """A text without the characters that no XML document may hold."""
    return FORBIDDEN.sub("", text)


def plain(text: str) -> str:
    """A title or another text of one line, as feeds take it."""
    return SPACE.sub(" ", without_forbidden(text or "")).strip()


def sanitised(html: str) -> str:
    """A part of one of the site's pages as HTML for readers elsewhere.

    Forms, scripts, frames, templates and styles are gone, addresses whole, pictures in one size. What the
    site says to screen readers alone about its own layout is left out, too.
    """
    soup = parsed(without_forbidden(html))
    for text in soup.find_all(string=lambda found: isinstance(found, PreformattedString)):
        text.extract()
    for tag in soup.find_all(True):
        # The parent may be gone with this one in it.
        if tag.decomposed:
            continue
        if tag.name in DROPPED or (tag.name == "span" and "visually-hidden" in tag.get("class", ())):
            tag.decompose()
        elif tag.name not in KEPT:
            tag.unwrap()
        else:
            tag.attrs = dict(_kept(tag))
            # Of a link that leads nowhere the words are left, of such a picture nothing.
            needed = {"a": "href", "img": "src"}.get(tag.name)
            if needed and needed not in tag.attrs:
                tag.unwrap()
    return SPACE.sub(" ", str(soup)).strip()


def _kept(tag):
    """Yield the attributes of an element that are kept, addresses in full."""
    for name in ("lang", *KEPT[tag.name]):
        value = tag.get(name)
        if value is None:
            continue
        if name in ADDRESSES:
            value = _whole(value.strip())
            if not value:
                continue
        yield name, value


def _whole(address: str) -> str:
    """An address in full; "" for one that is none, or leads to no page and no file."""
    try:
        whole = absolute(address)
        return whole if urlsplit(whole).scheme.lower() in SCHEMES else ""
    except ValueError:
        return ""
