"""Pictures that come inside a document: told by their first bytes, named by their order."""

import base64
import binascii
import re
from collections.abc import Callable

from django.utils.translation import ngettext

from cms.intake.sources import refusals
from cms.intake.sources.writing import Writing

# The bytes of a picture by the address it has in its document; None where there are none.
Finder = Callable[[str], bytes | None]

_DATA = re.compile(r"data:image/[\w.+-]+(?:;[\w=.-]+)*;base64,", re.IGNORECASE)


def extension(content: bytes) -> str:
    """The ending of a photograph's name by its content: what the picture library accepts; "" for others.

    Drawings (SVG, WMF, EMF) are none: they may carry scripts or need Windows.
    """
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:8] == b"ftyp" and content[8:12] in {b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis"}:
        return "heic"
    if content[4:12] == b"ftypavif":
        return "avif"
    return ""


def of_data_address(address: str) -> bytes | None:
    """The picture that a `data:` address spells out; None for any other address."""
    head = _DATA.match(address)
    if not head:
        return None
    try:
        return base64.b64decode(re.sub(r"\s+", "", address[head.end() :]))
    except (binascii.Error, ValueError):
        return None


class Gathering:
    """The pictures of one document on their way into its report, and the count of those left behind."""

    def __init__(self, writing: Writing, find: Finder):
        self._writing = writing
        self._find = find
        self._missing = 0
        self._surplus = 0

    def take(self, address: str, caption: str) -> None:
        """Put the picture of an address behind the block written last."""
        if self._writing.picture_count >= refusals.MOST_PICTURES:
            self._surplus += 1
            return
        content = self._find(address)
        ending = extension(content) if content else ""
        if not ending:
            self._missing += 1
        else:
            self._writing.picture(f"picture-{self._writing.picture_count + 1}.{ending}", content, caption)

    def tell(self) -> None:
        """Note how many pictures could not be taken over."""
        if self._missing:
            self._writing.note(
                ngettext(
                    "%(count)d picture or drawing could not be taken over. Add it among the pictures.",
                    "%(count)d pictures or drawings could not be taken over. Add them among the pictures.",
                    self._missing,
                )
                % {"count": self._missing}
            )
        if self._surplus:
            self._writing.note(
                ngettext(
                    "%(count)d picture more than %(most)d was left out.",
                    "%(count)d pictures more than %(most)d were left out.",
                    self._surplus,
                )
                % {"count": self._surplus, "most": refusals.MOST_PICTURES}
            )
