"""Photographs for the demo content, drawn by code: no files to ship, no rights to clear."""

from random import Random

from PIL import Image

from .canvas import Canvas
from .palettes import PALETTES as _PALETTES
from .scenes import PAINTERS

SCENES: tuple[str, ...] = tuple(PAINTERS)
PALETTES: tuple[str, ...] = tuple(_PALETTES)

__all__ = ["PALETTES", "SCENES", "draw"]


def draw(scene: str, palette: str, seed: int, size: tuple[int, int] = (1800, 1200)) -> Image.Image:
    """Draw a scene in a palette; the seed decides its composition.

    The same arguments always give the same pixels. Any size does; 1800 × 1200 and
    1200 × 1800 are what the scenes are composed for.
    """
    canvas = Canvas(size, _PALETTES[palette])
    # The scene's name takes part, so that one seed gives unrelated compositions.
    PAINTERS[scene](canvas, Random(f"{scene} {seed}"))
    return canvas.finish()
