"""Markup of old stories: a text as HTML, and the pictures that stand in it, with their captions."""

import re
from html import escape

from bs4 import BeautifulSoup, Tag

from cms.intake.archives.story import ArchivedPicture

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# Old editors keep the address a picture is loaded from late in these.
SOURCES = ("src", "data-src", "data-lazy-src", "data-original")
# A letter of the private use area: no text has it.
_PLACE = "\ue0f1"


def as_html(text: str) -> str:
    """A text of an archive as HTML: as it is where it has tags, else each line a paragraph."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if TAG.search(text):
        return text
    return "".join(f"<p>{escape(line.strip(), quote=False)}</p>" for line in text.split("\n") if line.strip())


def parts(html: str) -> list[str | ArchivedPicture]:
    """HTML cut at its pictures: markup and pictures in their order.

    What encloses a picture is closed before and opened after it by whoever reads the pieces. The caption is
    that of the `figure` the picture stands in.
    """
    if "<img" not in html.lower():
        return [html] if html.strip() else []
    soup = BeautifulSoup(html.replace(_PLACE, ""), "html.parser")
    pictures = []
    for image in soup.find_all("img"):
        pictures.append(picture_of(image))
        figure = image.find_parent("figure")
        caption = figure.find("figcaption") if figure and len(figure.find_all("img")) == 1 else None
        if caption is not None:
            caption.extract()
        image.replace_with(_PLACE)
    found: list[str | ArchivedPicture] = []
    for position, piece in enumerate(str(soup).split(_PLACE)):
        if position and pictures[position - 1] is not None:
            found.append(pictures[position - 1])
        if TAG.sub("", piece).strip():
            found.append(piece)
    return found


def picture_of(image: Tag) -> ArchivedPicture | None:
    """The picture an `img` shows; None where it names none, or has it in its address (`data:`)."""
    name = next((value for key in SOURCES if (value := str(image.get(key) or "").strip())), "")
    if not name or name.lower().startswith(("data:", "blob:", "javascript:")) or _is_dot(image):
        return None
    figure = image.find_parent("figure")
    caption = figure.find("figcaption") if figure and len(figure.find_all("img")) == 1 else None
    words = " ".join(caption.get_text(" ").split()) if caption is not None else ""
    return ArchivedPicture(name, " ".join(str(image.get("alt") or "").split()), words)


def _is_dot(image: Tag) -> bool:
    """A counter's invisible picture."""
    return any(str(image.get(side) or "") in ("0", "1") for side in ("width", "height"))
