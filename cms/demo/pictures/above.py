"""People seen from straight above."""

import math

from .canvas import Canvas
from .people import Look
from .shapes import Point, curve, mix, oval, tint


def from_above(canvas: Canvas, look: Look, x: float, y: float, angle: float, size: float) -> None:
    """A seated person from straight above, leaning towards `angle` (the table)."""
    palette = canvas.palette
    cosine, sine = math.cos(angle), math.sin(angle)

    def place(points: list[Point]) -> list[Point]:
        # First axis: forwards to the table; second: along the shoulders.
        return [
            (x + (ahead * cosine - aside * sine) * size, y + (ahead * sine + aside * cosine) * size)
            for ahead, aside in points
        ]

    wide = look.build
    fall = [(px + 0.35 * size, py + 0.4 * size) for px, py in place(oval(0.1, 0, 0.8, 1.25))]
    canvas.fill(fall, palette.shadow, blur=0.3 * size, opacity=0.4)
    cloth = (
        mix(tint(look.clothes, 0.1), palette.light, 0.1),
        mix(look.clothes, palette.shadow, 0.35),
    )
    for aside in (-1, 1):
        reach = 1.5 + look.lean * 4 * aside
        hand = place(oval(reach + 0.12, aside * 0.42, 0.2, 0.14))
        canvas.fill(hand, look.skin)
        arm = [
            (0.1, aside * 1.08 * wide),
            (0.7, aside * 1.12 * wide),
            (1.1, aside * 0.86),
            (reach, aside * 0.58),
            (reach, aside * 0.3),
            (0.95, aside * 0.5),
            (0.3, aside * 0.6),
        ]
        canvas.fill(place(curve(arm, 4)), cloth, rim=(-0.04 * size, -0.05 * size, palette.light, 0.35))
    shoulders = [
        (0.42, 0.5),
        (0.32, 1.02 * wide),
        (-0.05, 1.16 * wide),
        (-0.4, 0.9 * wide),
        (-0.5, 0),
        (-0.4, -0.9 * wide),
        (-0.05, -1.16 * wide),
        (0.32, -1.02 * wide),
        (0.42, -0.5),
    ]
    rim = (-0.05 * size, -0.06 * size, palette.light, 0.45)
    canvas.fill(place(curve(shoulders, 4)), cloth, rim=rim)
    crown = 0.22
    fall = [(px + 0.14 * size, py + 0.16 * size) for px, py in place(oval(crown, 0, 0.5, 0.46))]
    canvas.fill(fall, palette.shadow, blur=0.12 * size, opacity=0.45)
    shine = mix(tint(look.hair, 0.18), palette.light, 0.08)
    hair = (shine, mix(look.hair, palette.shadow, 0.3))
    if look.style in ("long", "tail", "bob"):
        spill = {"long": -0.62, "tail": -0.85, "bob": -0.42}[look.style]
        narrow = 0.16 if look.style == "tail" else 0.44
        fallen = [(0.1, 0.4), (spill, narrow), (spill - 0.08, 0), (spill, -narrow), (0.1, -0.4)]
        canvas.fill(place(curve(fallen, 4)), hair)
    canvas.fill(place(oval(crown, 0, 0.5, 0.43)), hair, rim=rim)
    if look.style == "bun":
        canvas.fill(place(oval(crown - 0.42, 0, 0.2, 0.22)), hair, rim=rim)
    swirl = [
        place(curve([(crown - 0.2, 0), (crown + 0.1, at * 0.5), (crown + 0.36, at)], 4, False))
        for at in (-0.3, -0.18, -0.06, 0.06, 0.18, 0.3)
    ]
    canvas.lines(swirl, shine, 0.03 * size, blur=0.03 * size, opacity=0.5)
