"""The calm skyline of a provincial city: houses, trees, a monument on its square."""

from random import Random

from ..building import monument
from ..canvas import Canvas
from ..nature import haze, hedge, mountains, poplar, sky, tree
from ..people import somebody
from ..shapes import Colour, box, mix, tint, vary
from ..standing import standing


def city(canvas: Canvas, random: Random) -> None:
    """Paint from the sky to the square in front."""
    horizon = canvas.height * random.uniform(0.6, 0.68)
    sky(canvas, random, horizon, 0.85)
    mountains(canvas, random, horizon - 40, canvas.height * random.uniform(0.2, 0.32), 2)
    haze(canvas, horizon - 60, 160, 0.6)
    canvas.soften(2.2)
    for layer, air in enumerate((0.6, 0.36, 0.12)):
        _houses(canvas, random, horizon + layer * 14, air, layer)
        haze(canvas, horizon - 10 + layer * 10, 70, 0.34)
        if layer < 2:
            for _ in range(random.randint(2, 5)):
                at = random.uniform(0, canvas.width)
                tree(
                    canvas,
                    random,
                    at,
                    horizon + layer * 14 + 6,
                    random.uniform(60, 90),
                    0.5 - layer * 0.2,
                )
        if layer == 1:
            canvas.soften(1.2)
    top = horizon + 40
    if random.random() < 0.45:
        _river(canvas, random, top)
    else:
        _square(canvas, random, top)
    place = canvas.width * random.choice((random.uniform(0.24, 0.4), random.uniform(0.6, 0.76)))
    _row_of_trees(canvas, random, top + 14, place)
    monument(canvas, random, place, top + 50, canvas.height * random.uniform(0.36, 0.46))
    _walkers(canvas, random, top, 1 if place < canvas.width / 2 else -1)


def _houses(canvas: Canvas, random: Random, foot: float, air: float, layer: int) -> None:
    palette = canvas.palette
    sky_tone = mix(palette.sky_low, palette.light, 0.3)
    evening = sum(palette.sky_high) < 360
    at = random.uniform(-80, 0)
    while at < canvas.width + 40:
        tower = random.random() < 0.16
        wide = random.uniform(70, 110) if tower else random.uniform(120, 260)
        tall = (random.uniform(230, 330) if tower else random.uniform(90, 190)) * (1.15 - 0.2 * layer)
        base = random.choice(
            (
                palette.stone,
                palette.wall,
                tint(palette.stone, 0.2),
                mix(palette.earth, palette.stone, 0.6),
            )
        )
        colour = mix(vary(random, base, 12), sky_tone, air)
        shade = mix(mix(base, palette.shadow, 0.34), sky_tone, air)
        top = foot - tall
        edge = wide * random.uniform(0.12, 0.22)
        canvas.fill(box(at, top, at + wide, foot), (tint(colour, 0.12), colour))
        canvas.fill(
            [
                (at + wide, top),
                (at + wide + edge, top + 6),
                (at + wide + edge, foot),
                (at + wide, foot),
            ],
            (shade, mix(shade, sky_tone, 0.2)),
        )
        roof = mix(mix(palette.wall_shade, palette.accent, 0.3), sky_tone, air)
        style = random.random()
        if style < 0.3:
            canvas.fill(
                [
                    (at - 4, top),
                    (at + wide * 0.12, top - 18),
                    (at + wide * 0.9, top - 18),
                    (at + wide + 4, top),
                ],
                roof,
            )
        elif style < 0.5:
            canvas.fill(box(at + wide * 0.3, top - 16, at + wide * 0.55, top), shade)
            canvas.lines([[(at + wide * 0.4, top - 16), (at + wide * 0.4, top - 46)]], shade, 2)
        else:
            canvas.fill(box(at - 2, top - 5, at + wide + 2, top + 2), roof)
        _panes(canvas, random, (at, top, wide, foot), colour, shade, evening)
        at += wide + edge + random.uniform(-4, 46)


def _panes(
    canvas: Canvas,
    random: Random,
    wall: tuple[float, float, float, float],
    colour: Colour,
    shade: Colour,
    evening: bool,
) -> None:
    at, top, wide, foot = wall
    palette = canvas.palette
    step, rise = random.uniform(15, 20), random.uniform(20, 25)
    columns, rows = int((wide - 10) / step), int((foot - top - 12) / rise)
    dark, lit = [], []
    margin = (wide - columns * step) / 2
    for row in range(rows):
        for column in range(columns):
            x, y = at + margin + column * step + step * 0.2, top + 10 + row * rise
            pane = box(x, y, x + step * 0.6, y + rise * 0.58)
            (lit if random.random() < (0.4 if evening else 0.12) else dark).append(pane)
    canvas.fill(dark, mix(shade, palette.sky_high, 0.25), opacity=0.8)
    canvas.fill(lit, (255, 222, 160) if evening else mix(palette.light, colour, 0.15), opacity=0.9)
    if random.random() < 0.4:
        bands = [
            [(at, top + 6 + row * rise), (at + wide, top + 6 + row * rise)] for row in range(1, rows + 1)
        ]
        canvas.lines(bands, shade, 1.6, opacity=0.5)


