"""Standing people from behind."""

from dataclasses import replace

from .canvas import Canvas
from .people import Look, head, shading
from .shapes import Colour, Point, curve, mix, oval, tint


def standing(
    canvas: Canvas,
    look: Look,
    x: float,
    foot: float,
    size: float,
    side: int,
    pose: str = "down",
    young: bool = False,
    pack: Colour | None = None,
    shade: float = 0.35,
) -> None:
    """A standing person from behind; `size` is the height of the whole figure.

    Poses: down (arms at the sides), folded, raised (one hand up at what is looked at)
    and walking. A young person has a larger head and may carry a school bag.
    """
    if young and min(look.hair) > 90:
        look = replace(look, hair=(52, 38, 32))
    unit = size / (6.2 if young else 7.4)
    top = foot - size
    wide = look.build * (0.82 if young else 1)
    hip = 3.35 if young else 4.0
    floor = 6.15 if young else 7.35
    mirrored = -1 if side < 0 else 1
    shadow = canvas.palette.shadow

    def place(points: list[Point], mirror: int = 1) -> list[Point]:
        return [(x + across * unit * mirror, top + down * unit) for across, down in points]

    if shade:
        # The shadow falls away from the light and anchors the figure on the floor.
        fall = oval(x - side * unit * 0.9, foot - unit * 0.02, unit * 1.7, unit * 0.26, 0)
        canvas.fill(fall, shadow, blur=unit * 0.22, opacity=shade)
    stride = 0.34 if pose == "walking" else 0.16
    trousers = mix(look.lower, shadow, 0.2)
    legs = []
    for leg, lift in ((-1, 0.0), (1, 0.22 if pose == "walking" else 0.04)):
        end = floor - lift
        knee = (hip + floor) / 2
        slim = 0.18 if look.skirt else 0.28
        outer = [
            (leg * 0.64 * wide, hip - 0.3),
            (leg * (0.32 + slim), knee),
            (leg * (stride + slim), end),
        ]
        inner = [(leg * (stride - 0.05), end), (leg * 0.14, knee), (0, hip - 0.1)]
        legs.append(place(outer + inner))
        shoe = oval(leg * (stride + 0.1), end, 0.24, 0.1)
        canvas.fill(place(shoe), mix(shadow, (0, 0, 0), 0.3))
    canvas.fill(legs, (tint(trousers, 0.08), mix(trousers, shadow, 0.5)))
    half = [
        (0.22, 0.98),
        (0.5, 1.12),
        (0.84 * wide, 1.3),
        (0.84 * wide, 1.9),
        (0.66 * wide, 2.75),
        (0.7 * wide, hip - 0.1),
    ]
    if look.skirt:
        half += [(0.72 * wide, hip + 0.8), (0.68 * wide, hip + 1.5)]
    else:
        half += [(0.67 * wide, hip + 0.2)]
    relaxed = [
        (0.6, 1.26),
        (0.92, 1.42),
        (1.04, 2.3),
        (1.02, 3.4),
        (0.9, 3.62),
        (0.74, 3.5),
        (0.66, 2.3),
    ]
    arms = {
        "down": [relaxed, relaxed],
        "walking": [
            [
                (0.6, 1.26),
                (0.92, 1.42),
                (1.1, 2.3),
                (1.14, 3.3),
                (0.96, 3.46),
                (0.84, 3.2),
                (0.66, 2.3),
            ],
            [(0.6, 1.26), (0.92, 1.42), (1.0, 2.3), (0.88, 3.3), (0.7, 3.3), (0.6, 2.3)],
        ],
        "folded": [[(0.6, 1.26), (0.92, 1.42), (1.12, 2.35), (1.06, 2.66), (0.5, 2.7), (0.6, 2.0)]] * 2,
        "raised": [
            [
                (0.6, 1.4),
                (0.86, 1.26),
                (1.3, 1.2),
                (1.6, 0.42),
                (1.82, 0.46),
                (1.62, 1.5),
                (0.8, 1.9),
            ],
            relaxed,
        ],
    }[pose]
    cloth = shading(canvas, look.clothes, side)
    rim = (0.05 * unit * side, -0.05 * unit, canvas.palette.light, 0.5)
    hands = {"down": (0.88, 3.68), "walking": (1.02, 3.5), "raised": (1.73, 0.36)}
    for number, arm in enumerate(arms):
        mirror = mirrored if number == 0 else -mirrored
        scaled = [(across * wide, down if down < 2 else down * hip / 4.0) for across, down in arm]
        hand = hands.get(pose if number == 0 or pose == "folded" else "down")
        if hand:
            down = hand[1] if hand[1] < 2 else hand[1] * hip / 4.0
            canvas.fill(place(oval(hand[0] * wide, down, 0.12, 0.17), mirror), look.skin)
        canvas.fill(place(curve(scaled, 4), mirror), cloth, rim=rim)
    head(canvas, look, x, top, unit, side)
    outline = half + [(-across, down) for across, down in reversed(half)]
    canvas.fill(place(curve(outline, 4)), cloth, rim=rim)
    if look.collar:
        collar = place([(-0.25, 1.0), (-0.2, 0.93), (0.2, 0.93), (0.25, 1.0), (0.18, 1.08), (-0.18, 1.08)])
        canvas.fill(collar, mix(look.collar, shadow, 0.12))
    seam = [place([(0, 1.3), (0.02, hip - 0.2)])]
    for edge in (-1, 1):
        seam.append(place(curve([(edge * 0.72 * wide, 1.6), (edge * 0.62 * wide, 2.6)], 4, False)))
    canvas.lines(seam, mix(look.clothes, shadow, 0.75), 0.05 * unit, blur=0.05 * unit, opacity=0.6)
    if pack:
        bag = [
            (-0.55, 1.35),
            (0, 1.22),
            (0.55, 1.35),
            (0.62, 2.4),
            (0.5, 3.0),
            (-0.5, 3.0),
            (-0.62, 2.4),
        ]
        canvas.fill(place(curve(bag, 4)), (tint(pack, 0.12), mix(pack, shadow, 0.4)), rim=rim)
        pocket = [(-0.42, 2.2), (0.42, 2.2), (0.4, 2.85), (-0.4, 2.85)]
        canvas.fill(place(pocket), mix(pack, shadow, 0.3), opacity=0.7)
    elif look.style in ("long", "tail"):
        head(canvas, look, x, top, unit, side)
