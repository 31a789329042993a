"""Small things that furnish a scene: plants, mugs, flowers, figures on a sheet."""

from random import Random

from .canvas import Canvas
from .shapes import Colour, Panel, box, curve, mix, oval, tint, vary


def potted_plant(canvas: Canvas, random: Random, x: float, foot: float, size: float) -> None:
    """A plant in a pot; `size` is its whole height."""
    palette = canvas.palette
    pot = vary(random, random.choice((palette.stone, palette.wall, (176, 104, 78))), 8)
    canvas.fill(oval(x, foot, size * 0.24, size * 0.05), palette.shadow, blur=size * 0.04, opacity=0.5)
    stems = []
    leaves: dict[int, list] = {0: [], 1: []}
    for number in range(random.randint(11, 16)):
        lean = random.uniform(-0.42, 0.42)
        tall = random.uniform(0.5, 1.0) - abs(lean) * 0.4
        tip = (x + lean * size, foot - size * (0.2 + tall * 0.8))
        bend = (x + lean * size * 0.35, foot - size * (0.2 + tall * 0.6))
        stem = curve([(x + lean * size * 0.08, foot - size * 0.26), bend, tip], 5, False)
        stems.append(stem)
        wide = size * random.uniform(0.035, 0.06)
        half = stem[4:]
        leaf = [(px - wide * (1 - abs(2 * i / len(half) - 1)), py) for i, (px, py) in enumerate(half)]
        leaf += [
            (px + wide * (1 - abs(2 * i / len(half) - 1)), py + wide * 0.5)
            for i, (px, py) in reversed(list(enumerate(half)))
        ]
        leaves[number % 2].append(leaf)
    canvas.lines(stems, mix(palette.foliage, palette.shadow, 0.3), size * 0.012)
    canvas.fill(leaves[0], (palette.foliage, mix(palette.foliage, palette.shadow, 0.5)))
    canvas.fill(
        leaves[1],
        (mix(palette.foliage, palette.light, 0.28), mix(palette.foliage, palette.shadow, 0.2)),
    )
    shape = [(x - size * 0.17, foot - size * 0.3), (x + size * 0.17, foot - size * 0.3)]
    shape += [(x + size * 0.12, foot), (x - size * 0.12, foot)]
    lit, dim = tint(pot, 0.15), mix(pot, palette.shadow, 0.45)
    canvas.fill(shape, (lit, dim, pot, mix(dim, palette.shadow, 0.3)))


def chart(
    canvas: Canvas,
    random: Random,
    panel: Panel,
    area: tuple[float, float, float, float],
    ink: Colour,
) -> None:
    """An abstract figure on a sheet: bars, a ring, a curve or plain lines of text."""
    palette = canvas.palette
    left, low, right, high = area
    second = random.choice((palette.accent, *palette.clothes[4:]))
    kind = random.choice(("bars", "ring", "curve", "text", "text", "blocks"))

    def at(across: float, up: float) -> tuple[float, float]:
        return panel.at(left + (right - left) * across, low + (high - low) * up)

    if kind == "bars":
        count = random.randint(3, 6)
        bars = []
        for index in range(count):
            start, tall = (index + 0.2) / count, random.uniform(0.25, 0.95)
            bars.append(
                [
                    at(start, 0),
                    at(start, tall),
                    at(start + 0.6 / count, tall),
                    at(start + 0.6 / count, 0),
                ]
            )
        canvas.fill(bars[::2], ink)
        canvas.fill(bars[1::2], second)
        canvas.lines([[at(0, 0), at(1, 0)]], ink, 1.5)
    elif kind == "ring":
        canvas.fill([at(0.5 + px * 0.44, 0.5 + py * 0.44) for px, py in oval(0, 0, 1, 1)], ink)
        start = random.randint(4, 24)
        slice_ = [(0, 0)] + oval(0, 0, 1, 1)[:start]
        canvas.fill([at(0.5 + px * 0.44, 0.5 + py * 0.44) for px, py in slice_], second)
        paper = tint(palette.light, 0.3)
        canvas.fill([at(0.5 + px * 0.2, 0.5 + py * 0.2) for px, py in oval(0, 0, 1, 1)], paper)
    elif kind == "curve":
        points = [(step / 5, 0.15 + 0.13 * step + random.uniform(-0.1, 0.1)) for step in range(6)]
        smooth = curve(points, 5, False)
        canvas.fill([at(*p) for p in smooth] + [at(1, 0), at(0, 0)], second, opacity=0.35)
        canvas.lines([[at(*p) for p in smooth]], ink, 3)
        canvas.lines([[at(0, 1), at(0, 0), at(1, 0)]], ink, 1.5)
    elif kind == "blocks":
        cells = [(c / 3, r / 2) for c in range(3) for r in range(2)]
        for number, (px, py) in enumerate(cells):
            tone = (ink, second, mix(ink, palette.light, 0.6))[number % 3]
            canvas.fill([at(px, py), at(px + 0.29, py), at(px + 0.29, py + 0.42), at(px, py + 0.42)], tone)
    else:
        rows = random.randint(4, 7)
        paths = [
            [at(0, (row + 0.5) / rows), at(random.uniform(0.6, 1), (row + 0.5) / rows)] for row in range(rows)
        ]
        canvas.lines(paths, mix(ink, palette.light, 0.35), 2)


