"""What a photograph's file says of it: a caption, who took it, and when, read before it is cleaned.

Photographers describe pictures where their programs let them: in IPTC records (IIM 4.2), XMP packets (Dublin
Core), or EXIF. None of it is kept in the file (`cms.media.sanitise`); an editor may take it as a caption.
It is never an alternative text: that says what a picture shows, not what it is about.
"""

import re
import struct
from dataclasses import dataclass, field
from datetime import datetime

from defusedxml import DefusedXmlException, ElementTree
from PIL import Image, IptcImagePlugin

from cms.media.intake.texts import decoded, of_people

CAPTION_LENGTH, CREDIT_LENGTH = 255, 150
# IIM 4.2: coded character set, by-line, caption/abstract.
CHARACTER_SET, BYLINE, CAPTION = (1, 90), (2, 80), (2, 120)
UTF8 = b"\x1b%G"
# Exif 2.32 (CIPA DC-008): image description, artist, the directory of the camera, and its time.
DESCRIPTION, ARTIST, CAMERA, TAKEN = 0x010E, 0x013B, 0x8769, 0x9003
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ANY_LANGUAGE = "x-default"
# A packet is some kilobytes; what is larger is no description.
LARGEST_PACKET = 512 * 1024
# What broken metadata raises in Pillow's readers.
UNREADABLE = (OSError, SyntaxError, ValueError, KeyError, IndexError, TypeError, EOFError, struct.error)


@dataclass(frozen=True)
class Description:
    """What a file says of its picture: captions by language, a credit, and the camera's local time (ISO)."""

    captions: dict[str, str] = field(default_factory=dict)
    credit: str = ""
    taken: str = ""

    def caption(self, language: str) -> str:
        """The caption for a page in `language`: in it, else in no particular language, else the first."""
        for code in (language, ANY_LANGUAGE):
            if code in self.captions:
                return self.captions[code]
        return next(iter(self.captions.values()), "")


def described(file) -> Description:
    """Read what `file` (an open binary file) says of its picture; no pixel is unpacked.

    Empty where it says nothing, or is damaged. The file is rewound afterwards.
    """
    file.seek(0)
    try:
        image = Image.open(file)
        sources = [_of_iptc(image), _of_xmp(image), _of_exif(image)]
        taken = _taken(image)
    except (*UNREADABLE, Image.DecompressionBombError):
        return Description()
    finally:
        file.seek(0)
    captions, credit = {}, ""
    for source_captions, source_credit in sources:
        bounded = {code: of_people(text, CAPTION_LENGTH) for code, text in source_captions.items()}
        captions = captions or {code: text for code, text in bounded.items() if text}
        credit = credit or of_people(source_credit, CREDIT_LENGTH)
    return Description(captions, credit, taken)


def _of_iptc(image: Image.Image) -> tuple[dict[str, str], str]:
    """Caption and by-line of the IPTC records."""
    try:
        records = IptcImagePlugin.getiptcinfo(image) or {}
    except UNREADABLE:
        return {}, ""
    is_utf8 = UTF8 in _first(records.get(CHARACTER_SET))

    def text(record) -> str:
        return decoded(_first(records.get(record)), is_utf8=is_utf8)

    return {ANY_LANGUAGE: text(CAPTION)}, text(BYLINE)


def _first(value) -> bytes:
    """One record's bytes; a record may be repeated."""
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, bytes) else b""


def _of_xmp(image: Image.Image) -> tuple[dict[str, str], str]:
    """Descriptions by language and the first creator of the XMP packet."""
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    packet = packet.encode() if isinstance(packet, str) else packet
    if not packet or len(packet) > LARGEST_PACKET:
        return {}, ""
    try:
        root = ElementTree.fromstring(packet.rstrip(b"\0 \r\n"))
    except (ElementTree.ParseError, DefusedXmlException, ValueError, RecursionError):
        return {}, ""
    captions: dict[str, str] = {}
    for item in root.iterfind(f".//{DUBLIN_CORE}description//{ITEM}"):
        # `ru-RU` and `ru` are one language here.
        code = item.get(LANGUAGE, ANY_LANGUAGE).lower()
        captions.setdefault(code if code == ANY_LANGUAGE else code.partition("-")[0], item.text or "")
    creator = root.find(f".//{DUBLIN_CORE}creator//{ITEM}")
    return captions, (creator.text or "") if creator is not None else ""


def _of_exif(image: Image.Image) -> tuple[dict[str, str], str]:
    """Image description and artist of EXIF."""
    exif = image.getexif()
    return {ANY_LANGUAGE: _exif_text(exif.get(DESCRIPTION))}, _exif_text(exif.get(ARTIST))


def _exif_text(value) -> str:
    """A text of EXIF; Pillow takes every byte for a letter of Latin-1, whatever the camera wrote."""
    if isinstance(value, str):
        try:
            return decoded(value.encode("latin-1"))
        except UnicodeEncodeError:
            return value
    return decoded(value) if isinstance(value, bytes) else ""


def _taken(image: Image.Image) -> str:
    """When the picture was taken by the camera's clock, as `2019-11-14T09:30:00`; "" where it is not said."""
    value = str(image.getexif().get_ifd(CAMERA).get(TAKEN, ""))
    match = re.match(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)", value)
    if not match:
        return ""
    try:
        return datetime(*map(int, match.groups())).isoformat()  # noqa: DTZ001  a camera's clock has no zone
    except ValueError:
        return ""
