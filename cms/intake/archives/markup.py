"""Markup of old stories before it is read as a report: plain texts, and what old sites do to pictures.

All of it in linear time: a text of an archive may be made to keep a machine busy.
"""

import re
from html import escape

from cms.intake.sources.markup import unescaped

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_IMAGE = re.compile(r"<img\b[^<>]{0,4000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
# Old editors keep the address of a picture that is loaded late in one of these.
_LATE = ("data-src", "data-lazy-src", "data-original")


def as_html(text: str) -> str:
    """A text of an archive as HTML: as it is where it has tags, else each line a paragraph.

    A text with tags for words alone, as WordPress' old editor kept them, has blank lines between paragraphs.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not TAG.search(text):
        lines = (line.strip() for line in text.split("\n"))
        return "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines if line)
    return text.replace("\n\n", "<p>") if "\n\n" in text and "<p" not in text.lower() else text


def with_plain_pictures(html: str) -> tuple[str, dict[str, str]]:
    """HTML whose pictures stand in `src`, without counters' dots, and captions by the address of a picture.

    A caption is that of the `figure` with one picture in it; it stands in the text no more.
    """
    captions: dict[str, str] = {}
    parts, place = [], 0
    lowered = html.lower() if "<figcaption" in html.lower() else ""
    while lowered and (start := lowered.find("<figure", place)) >= 0:
        end = lowered.find("</figure", start)
        if end < 0:
            break
        parts += [html[place:start], _figure(html[start:end], captions)]
        place = end
    parts.append(html[place:])
    return _IMAGE.sub(_plain, "".join(parts)), captions


def addresses(html: str) -> list[str]:
    """The addresses of the pictures in HTML, in their order."""
    return [address for tag in _IMAGE.findall(html) if (address := _attributes(tag).get("src", ""))]


def _figure(html: str, captions: dict[str, str]) -> str:
    """A figure without the caption of its only picture."""
    images = _IMAGE.findall(html)
    lowered = html.lower()
    start = lowered.find("<figcaption")
    end = lowered.find("</figcaption", start)
    if len(images) != 1 or start < 0 or end < 0:
        return html
    address = _attributes(_plain_tag(images[0])).get("src", "")
    words = " ".join(unescaped(TAG.sub(" ", html[start:end])).split())
    if not address or address in captions:
        return html
    captions[address] = words
    return html[:start] + html[html.find(">", end) + 1 :]


def _plain(match: re.Match) -> str:
    return _plain_tag(match[0])


def _plain_tag(tag: str) -> str:
    """A picture's tag with nothing but its address and its words; "" for a counter's invisible dot."""
    found = _attributes(tag)
    if {found.get("width"), found.get("height")} & {"0", "1"}:
        return ""
    address = next((found[name] for name in _LATE if found.get(name)), found.get("src", ""))
    return f'<img src="{escape(address)}" alt="{escape(found.get("alt", ""))}">'


def _attributes(tag: str) -> dict[str, str]:
    return {
        match[1].lower(): unescaped(match[2] or match[3] or match[4] or "").strip()
        for match in _ATTRIBUTE.finditer(tag)
    }