def _square(canvas: Canvas, random: Random, top: float) -> None:
    palette = canvas.palette
    paving = mix(palette.stone, palette.floor, 0.45)
    canvas.wash(
        (mix(paving, palette.sky_low, 0.4), paving, mix(paving, palette.shadow, 0.3)),
        top,
        canvas.height,
    )
    centre = canvas.width * random.uniform(0.3, 0.7)
    span = canvas.height - top
    joints = [[(centre + k * 34, top), (centre + k * 300, canvas.height)] for k in range(-26, 27)]
    rows = [
        [(0, top + span * (k / 9) ** 1.9), (canvas.width, top + span * (k / 9) ** 1.9)] for k in range(1, 9)
    ]
    canvas.lines(joints + rows, mix(paving, palette.shadow, 0.4), 1.6, opacity=0.3)
    lawns = []
    for side in (-1, 1):
        inner, near = centre + side * 170, centre + side * 560
        lawns.append(
            [
                (inner, top + span * 0.16),
                (inner + side * 700, top + span * 0.16),
                (near + side * 900, top + span * 0.6),
                (near - side * 60, top + span * 0.6),
            ]
        )
    lawn = mix(palette.foliage, palette.earth, 0.4)
    canvas.fill(lawns, (tint(lawn, 0.12), mix(lawn, palette.shadow, 0.2)))


def _river(canvas: Canvas, random: Random, top: float) -> None:
    """Water that carries the sky and smeared reflections of the houses."""
    palette = canvas.palette
    bank = mix(palette.foliage, palette.earth, 0.45)
    canvas.wash((mix(bank, palette.light, 0.2), bank), top, top + 50)
    edge = top + 46
    canvas.wash(
        (
            mix(palette.sky_low, palette.light, 0.2),
            mix(palette.sky_high, palette.sky_low, 0.3),
            mix(palette.sky_high, palette.shadow, 0.35),
        ),
        edge,
        canvas.height,
    )
    for _ in range(16):
        x = random.uniform(0, canvas.width)
        tone = random.choice((palette.stone, palette.wall_shade, palette.light, palette.foliage))
        canvas.fill(
            box(x, edge, x + random.uniform(30, 90), edge + random.uniform(60, 190)),
            tone,
            blur=14,
            opacity=0.3,
        )
    ripples = []
    for _ in range(90):
        depth = random.random() ** 0.7
        y, x = edge + 8 + (canvas.height - edge) * depth, random.uniform(-40, canvas.width)
        ripples.append([(x, y), (x + random.uniform(30, 150) * (0.4 + depth), y)])
    canvas.lines(ripples[::2], tint(palette.light, 0.2), 2, blur=0.8, opacity=0.4)
    canvas.lines(ripples[1::2], palette.shadow, 2, blur=0.8, opacity=0.16)
    wall = mix(palette.stone, palette.shadow, 0.15)
    canvas.fill(
        box(-10, edge - 16, canvas.width + 10, edge + 6),
        (tint(wall, 0.25), mix(wall, palette.shadow, 0.3)),
    )


def _row_of_trees(canvas: Canvas, random: Random, foot: float, place: float) -> None:
    at = random.uniform(-30, 40)
    kinds = random.choice(((tree,), (tree, poplar), (poplar, poplar, tree)))
    hedge(canvas, random, -20, canvas.width + 20, foot + 8, 34)
    while at < canvas.width + 60:
        if abs(at - place) > 110:
            kind = random.choice(kinds)
            size = random.uniform(120, 190) * (1.35 if kind is poplar else 1)
            kind(canvas, random, at, foot + random.uniform(0, 16), size, 0.08)
        at += random.uniform(80, 190)


def _walkers(canvas: Canvas, random: Random, top: float, side: int) -> None:
    """A few people on the near bank or the square; they give the size of things."""
    palette = canvas.palette
    span = canvas.height - top
    people = []
    for _ in range(random.randint(2, 6)):
        depth = random.uniform(0.34, 0.8)
        people.append((top + span * depth, random.uniform(0.06, 0.94) * canvas.width, depth))
    shore = mix(palette.stone, palette.floor, 0.5)
    near = canvas.height * 0.9
    canvas.fill(
        box(-10, near, canvas.width + 10, canvas.height + 10),
        (tint(shore, 0.15), mix(shore, palette.shadow, 0.3)),
    )
    for level, x, depth in sorted(people):
        foot = max(level, near + 14 + 30 * depth)
        standing(
            canvas,
            somebody(random, palette),
            x,
            foot,
            60 + 110 * depth + random.uniform(-6, 6),
            side,
            random.choice(("walking", "walking", "down")),
            shade=0.4,
        )
