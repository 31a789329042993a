"""Marks of the made-up organisers that the demo events name as partners."""

import math
from functools import lru_cache
from random import Random

from PIL import Image, ImageDraw, ImageFont

_INKS = ((24, 88, 100), (120, 58, 44), (52, 84, 62), (60, 66, 104), (138, 98, 34), (70, 62, 70))
_SCALE = 3


@lru_cache(maxsize=16)
def _font(size: int) -> ImageFont.FreeTypeFont:
    """Pillow's own scalable face."""
    return ImageFont.load_default(size)


def _spells(initials: str) -> bool:
    """Whether Pillow's own face, which is plain Latin, has all the letters."""
    return bool(initials) and initials.isascii()


def partner_logo(initials: str, seed: int) -> Image.Image:
    """Draw a plain 600 × 300 mark on a transparent ground.

    Initials in other letters than Latin leave the emblem alone in the middle: an empty
    box in place of a letter would look broken.
    """
    random = Random(f"logo {initials} {seed}")
    ink = random.choice(_INKS)
    image = Image.new("RGBA", (600 * _SCALE, 300 * _SCALE), (*ink, 0))
    pen = ImageDraw.Draw(image)
    lettered = _spells(initials)
    emblem = 100 * _SCALE
    words = initials.upper()[:6]
    size = 150 * _SCALE
    gap = 44 * _SCALE if lettered else 0
    room = image.width - 2 * emblem - gap - 50 * _SCALE
    wide = pen.textlength(words, _font(size)) if lettered else 0
    if wide > room:
        size = int(size * room / wide)
        wide = pen.textlength(words, _font(size))
    left = (image.width - 2 * emblem - gap - wide) / 2
    draw_emblem = random.choice((_horns, _sun, _book, _peaks, _knot))
    draw_emblem(pen, left + emblem, image.height / 2, emblem, ink)
    if lettered:
        x = left + 2 * emblem + gap
        pen.text((x, image.height / 2), words, ink, _font(size), anchor="lm")
        if random.random() < 0.5:
            level = image.height / 2 + size * 0.52
            pen.line([(x, level), (x + wide, level)], ink, 4 * _SCALE)
    # Reduce premultiplied, or the edges of the mark would pick up the empty ground.
    return image.reduce(_SCALE)


def _ring(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float, ink: tuple, width: float) -> None:
    pen.ellipse([x - radius, y - radius, x + radius, y + radius], outline=ink, width=round(width))


def _disc(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float, ink: tuple) -> None:
    pen.ellipse([x - radius, y - radius, x + radius, y + radius], fill=ink)


def _horns(pen: ImageDraw.ImageDraw, x: float, y: float, size: float, ink: tuple) -> None:
    """A pair of ram's horns around a stem."""
    width = size * 0.15
    radius = size * 0.42
    level = y - size * 0.2
    for side in (-1, 1):
        # The curl is centred on the stroke, so both meet on the stem without a notch.
        middle, outer = x + side * radius, radius + width / 2
        frame = [middle - outer, level - outer, middle + outer, level + outer]
        pen.arc(frame, *((90, 360) if side < 0 else (180, 450)), ink, round(width))
    pen.line([(x, level), (x, y + size * 0.86)], ink, round(width))
    pen.line([(x - size * 0.5, y + size * 0.86), (x + size * 0.5, y + size * 0.86)], ink, round(width))


def _sun(pen: ImageDraw.ImageDraw, x: float, y: float, size: float, ink: tuple) -> None:
    """A sun with rays."""
    _disc(pen, x, y, size * 0.42, ink)
    for ray in range(16):
        angle = math.pi * ray / 8
        start, end = size * 0.56, size * (0.96 if ray % 2 else 0.8)
        pen.line(
            [
                (x + math.cos(angle) * start, y + math.sin(angle) * start),
                (x + math.cos(angle) * end, y + math.sin(angle) * end),
            ],
            ink,
            round(size * 0.09),
        )


def _book(pen: ImageDraw.ImageDraw, x: float, y: float, size: float, ink: tuple) -> None:
    """An open book in a ring."""
    _ring(pen, x, y, size * 0.98, ink, size * 0.08)
    for side in (-1, 1):
        page = [
            (x + side * size * 0.05, y - size * 0.28),
            (x + side * size * 0.6, y - size * 0.46),
            (x + side * size * 0.6, y + size * 0.28),
            (x + side * size * 0.05, y + size * 0.46),
        ]
        pen.polygon(page, fill=ink)


def _peaks(pen: ImageDraw.ImageDraw, x: float, y: float, size: float, ink: tuple) -> None:
    """Mountains under a disc."""
    base = y + size * 0.7
    pen.polygon([(x - size, base), (x - size * 0.3, y - size * 0.35), (x + size * 0.4, base)], fill=ink)
    pen.polygon([(x + size * 0.02, base), (x + size * 0.48, y - size * 0.02), (x + size, base)], fill=ink)
    _disc(pen, x + size * 0.5, y - size * 0.5, size * 0.22, ink)


def _knot(pen: ImageDraw.ImageDraw, x: float, y: float, size: float, ink: tuple) -> None:
    """Four rings around a square set on its corner."""
    for across, down in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        _ring(pen, x + across * size * 0.52, y + down * size * 0.52, size * 0.44, ink, size * 0.12)
    half = size * 0.26
    pen.polygon([(x, y - half), (x + half, y), (x, y + half), (x - half, y)], fill=ink)
