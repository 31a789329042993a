"""The steppe under the mountains, with a road that leads into it."""

import math
from random import Random

from ..canvas import Canvas
from ..nature import grass, ground, haze, mountains, poplar, sky
from ..shapes import Point, box, mix, oval, tint


def steppe(canvas: Canvas, random: Random) -> None:
    """Paint sky, ranges, hills, the road and what stands along it."""
    palette = canvas.palette
    horizon = canvas.height * random.uniform(0.46, 0.6)
    sky(canvas, random, horizon, 0.85)
    mountains(
        canvas,
        random,
        horizon + 8,
        canvas.height * random.uniform(0.16, 0.28),
        random.choice((2, 3, 4)),
        random.random() < 0.8,
    )
    haze(canvas, horizon, 70, 0.55)
    canvas.soften(1.2)
    colour = mix(palette.earth, palette.foliage, random.uniform(0.05, 0.5))
    ground(canvas, random, horizon, colour)
    _hills(canvas, random, horizon, colour)
    if random.random() < 0.45:
        _lake(canvas, random, horizon)
    grass(
        canvas,
        random,
        canvas.height * 0.86,
        canvas.height + 46,
        mix(colour, palette.shadow, 0.25),
        520,
    )
    middle = _road(canvas, random, horizon)
    if random.random() < 0.65:
        _poles(canvas, random, horizon, middle)
    if random.random() < 0.55:
        at = random.uniform(0.1, 0.8) * canvas.width
        for number in range(random.randint(4, 8)):
            tall = random.uniform(46, 86)
            poplar(canvas, random, at + number * random.uniform(20, 30), horizon + 26, tall, 0.3)
        _village(canvas, random, at, horizon + 26)


def _hills(canvas: Canvas, random: Random, horizon: float, colour: tuple) -> None:
    palette = canvas.palette
    for number in range(random.randint(1, 3)):
        base = horizon + 14 + number * 26
        phase, tall = random.uniform(0, 6), random.uniform(12, 40)
        line = []
        for step in range(41):
            x = -20 + (canvas.width + 40) * step / 40
            swell = math.sin(phase + x / 260) + 0.5 * math.sin(phase * 2 + x / 110)
            line.append((x, base - tall * max(0.0, 0.5 + swell * 0.5)))
        tone = mix(mix(colour, palette.sky_low, 0.35 - 0.1 * number), palette.foliage, 0.16)
        shape = [*line, (canvas.width + 20, base + 30), (-20, base + 30)]
        canvas.fill(shape, (mix(tone, palette.light, 0.25), mix(colour, palette.sky_low, 0.2)), blur=1)


def _lake(canvas: Canvas, random: Random, horizon: float) -> None:
    palette = canvas.palette
    x, wide = random.uniform(0.2, 0.8) * canvas.width, random.uniform(160, 340)
    y = horizon + random.uniform(52, 84)
    water = oval(x, y, wide, random.uniform(9, 16))
    canvas.fill(water, (mix(palette.sky_high, palette.light, 0.3), palette.sky_high), blur=1.2)
    canvas.fill(oval(x - wide * 0.2, y - 2, wide * 0.5, 3), palette.light, blur=2, opacity=0.6)


def _road(canvas: Canvas, random: Random, horizon: float) -> list[tuple[float, float, float]]:
    """The road as centre, height and half width from far to near; painted on the way."""
    palette = canvas.palette
    start = random.uniform(0.3, 0.7) * canvas.width
    end = random.uniform(0.25, 0.75) * canvas.width
    bend, turns = random.uniform(-150, 150), random.uniform(1.1, 2.0)
    reach = canvas.height + 20 - (horizon + 18)
    middle = []
    for step in range(41):
        near = step / 40
        depth = near**2.2
        sway = math.sin(near * math.pi * turns) * bend * (0.25 + 0.75 * near)
        middle.append((start + (end - start) * near + sway, horizon + 18 + reach * depth, 1.5 + 190 * depth))

    def band(inner: float, outer: float) -> list[Point]:
        return [(x + half * inner, y) for x, y, half in middle] + [
            (x + half * outer, y) for x, y, half in reversed(middle)
        ]

    paved = random.random() < 0.6
    verge = mix(palette.earth, palette.light, 0.3)
    canvas.fill(
        band(-1.22, 1.22),
        (mix(verge, palette.sky_low, 0.3), mix(verge, palette.shadow, 0.2)),
        blur=2.5,
        opacity=0.8,
    )
    tone = mix(palette.wall_shade, palette.stone, 0.3) if paved else mix(palette.earth, palette.light, 0.28)
    canvas.fill(band(-1, 1), (mix(tone, palette.sky_low, 0.5), mix(tone, palette.shadow, 0.3)))
    if paved:
        dashes = []
        for index in range(0, 40, 2):
            (x0, y0, h0), (x1, y1, h1) = middle[index], middle[index + 1]
            dashes.append(
                [
                    (x0 - h0 * 0.025, y0),
                    (x0 + h0 * 0.025, y0),
                    (x1 + h1 * 0.025, y1),
                    (x1 - h1 * 0.025, y1),
                ]
            )
        canvas.fill(dashes, tint(palette.light, 0.3), opacity=0.85)
        canvas.fill([band(-0.93, -0.89), band(0.89, 0.93)], tint(palette.light, 0.2), opacity=0.7)
    else:
        canvas.fill([band(-0.62, -0.3), band(0.3, 0.62)], palette.shadow, blur=3, opacity=0.22)
    return middle


def _poles(canvas: Canvas, random: Random, horizon: float, middle: list[tuple[float, float, float]]) -> None:
    """Poles along the road; their wires hang between them."""
    palette = canvas.palette
    side = random.choice((-1, 1))
    tops = []
    dark = mix(palette.shadow, palette.wood, 0.3)
    for index in range(9, 36, 4):
        x, y, half = middle[index]
        depth = (y - horizon) / (canvas.height - horizon)
        foot = (x + side * (half * 1.7 + 12), y)
        tall = 22 + 520 * depth
        tone = mix(dark, palette.sky_low, 0.5 * (1 - index / 40))
        top = (foot[0], foot[1] - tall)
        arm = tall * 0.09
        wide = 1.2 + 6 * depth
        canvas.lines([[foot, top]], tone, wide)
        canvas.lines([[(top[0] - arm, top[1] + arm), (top[0] + arm, top[1] + arm)]], tone, wide * 0.8)
        tops.append((top[0], top[1] + arm, arm))
    wires = []
    for (x0, y0, a0), (x1, y1, a1) in zip(tops, tops[1:], strict=False):
        for end in (-1, 1):
            sag = abs(y1 - y0) * 0.1 + 5
            wires.append([(x0 + end * a0, y0), ((x0 + x1) / 2, (y0 + y1) / 2 + sag), (x1 + end * a1, y1)])
    canvas.lines(wires, dark, 1.2, opacity=0.5)


def _village(canvas: Canvas, random: Random, at: float, foot: float) -> None:
    palette = canvas.palette
    walls, roofs = [], []
    for number in range(random.randint(3, 6)):
        x, wide, tall = (
            at - 30 + number * random.uniform(44, 60),
            random.uniform(24, 36),
            random.uniform(12, 17),
        )
        walls.append(box(x, foot - tall, x + wide, foot))
        roofs.append([(x - 3, foot - tall), (x + wide * 0.5, foot - tall * 1.8), (x + wide + 3, foot - tall)])
    canvas.fill(walls, (tint(palette.stone, 0.3), palette.stone))
    canvas.fill(roofs, mix(random.choice((palette.accent, (150, 84, 64))), palette.sky_low, 0.25))
