"""Turning a photograph upright with one copy of its pixels in memory instead of two."""

from tempfile import TemporaryFile

from PIL import Image, ImageOps
from PIL.Image import Transpose

from cms.media.decoding import BAND, ORIENTATION
from cms.media.turns import SMALL

# EXIF's orientations (CIPA DC-008, 4.6.5): what has to be done, and whether the last rows come first.
TURNS = {
    2: (Transpose.FLIP_LEFT_RIGHT, False),
    3: (Transpose.ROTATE_180, True),
    4: (Transpose.FLIP_TOP_BOTTOM, True),
    5: (Transpose.TRANSPOSE, False),
    6: (Transpose.ROTATE_270, True),
    7: (Transpose.TRANSVERSE, True),
    8: (Transpose.ROTATE_90, False),
}


def upright(image: Image.Image) -> Image.Image:
    """The picture as its EXIF orientation says it is to be looked at; `image` is used up by it.

    A large one goes through a temporary file, band by band (60 megapixels: 180 MB on disk instead of
    240 MB more in memory).
    """
    orientation = image.getexif().get(ORIENTATION, 1)
    if orientation not in TURNS:
        return image
    if image.width * image.height <= SMALL:
        return ImageOps.exif_transpose(image)
    method, backwards = TURNS[orientation]
    width, height = image.size
    mode = image.mode
    palette = image.getpalette() if mode == "P" else None
    sideways = orientation >= 5
    with TemporaryFile() as shelf:
        for top in range(0, height, BAND):
            band = image.crop((0, top, width, min(top + BAND, height)))
            shelf.write(band.transpose(method).tobytes())
        image.close()
        shelf.seek(0)
        turned = Image.new(mode, (height, width) if sideways else (width, height))
        for top in range(0, height, BAND):
            rows = min(BAND, height - top)
            size = (rows, width) if sideways else (width, rows)
            band = Image.frombytes(mode, size, shelf.read(_bytes(mode, size)))
            start = height - top - rows if backwards else top
            turned.paste(band, (start, 0) if sideways else (0, start))
    if palette:
        turned.putpalette(palette)
    return turned


def _bytes(mode: str, size: tuple[int, int]) -> int:
    """The length of `Image.tobytes` for a picture of that mode and size."""
    return len(Image.new(mode, (8, 1)).tobytes()) * size[0] * size[1] // 8
