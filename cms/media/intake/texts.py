"""Texts as cameras and picture editors write them into files: bytes of an unknown encoding, and fillings."""

import re
import unicodedata

# What devices and programs write where a person would describe the picture, compared in lower case.
FILLINGS = re.compile(
    r"""
    (olympus|sony|nikon|canon|samsung|kodak|pentax|casio|minolta|konica|konica\ minolta|panasonic|fujifilm|lg
     |ricoh|vivitar|maginon|medion|digital)? \s* (digital\ (still\ )?camera|dsc|dcim|exif\ jpeg)
    |exif_jpeg_picture|binary\ comment|charset=\S*|ascii|dig\s?i?cam|digital\ image|jpeg\ image
    |samsung|nikon|canon|sony|apple|xiaomi|huawei|camera|camera\ owner|owner|user|admin|administrator
    |unknown|anonymous|author|artist|photographer|default|none|null|n/a|picasa|screenshot|untitled|untitled-\d+
    |image|picture|photo|my\ picture|title|description
    |created\ with\ .* | made\ with\ .* | (processed|edited|shot)\ with\ .* | file\ (source|written\ by)\ .*
    # The scene Huawei's and Honor's phones took it for.
    |(oznor|rznor|hznor|cof|dav|edf|mde|ptr|rbt|rhdr|hdrpl|hdr|sdr|nor|bty|fbt|rpt|burst|sketch)([,_]\s?\w{0,12})*
    # A file's own name.
    |(img|dsc[fn]?|dcim|dscn|pict|pxl|mvimg|p|photo|image|wp|screenshot|снимок|фото)[\s_-]*[\d_\s()~.-]+(\.\w{3,4})?
    |\S+[\\/]\S+\.\w{3,4}
    |[\d\W_]*
    """,
    re.VERBOSE,
)


def decoded(raw: bytes, *, is_utf8: bool = False) -> str:
    """Text of bytes whose encoding nobody may have noted.

    `is_utf8` where the file says so. Otherwise what is valid UTF-8 is that; of the rest, texts with more
    bytes beyond ASCII than Latin letters are Cyrillic in KZ-1048 (Windows' code page of Kazakhstan, which
    has the Russian letters where cp1251 has them), all others Western European.
    """
    raw = raw.rstrip(b"\0 ")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        if is_utf8:
            return raw.decode(errors="ignore")
    beyond = sum(byte >= 0x80 for byte in raw)
    latin = sum(byte < 0x80 and chr(byte).isalpha() for byte in raw)
    return raw.decode("kz1048" if beyond > latin else "cp1252", errors="ignore")


def of_people(text: str, most: int) -> str:
    """The text as plain text on one line of at most `most` characters; "" where no person wrote it.

    Control and invisible characters are left out. What is too long ends at a word, with an ellipsis.
    """
    visible = "".join(
        " " if sign.isspace() else sign
        for sign in text[: most * 8]
        if sign.isspace() or unicodedata.category(sign)[0] != "C"
    )
    line = " ".join(visible.split())
    if FILLINGS.fullmatch(line.lower()):
        return ""
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[most // 2 :] else cut}…"
