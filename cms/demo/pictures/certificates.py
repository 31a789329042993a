"""Certificates: the printed side, flat or in a frame."""

from collections.abc import Callable
from random import Random

from .canvas import Canvas
from .shapes import Colour, Point, curve, mix, oval, tint


def certificate(canvas: Canvas, random: Random, place: Callable[[float, float], Point], ink: Colour) -> None:
    """The printed side; `place` turns shares of the sheet (right, down) into points."""
    palette = canvas.palette
    gold = mix((200, 160, 84), palette.light, 0.1)

    def area(left: float, top: float, right: float, bottom: float) -> list[Point]:
        return [place(left, top), place(right, top), place(right, bottom), place(left, bottom)]

    paper = tint(palette.light, 0.5)
    canvas.fill(area(0, 0, 1, 1), (paper, mix(paper, palette.wall, 0.22)))
    for inset, width in ((0.06, 3.2), (0.085, 1.4)):
        down = inset * 0.75
        ring = area(inset, down, 1 - inset, 1 - down)
        canvas.lines([[*ring, ring[0]]], gold if width > 2 else ink, width)
    corners = []
    for right, down in ((0.06, 0.045), (0.94, 0.045), (0.94, 0.955), (0.06, 0.955)):
        x, y = (1 if right < 0.5 else -1), (1 if down < 0.5 else -1)
        # A ram's horn in each corner, as on felt carpets.
        horn = [
            (0.03, 0.15),
            (0.045, 0.07),
            (0.09, 0.035),
            (0.14, 0.05),
            (0.135, 0.085),
            (0.1, 0.08),
        ]
        corners.append(curve([place(right + x * a * 1.05, down + y * b) for a, b in horn], 5, False))
    canvas.lines(corners, gold, 3)
    canvas.fill(area(0.26, 0.2, 0.74, 0.27), ink)
    rows = [
        (0.3, 0.7, 0.34),
        (0.22, 0.78, 0.46),
        (0.2, 0.8, 0.52),
        (0.26, 0.74, 0.58),
        (0.34, 0.66, 0.64),
    ]
    for left, right, down in rows:
        shift = random.uniform(-0.03, 0.03)
        canvas.lines(
            [[place(left + shift, down), place(right - shift, down)]],
            mix(ink, palette.light, 0.45),
            2.2,
        )
    canvas.lines([[place(0.2, 0.84), place(0.44, 0.84)]], mix(ink, palette.light, 0.4), 1.8)
    sign = curve(
        [
            place(0.22, 0.83),
            place(0.27, 0.79),
            place(0.3, 0.835),
            place(0.35, 0.8),
            place(0.41, 0.82),
        ],
        5,
        False,
    )
    canvas.lines([sign], palette.accent, 1.8)
    seal = random.choice(((170, 66, 54), palette.accent, gold))
    canvas.fill(
        [place(0.72 + a, 0.8 + b) for a, b in oval(0, 0, 0.085, 0.064)],
        (tint(seal, 0.2), mix(seal, palette.shadow, 0.2)),
    )
    canvas.fill([place(0.72 + a, 0.8 + b) for a, b in oval(0, 0, 0.05, 0.038)], tint(seal, 0.35))
