"""Photographs as cameras and picture editors write them: JPEGs with a description of themselves."""

import struct

from PIL import Image

from tests.factories import picture_bytes

DESCRIPTION, ARTIST, CAMERA, TAKEN = 0x010E, 0x013B, 0x8769, 0x9003
XMP_START = b"http://ns.adobe.com/xap/1.0/\0"


def segment(jpeg: bytes, marker: int, content: bytes) -> bytes:
    """The JPEG with one more application segment at its start."""
    return jpeg[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content + jpeg[2:]


def iptc(caption: bytes, byline: bytes = b"", *, says_utf8: bool = False) -> bytes:
    """A JPEG with a caption and a by-line in IPTC records, as picture editors write them."""
    records = b"\x1c\x01\x5a\x00\x03\x1b%G" if says_utf8 else b""
    for number, text in ((80, byline), (120, caption)):
        records += b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(text)) + text
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records + b"\0" * (len(records) % 2)
    return segment(picture_bytes(), 0xED, b"Photoshop 3.0\0" + resource)


def xmp(descriptions: dict[str, str], creator: str = "") -> bytes:
    """An XMP packet with descriptions by language and a creator."""
    items = "".join(f'<rdf:li xml:lang="{code}">{text}</rdf:li>' for code, text in descriptions.items())
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:description><rdf:Alt>{items}</rdf:Alt></dc:description>"
        f"<dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def exif(description: str | bytes = "", artist: str | bytes = "", taken: str = "") -> bytes:
    """EXIF with a description, an artist and a time."""
    data = Image.Exif()
    data[DESCRIPTION], data[ARTIST] = description, artist
    if taken:
        data.get_ifd(CAMERA)[TAKEN] = taken
    return data.tobytes()
