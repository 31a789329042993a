"""Documents that are zip archives of XML (.docx, .odt), opened without trusting a number in them.

An archive says itself how large its parts are. Their sum is asked first, before anything is inflated, and
each part is then inflated no further than it said and than is allowed (a bomb lies). Its XML may hold no
document type, so that no entity can grow or fetch anything (defusedxml).
"""

import io
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from cms.intake.sources import refusals

MOST_PARTS = 5000
# Text rarely packs to a fortieth; a bomb to a thousandth. Small parts may pack as they like.
_MOST_RATIO = 200
_SMALL = 1024 * 1024
_DEEPEST = 150


def is_archive(content: bytes) -> bool:
    """Tell whether a file begins as an archive."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


class Archive:
    """The parts of an archive. `UnreadableReport` for one that is damaged, locked or unpacks to too much."""

    def __init__(self, content: bytes):
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
            raise refusals.damaged() from error
        self._parts = {part.filename: part for part in self._zip.infolist()}
        parts = self._zip.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > refusals.MOST_UNPACKED_BYTES:
            raise refusals.bursting()
        for part in parts:
            if part.file_size > max(_SMALL, _MOST_RATIO * part.compress_size):
                raise refusals.bursting()
            # Other packings, which no office program uses, unpack without a bound.
            if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise refusals.damaged()
        self._left = refusals.MOST_UNPACKED_BYTES

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._parts)

    def bytes_of(self, name: str, most: int = refusals.MOST_BYTES) -> bytes | None:
        """A part as bytes; None where there is none of that name. `UnreadableReport` past `most` bytes."""
        part = self._parts.get(name)
        if part is None:
            return None
        if part.flag_bits & 0x1:
            raise refusals.protected()
        most = min(most, self._left)
        try:
            with self._zip.open(part) as stream:
                content = stream.read(most + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            EOFError,
            OSError,
            RuntimeError,
        ) as error:
            raise refusals.damaged() from error
        if len(content) > most:
            raise refusals.bursting()
        self._left -= len(content)
        return content

    def xml_of(self, name: str) -> Element | None:
        """A part's XML; None where there is none of that name. `UnreadableReport` where it isn't sound."""
        content = self.bytes_of(name, refusals.MOST_XML_BYTES)
        return None if content is None else _root(content)


def _root(content: bytes) -> Element:
    """The root of an XML document without a document type, of bounded size and depth."""
    depth = 0
    root = None
    try:
        for count, (event, element) in enumerate(
            iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True)
        ):
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                raise refusals.damaged()
            if count > 2 * refusals.MOST_XML_ELEMENTS:
                raise refusals.too_long()
    except (ParseError, DefusedXmlException, ValueError) as error:
        if isinstance(error, refusals.UnreadableReport):
            raise
        raise refusals.damaged() from error
    if root is None:
        raise refusals.damaged()
    return root
