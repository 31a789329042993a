"""Certificates and plaques waiting on a table before they are handed over."""

from random import Random

from ..canvas import Canvas
from ..certificates import certificate
from ..shapes import Point, box, curve, mix, oval, tint, vary
from ..things import bokeh, bouquet


def award(canvas: Canvas, random: Random) -> None:
    """Paint the blurred hall, the table, then what stands and lies on it."""
    palette = canvas.palette
    level = canvas.height * random.uniform(0.56, 0.63)
    _hall(canvas, random, level)
    _cloth(canvas, random, level)
    width = canvas.width
    count = random.choice((2, 3)) if canvas.upright else random.choice((3, 4, 5))
    size = (
        random.uniform(380, 430) if canvas.upright else random.uniform(400, 470) * (1 if count < 5 else 0.84)
    )
    foot = level + (canvas.height - level) * 0.2
    kinds = ["frame", "plaque"] + [random.choice(("frame", "plaque", "frame")) for _ in range(count - 2)]
    random.shuffle(kinds)
    flowers = random.random() < 0.75
    pitch = width / (count + (0.3 if flowers else 0.0))
    start = pitch * 0.5 + (pitch * 0.3 if flowers and random.random() < 0.5 else 0)
    for number, kind in enumerate(kinds):
        x = start + number * pitch + random.uniform(-14, 14)
        tall = size * random.uniform(0.92, 1.05)
        line = foot + random.uniform(-8, 34)
        if kind == "frame":
            _framed(canvas, random, x, line, min(tall, pitch * 1.3))
        else:
            _plaque(canvas, random, x, line, min(tall * 0.82, pitch * 1.15))
    if flowers:
        bouquet(
            canvas,
            random,
            width * random.choice((0.16, 0.84)),
            level + (canvas.height - level) * 0.6,
            150,
        )
    _lying(canvas, random, width * random.uniform(0.42, 0.58), level + (canvas.height - level) * 0.68)
    light = random.choice((0.1, 0.9)) * width
    canvas.fill(oval(light, 0, 420, 620, steps=30), palette.light, blur=150, opacity=0.28)


def _hall(canvas: Canvas, random: Random, level: float) -> None:
    palette = canvas.palette
    dark = mix(palette.wall_shade, palette.shadow, random.uniform(0.0, 0.4))
    canvas.wash((mix(dark, palette.wall, 0.25), mix(dark, palette.wall, 0.5), dark), 0, level + 10)
    shapes = []
    at = random.uniform(-60, 60)
    while at < canvas.width:
        wide = random.uniform(90, 170)
        shapes.append(box(at, -20, at + wide, level * random.uniform(0.6, 0.8)))
        at += wide + random.uniform(70, 150)
    canvas.fill(shapes, palette.light, blur=30, opacity=random.uniform(0.3, 0.6))
    for _ in range(random.randint(6, 12)):
        # People far out of focus are no more than soft blots.
        x, tone = random.uniform(0, canvas.width), random.choice(palette.clothes)
        tall = random.uniform(150, 240)
        body = box(x - tall * 0.24, level - tall * 0.72, x + tall * 0.24, level + 30)
        canvas.fill(
            [body, oval(x, level - tall * 0.86, tall * 0.12, tall * 0.15)],
            mix(tone, dark, 0.25),
            blur=20,
            opacity=0.8,
        )
    bokeh(canvas, random, (0, 0, canvas.width, level * 0.7), random.randint(10, 24))


def _cloth(canvas: Canvas, random: Random, level: float) -> None:
    palette = canvas.palette
    cloth = random.choice(
        (
            mix(palette.accent, palette.shadow, 0.25),
            mix(palette.light, palette.wall, 0.25),
            mix(palette.wood, palette.light, 0.15),
        )
    )
    cloth = vary(random, cloth, 6)
    top = box(-10, level, canvas.width + 10, canvas.height + 10)
    canvas.fill(
        top,
        (
            tint(cloth, 0.25),
            tint(cloth, 0.12),
            mix(cloth, palette.shadow, 0.25),
            mix(cloth, palette.shadow, 0.4),
        ),
    )
    canvas.fill(box(-10, level - 6, canvas.width + 10, level + 16), palette.light, blur=9, opacity=0.4)
    folds = []
    for _ in range(7):
        x = random.uniform(0, canvas.width)
        folds.append([(x, level + 10), (x + (x - canvas.width / 2) * 0.6, canvas.height)])
    canvas.lines(folds, mix(cloth, palette.shadow, 0.5), 7, blur=7, opacity=0.18)


def _framed(canvas: Canvas, random: Random, x: float, foot: float, tall: float) -> None:
    """A certificate in a frame that leans back a little."""
    palette = canvas.palette
    wide = tall * 0.72
    turn = random.uniform(-0.05, 0.05) * tall
    corners = [
        (x - wide / 2 + 5, foot - tall + turn),
        (x + wide / 2 - 5, foot - tall - turn),
        (x + wide / 2, foot + turn * 0.5),
        (x - wide / 2, foot - turn * 0.5),
    ]
    _shade(canvas, x, foot, wide)
    wood = vary(
        random,
        random.choice((palette.wood, mix(palette.shadow, palette.wood, 0.3), (196, 158, 92))),
        6,
    )
    canvas.fill(
        corners,
        (tint(wood, 0.2), wood, wood, mix(wood, palette.shadow, 0.4)),
        rim=(-3, -3, palette.light, 0.6),
    )

    def place(right: float, down: float) -> Point:
        right, down = 0.055 + right * 0.89, 0.04 + down * 0.92
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
        upper = ax + (bx - ax) * right, ay + (by - ay) * right
        lower = dx + (cx - dx) * right, dy + (cy - dy) * right
        return upper[0] + (lower[0] - upper[0]) * down, upper[1] + (lower[1] - upper[1]) * down

    certificate(canvas, random, place, mix(palette.accent, palette.shadow, random.uniform(0.1, 0.5)))
    glass = [place(0, 0), place(0.4, 0), place(0.1, 1), place(0, 1)]
    canvas.fill(glass, palette.light, blur=3, opacity=0.2)