def bokeh(canvas: Canvas, random: Random, area: tuple[float, float, float, float], count: int) -> None:
    """Lights far behind the focus: soft round spots."""
    spots = []
    for _ in range(count):
        x, y = random.uniform(area[0], area[2]), random.uniform(area[1], area[3])
        radius = random.uniform(12, 34)
        spots.append(oval(x, y, radius, radius, steps=28))
    canvas.fill(spots[::2], canvas.palette.light, blur=3, opacity=0.2)
    canvas.fill(spots[1::2], mix(canvas.palette.light, canvas.palette.accent, 0.3), blur=4, opacity=0.16)


def mug(canvas: Canvas, random: Random, x: float, foot: float, size: float) -> None:
    """A mug on a table."""
    palette = canvas.palette
    glaze = vary(random, random.choice((palette.accent, palette.stone, *palette.clothes[4:])), 8)
    canvas.fill(
        oval(x + size * 0.3, foot, size * 0.7, size * 0.12),
        palette.shadow,
        blur=size * 0.1,
        opacity=0.5,
    )
    canvas.lines(
        [
            curve(
                [
                    (x + size * 0.36, foot - size * 0.75),
                    (x + size * 0.7, foot - size * 0.5),
                    (x + size * 0.34, foot - size * 0.2),
                ],
                6,
                False,
            )
        ],
        mix(glaze, palette.shadow, 0.3),
        size * 0.1,
    )
    body = box(x - size * 0.4, foot - size * 0.92, x + size * 0.4, foot - size * 0.08)
    base = oval(x, foot - size * 0.08, size * 0.4, size * 0.09)
    lit, dim = tint(glaze, 0.25), mix(glaze, palette.shadow, 0.4)
    canvas.fill([body, base], (lit, dim, glaze, mix(dim, palette.shadow, 0.3)))
    canvas.fill(oval(x, foot - size * 0.92, size * 0.4, size * 0.09), tint(glaze, 0.4))
    canvas.fill(
        oval(x, foot - size * 0.91, size * 0.34, size * 0.065),
        mix((70, 44, 30), palette.shadow, 0.3),
    )


def bouquet(canvas: Canvas, random: Random, x: float, y: float, size: float) -> None:
    """A bunch of flowers lying on the table."""
    palette = canvas.palette
    lean = 1 if x < canvas.width / 2 else -1
    canvas.fill(oval(x + 20, y + size * 0.3, size * 1.3, size * 0.3), palette.shadow, blur=18, opacity=0.45)
    wrap = tint(mix(palette.light, palette.accent, 0.08), 0.2)
    cone = [
        (x - lean * size * 0.7, y - size * 0.5),
        (x + lean * size * 1.5, y + size * 0.42),
        (x + lean * size * 1.55, y + size * 0.56),
        (x - lean * size * 0.1, y + size * 0.62),
    ]
    leaves = [
        oval(
            x - lean * size * random.uniform(0.2, 0.8),
            y + random.uniform(-0.6, 0.45) * size,
            size * 0.3,
            size * 0.09,
            random.uniform(0, 3),
            16,
        )
        for _ in range(14)
    ]
    canvas.fill(leaves, (palette.foliage, mix(palette.foliage, palette.shadow, 0.4)))
    canvas.fill(cone, (wrap, mix(wrap, palette.wall_shade, 0.45)))
    tones = random.sample(
        ((226, 200, 190), (196, 92, 84), (232, 196, 110), (240, 234, 222), (160, 130, 170)), 3
    )
    for number in range(17):
        px, py = (
            x - lean * size * random.uniform(-0.05, 0.75),
            y + size * random.uniform(-0.55, 0.42),
        )
        tone, radius = tones[number % 3], size * random.uniform(0.13, 0.2)
        canvas.fill(
            oval(px, py, radius, radius * 0.9, 0, 18),
            (tint(tone, 0.25), mix(tone, palette.shadow, 0.25)),
        )
        petals = [
            curve(
                [
                    (px - radius * part, py),
                    (px, py - radius * part),
                    (px + radius * part, py + radius * 0.1),
                ],
                4,
                False,
            )
            for part in (0.3, 0.6)
        ]
        canvas.lines(petals, mix(tone, palette.shadow, 0.3), 2, opacity=0.5)
