"""Lines and pictures of a PDF's pages, told by PDFium in a process of its own: a program, run by `pdf`.

PDFium is C++ and not safe beside threads; a hostile file may crash it, or fill memory and time. Here it may:
the process has bounds, and ends with its file. A PDF comes in at standard input. Out goes JSON: {"refused":
word} or {"pages": [{"lines": [[base line, size, [[word, left, right]]]], "rules": [[left, bottom, right,
top]], "pictures": [[top, base64]]}]}, lengths in points from the page's lower left corner. It imports nothing
of the site.
"""

import base64
import ctypes
import io
import json
import math
import resource
import sys
import unicodedata

import pypdfium2
import pypdfium2.raw as pdfium

MOST_PAGES = 300
MOST_CHARACTERS = 1_100_000
MOST_PICTURES = 61
MOST_MEMORY = 1536 * 1024 * 1024
MOST_SECONDS = 60
# PDFium's sign for a hyphen at a line's end, given without the line break behind it.
_DIVIDER = 0x02
# Smaller pictures are lines, bullets and logos; larger ones than any camera's are refused unseen.
_SMALLEST_SIDE = 120
_MOST_PIXELS = 60_000_000
_MOST_PICTURE_BYTES = 24 * 1024 * 1024
# Straight strokes of a page; a table has tens, a drawing thousands.
_MOST_RULES = 4000


def told(content: bytes) -> dict:
    """All pages of a PDF, or the word for why not: locked, damaged, pages N, long."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        is_locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        return {"refused": "locked" if is_locked else "damaged"}
    if len(document) > MOST_PAGES:
        return {"refused": f"pages {len(document)}"}
    pages, characters, pictures, seen = [], 0, 0, set()
    for number in range(len(document)):
        page = document[number]
        textpage = page.get_textpage()
        characters += textpage.count_chars()
        if characters > MOST_CHARACTERS:
            return {"refused": "long"}
        found = []
        for top, picture in _pictures(page) if pictures < MOST_PICTURES else ():
            if picture not in seen:
                seen.add(picture)
                found.append([top, base64.b64encode(picture).decode()])
        pictures += len(found)
        pages.append({"lines": _lines(textpage), "rules": _rules(page), "pictures": found})
    return {"pages": pages}


def _lines(textpage) -> list[list]:
    """The lines of a page in the order in which they are read."""
    lines, start = [], 0
    count = textpage.count_chars()
    letters = [pdfium.FPDFText_GetUnicode(textpage, place) for place in range(count)]
    for place in range(count + 1):
        if place == count or letters[place] in {0x0A, 0x0D, _DIVIDER}:
            is_divided = place < count and letters[place] == _DIVIDER
            line = _line(textpage, letters, start, place + is_divided)
            if line:
                lines.append(line)
            start = place + 1
    return lines


def _line(textpage, letters: list[int], start: int, end: int) -> list | None:
    while start < end and _is_blank(letters[start]):
        start += 1
    while start < end and _is_blank(letters[end - 1]):
        end -= 1
    if start == end:
        return None
    words, begun, before = [], start, -math.inf
    for place in range(start, end + 1):
        if place == end or _is_blank(letters[place]):
            if begun < place:
                words.append(_word(textpage, letters, begun, place))
            begun, before = place + 1, -math.inf
            continue
        left = _origin(textpage, place)[0]
        # A letter drawn afterwards, into the word or before it, is for now a word of its own.
        if left < before - 0.5 and letters[place] != _DIVIDER and not _is_accent(letters[place]):
            words.append(_word(textpage, letters, begun, place))
            begun = place
        before = left
    # By the base line and the size of the letters: their boxes are of another height in each font.
    return [_origin(textpage, start)[1], _size(textpage, start), words]


def _word(textpage, letters: list[int], start: int, end: int) -> list:
    text = "".join(chr(letter) for letter in letters[start:end])
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    left = textpage.get_charbox(start, loose=True)[0]
    # The sign of a divided word has no place of its own.
    last = end - 2 if letters[end - 1] == _DIVIDER and end - start > 1 else end - 1
    return [text, left, max(textpage.get_charbox(last, loose=True)[2], left)]


def _size(textpage, place: int) -> float:
    """The size of a letter in points, as it stands on the page."""
    matrix = pdfium.FS_MATRIX()
    scale = 1.0
    if pdfium.FPDFText_GetMatrix(textpage, place, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
    return pdfium.FPDFText_GetFontSize(textpage, place) * scale


def _origin(textpage, place: int) -> tuple[float, float]:
    """Where a letter begins, and the height of the line that it stands on."""
    left, height = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(textpage, place, left, height)
    return left.value, height.value


def _is_accent(letter: int) -> bool:
    return letter <= sys.maxunicode and unicodedata.combining(chr(letter)) > 0


def _is_blank(letter: int) -> bool:
    return letter in {0x20, 0xA0, 0x09, 0}


def _pictures(page):
    """Photographs of a page, each with the height at which it begins."""
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        try:
            width, height = item.get_px_size()
            if min(width, height) < _SMALLEST_SIDE or width * height > _MOST_PIXELS:
                continue
            top = item.get_bounds()[3]
            if item.get_filters() == ["DCTDecode"]:
                content = bytes(item.get_data())
            else:
                stream = io.BytesIO()
                item.get_bitmap().to_pil().convert("RGB").save(stream, "JPEG", quality=92)
                content = stream.getvalue()
        except (pypdfium2.PdfiumError, ValueError, OSError):
            continue
        if len(content) <= _MOST_PICTURE_BYTES:
            yield top, content


def _rules(page) -> list[list[float]]:
    """The straight strokes and edges of areas on a page that run along it or across it."""
    rules: list[list[float]] = []
    left, bottom = ctypes.c_float(), ctypes.c_float()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        matrix = item.get_matrix()
        before = first = None
        for number in range(max(pdfium.FPDFPath_CountSegments(item.raw), 0)):
            segment = pdfium.FPDFPath_GetPathSegment(item.raw, number)
            pdfium.FPDFPathSegment_GetPoint(segment, left, bottom)
            here = matrix.on_point(left.value, bottom.value)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = here
            elif kind == pdfium.FPDF_SEGMENT_LINETO and before:
                rules += _rule(before, here)
            if pdfium.FPDFPathSegment_GetClose(segment) and first:
                rules += _rule(here, first)
            before = here
            if len(rules) > _MOST_RULES:
                return []
    return rules


def _rule(one: tuple[float, float], other: tuple[float, float]) -> list[list[float]]:
    """A stroke from one point to another, where it is straight and longer than a letter's parts."""
    (left, right), (bottom, top) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    width, height = right - left, top - bottom
    return [[left, bottom, right, top]] if min(width, height) < 1 and max(width, height) > 5 else []


def _bounded() -> None:
    """Bound this process's memory and seconds, no further than it is bounded already."""
    for kind, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS)):
        hard = resource.getrlimit(kind)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (bound, bound))


if __name__ == "__main__":
    _bounded()
    json.dump(told(sys.stdin.buffer.read()), sys.stdout)