def _plaque(canvas: Canvas, random: Random, x: float, foot: float, tall: float) -> None:
    """A wooden plaque with a metal plate."""
    palette = canvas.palette
    half = tall * 0.37
    _shade(canvas, x, foot, half * 2)
    wood = vary(random, mix(palette.wood, palette.shadow, 0.2), 8)
    top = foot - tall
    if random.random() < 0.5:
        outline = [
            (x - half, top + 14),
            (x, top),
            (x + half, top + 14),
            (x + half, foot - tall * 0.3),
            (x + half * 0.6, foot - tall * 0.08),
            (x, foot),
            (x - half * 0.6, foot - tall * 0.08),
            (x - half, foot - tall * 0.3),
        ]
        shape = curve(outline, 6)
    else:
        shape = box(x - half, top, x + half, foot)
    # A small stand holds it up; a shield has no straight foot of its own.
    stand = [(x - half * 0.5, foot - 12), (x + half * 0.5, foot - 12)]
    stand += [(x + half * 0.62, foot + 7), (x - half * 0.62, foot + 7)]
    canvas.fill(stand, (mix(wood, palette.shadow, 0.3), mix(wood, palette.shadow, 0.6)))
    canvas.fill(
        shape,
        (tint(wood, 0.22), wood, wood, mix(wood, palette.shadow, 0.45)),
        rim=(-4, -4, palette.light, 0.5),
    )
    veins = [
        curve(
            [
                (x + half * part, top + 20),
                (x + half * (part + 0.08), foot - tall * 0.5),
                (x + half * part, foot - tall * 0.12),
            ],
            5,
            False,
        )
        for part in (-0.8, -0.62, -0.3, 0.2, 0.55, 0.82)
    ]
    canvas.lines(veins, palette.shadow, 2, blur=1.5, opacity=0.25)
    metal = mix(random.choice(((212, 178, 108), (198, 202, 204))), palette.light, 0.15)
    plate = box(x - half * 0.68, top + tall * 0.16, x + half * 0.68, top + tall * 0.74)
    canvas.fill(
        plate,
        (tint(metal, 0.5), mix(metal, palette.shadow, 0.12), metal, tint(metal, 0.2)),
        rim=(-2, -2, (255, 255, 255), 0.6),
    )
    ink = mix(metal, palette.shadow, 0.65)
    ring = oval(x, top + tall * 0.29, half * 0.2, half * 0.2)
    canvas.lines(
        [
            [*ring, ring[0]],
            [(x - half * 0.12, top + tall * 0.29), (x + half * 0.12, top + tall * 0.29)],
        ],
        ink,
        2.4,
    )
    rows = [
        [(x - half * part, top + tall * down), (x + half * part, top + tall * down)]
        for part, down in ((0.5, 0.44), (0.42, 0.5), (0.5, 0.56), (0.28, 0.64))
    ]
    canvas.lines(rows, ink, 2.4, opacity=0.8)


def _shade(canvas: Canvas, x: float, foot: float, wide: float) -> None:
    dark = canvas.palette.shadow
    behind = [
        (x + wide * 0.3, foot - 46),
        (x + wide * 0.86, foot - 40),
        (x + wide * 0.62, foot + 4),
        (x, foot + 2),
    ]
    canvas.fill(behind, dark, blur=12, opacity=0.5)
    contact = box(x - wide * 0.5, foot - 5, x + wide * 0.5, foot + 9)
    canvas.fill(contact, dark, blur=4, opacity=0.75)
    # The polished table mirrors the foot of what stands on it.
    canvas.fill(
        box(x - wide * 0.46, foot, x + wide * 0.46, foot + 70),
        canvas.palette.light,
        blur=16,
        opacity=0.16,
    )


def _lying(canvas: Canvas, random: Random, x: float, y: float) -> None:
    """A fan of certificates, still to be handed out, lying on the table."""
    palette = canvas.palette
    ink = mix(palette.accent, palette.shadow, 0.2)
    count = random.randint(2, 4)
    for number in range(count):
        shift = (number - count / 2) * 62
        slant = random.uniform(-14, 14) - 34
        corners = [
            (x + shift - 150 - slant, y - 44),
            (x + shift + 110 - slant, y - 52),
            (x + shift + 170, y + 112),
            (x + shift - 150, y + 122),
        ]

        def place(right: float, down: float, corners=corners) -> Point:
            (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
            upper = ax + (bx - ax) * right, ay + (by - ay) * right
            lower = dx + (cx - dx) * right, dy + (cy - dy) * right
            return upper[0] + (lower[0] - upper[0]) * down, upper[1] + (lower[1] - upper[1]) * down

        canvas.fill([(a + 7, b + 8) for a, b in corners], palette.shadow, blur=7, opacity=0.35)
        if number < count - 1:
            paper = tint(palette.light, 0.4)
            canvas.fill(corners, (paper, mix(paper, palette.wall, 0.25)))
        else:
            certificate(canvas, random, place, ink)
