"""Taking everything but pixels and colour out of JPEG and PNG files without unpacking them.

Both formats are rows of named pieces. The pieces that make up the picture are kept byte for byte, so
nothing of its quality is lost; all others (EXIF, XMP, IPTC, comments, previews, depth maps, what was
appended) are left out.
"""

import re
import struct

JPEG_START, PNG_START = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
# More pieces than any camera writes; a file of millions of empty ones is no picture.
MOST_PIECES = 100_000
# In coded pixels 0xFF is followed by zero or a restart marker; anything else is the next piece.
NEXT_MARKER = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")
END, SCAN, COMMENT = 0xD9, 0xDA, 0xFE
APPLICATION = range(0xE0, 0xF0)
# ISO 15948 (PNG), 11.2 and 11.3: pixels, palette, transparency, colour.
PNG_KEPT = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD"
}  # fmt: skip


def stripped(data: bytes) -> bytes | None:
    """The file without its metadata; None for formats that cannot be taken apart here.

    Raises `ValueError` where the file breaks off or is no row of pieces. One pass over the file.
    """
    if data.startswith(JPEG_START):
        return b"".join(_jpeg_pieces(data))
    if data.startswith(PNG_START):
        return b"".join(_png_pieces(data))
    return None


def _jpeg_pieces(data: bytes):
    """The pieces that make up the picture, from start marker to end marker (ITU T.81, annex B)."""
    yield JPEG_START
    position = 2
    for _piece in range(MOST_PIECES):
        following = NEXT_MARKER.match(data, position)
        if following is None:
            break
        marker, position = data[following.end() - 1], following.end()
        if marker == END:
            yield b"\xff\xd9"
            return
        if len(data) < position + 2:
            break
        length = int.from_bytes(data[position : position + 2], "big")
        content = data[position + 2 : position + length]
        if length < 2 or len(content) != length - 2:
            break
        kept = _jpeg_content(marker, content)
        if kept is not None:
            yield b"\xff" + bytes([marker]) + struct.pack(">H", len(kept) + 2) + kept
        position += length
        if marker == SCAN:
            following = NEXT_MARKER.search(data, position)
            if following is None:
                break
            yield data[position : following.start()]
            position = following.start()
    raise ValueError("The JPEG file breaks off.")


def _jpeg_content(marker: int, content: bytes) -> bytes | None:
    """The content of a segment as it is kept, or None."""
    if marker == COMMENT:
        return None
    if marker not in APPLICATION:
        return content
    number = marker - APPLICATION.start
    if number == 0 and content.startswith(b"JFIF\0") and len(content) >= 14:
        # Density, and no preview: it may show what was cut off the picture.
        return content[:12] + b"\0\0"
    if number == 14 and content.startswith(b"Adobe"):
        return content
    if number == 2 and content.startswith(b"ICC_PROFILE\0"):
        return content
    return None


def _png_pieces(data: bytes):
    """The chunks of the picture's pixels and colours."""
    yield PNG_START
    position = len(PNG_START)
    for _piece in range(MOST_PIECES):
        length, name = int.from_bytes(data[position : position + 4], "big"), data[position + 4 : position + 8]
        # Length, name and checksum are twelve bytes.
        chunk = data[position : position + length + 12]
        if len(name) < 4 or len(chunk) != length + 12:
            break
        if name in PNG_KEPT:
            yield chunk
        if name == b"IEND":
            return
        position += length + 12
    raise ValueError("The PNG file breaks off.")
