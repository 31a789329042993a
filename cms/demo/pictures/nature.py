"""Sky, mountains, trees and grass."""

import math
from random import Random

from .canvas import Canvas
from .shapes import Colour, box, curve, mix, oval, ridge, tint, vary


def sky(canvas: Canvas, random: Random, horizon: float, cloudy: float = 0.6) -> None:
    """The sky down to the horizon, with a few soft clouds and the glow of the sun."""
    palette = canvas.palette
    low = mix(palette.sky_low, palette.light, 0.4)
    canvas.wash((palette.sky_high, mix(palette.sky_high, palette.sky_low, 0.55), low), 0, horizon + 2)
    sun = random.uniform(0.1, 0.9) * canvas.width
    canvas.fill(oval(sun, horizon * 0.86, 300, 150), palette.light, blur=80, opacity=0.6)
    if random.random() > cloudy:
        return
    for _ in range(random.randint(2, 5)):
        x, y = random.uniform(0, canvas.width), random.uniform(0.12, 0.68) * horizon
        wide = random.uniform(130, 330) * (0.5 + y / horizon)
        puffs = []
        for _ in range(random.randint(5, 8)):
            across = random.uniform(-0.8, 0.8)
            tall = wide * random.uniform(0.07, 0.16) * (1.15 - abs(across))
            puffs.append(oval(x + across * wide, y - tall * 0.7, wide * random.uniform(0.2, 0.4), tall))
        below = [[(px, py + wide * 0.05) for px, py in puff] for puff in puffs]
        canvas.fill(below, mix(palette.sky_high, palette.wall_shade, 0.15), blur=16, opacity=0.3)
        canvas.fill(puffs, mix(palette.light, (255, 255, 255), 0.5), blur=12, opacity=0.62)


def mountains(
    canvas: Canvas, random: Random, base: float, height: float, layers: int = 3, snow: bool = True
) -> None:
    """Ranges one behind the other, each nearer one darker and lower."""
    palette = canvas.palette
    for layer in range(layers):
        near = (layer + 1) / layers
        tall = height * (1 - 0.62 * layer / layers)
        line = ridge(random, canvas.width, base, tall, 0.52 if layer == 0 else 0.46)
        line = [(x, y - height * 0.08 * (1 - near)) for x, y in line]
        distance = mix(palette.wall_shade, palette.sky_high, 0.2)
        body = mix(mix(palette.sky_low, distance, 0.35 + 0.3 * near), palette.foliage, 0.3 * near * near)
        foot = mix(body, mix(palette.sky_low, palette.light, 0.3), 0.55)
        canvas.fill(line + [(canvas.width + 40, base + 6), (-40, base + 6)], (body, foot))
        if layer == 0:
            _relief(canvas, random, line, base, tall, snow)


def _relief(canvas: Canvas, random: Random, line: list, base: float, tall: float, snow: bool) -> None:
    """Snow on the heights of a range and shaded slopes below them."""
    palette = canvas.palette
    shade, caps = [], []
    limit = base - tall * 0.56
    for before, (x, y), after in zip(line, line[1:], line[2:], strict=False):
        if y < before[1] and y <= after[1] and y < base - tall * 0.3:
            drop = (base - y) * random.uniform(0.45, 0.7)
            lean = random.uniform(0.2, 0.5) * drop
            shade.append(
                [
                    (x, y),
                    (x + lean * 0.75, y + drop * 0.55),
                    (x + lean * 1.2, y + drop),
                    (x + lean * 0.45, y + drop * 0.7),
                    (x + lean * 0.2, y + drop * 0.75),
                ]
            )
    canvas.fill(shade, mix(palette.wall_shade, palette.sky_high, 0.25), blur=5, opacity=0.4)
    if not snow:
        return
    lower = [(x, max(y, min(limit + random.uniform(-0.1, 0.16) * tall, y + tall * 0.2))) for x, y in line]
    for index in range(len(line) - 1):
        if min(line[index][1], line[index + 1][1]) < limit:
            caps.append([line[index], line[index + 1], lower[index + 1], lower[index]])
    canvas.fill(caps, mix(palette.light, (255, 255, 255), 0.5), blur=1.2, opacity=0.78)
    canvas.fill(shade, mix(palette.sky_high, palette.wall_shade, 0.4), blur=3, opacity=0.3)


def ground(canvas: Canvas, random: Random, horizon: float, colour: Colour) -> None:
    """Grassland from the horizon to the viewer, in soft bands and fine blades."""
    palette = canvas.palette
    far = mix(colour, palette.sky_low, 0.45)
    near = mix(colour, palette.shadow, 0.4)
    canvas.wash((far, mix(far, colour, 0.8), colour, near), horizon, canvas.height)
    span = canvas.height - horizon
    for _ in range(9):
        depth = random.random() ** 1.6
        y = horizon + span * depth
        patch = oval(random.uniform(0, canvas.width), y, random.uniform(160, 480), 4 + 30 * depth)
        tone = random.choice((palette.foliage, palette.light, palette.shadow, palette.earth))
        canvas.fill(patch, tone, blur=4 + 16 * depth, opacity=0.24)
    grass(canvas, random, horizon + span * 0.25, canvas.height + 20, colour)


def grass(
    canvas: Canvas, random: Random, top: float, bottom: float, colour: Colour, count: int = 420
) -> None:
    """Blades, longer and sparser the nearer they are."""
    palette = canvas.palette
    for tone, opacity in (
        (mix(colour, palette.light, 0.4), 0.4),
        (mix(colour, palette.shadow, 0.5), 0.35),
    ):
        for band in range(3):
            blades = []
            for _ in range(count // 6):
                depth = (band + random.random()) / 3
                x, y = random.uniform(0, canvas.width), top + (bottom - top) * depth
                tall = 4 + 34 * depth * depth * random.uniform(0.5, 1.3)
                blades.append([(x, y), (x + random.uniform(-0.3, 0.5) * tall, y - tall)])
            canvas.lines(blades, tone, 1 + 1.2 * band, opacity=opacity)


def poplar(canvas: Canvas, random: Random, x: float, foot: float, size: float, haze: float = 0) -> None:
    """A slender tree of the southern towns."""
    _tree(canvas, random, x, foot, size, 0.13, 0.1, haze)


def tree(canvas: Canvas, random: Random, x: float, foot: float, size: float, haze: float = 0) -> None:
    """A round tree: a trunk and a crown of many soft tufts."""
    _tree(canvas, random, x, foot, size, 0.34, 0.32, haze)


def _tree(
    canvas: Canvas,
    random: Random,
    x: float,
    foot: float,
    size: float,
    wide: float,
    stem: float,
    haze: float,
) -> None:
    palette = canvas.palette
    air = mix(palette.sky_low, palette.light, 0.3)
    leaf = mix(vary(random, palette.foliage, 10), air, haze)
    dark = mix(mix(palette.foliage, palette.shadow, 0.5), air, haze)
    bright = mix(mix(leaf, palette.light, 0.3), air, haze)
    bark = mix(mix(palette.wood, palette.shadow, 0.5), air, haze)
    fall = oval(x + size * 0.12, foot, size * (wide + 0.06), size * 0.03)
    canvas.fill(fall, palette.shadow, blur=size * 0.025, opacity=0.35 * (1 - haze))
    thick = size * 0.022
    canvas.fill(
        [
            (x - thick, foot),
            (x - thick * 0.5, foot - size * 0.6),
            (x + thick * 0.5, foot - size * 0.6),
            (x + thick, foot),
        ],
        bark,
    )
    tufts: tuple[list, list, list] = ([], [], [])
    middle, half = foot - size * (1 + stem) / 2, size * (1 - stem) / 2
    slim = wide < 0.2
    # A tree that stands near shows more and finer foliage.
    fine = min(1.0, max(0.0, (size - 140) / 400))
    for _ in range(round((46 if slim else 60) * (1 + 3 * fine))):
        angle, far = random.uniform(0, 2 * math.pi), math.sqrt(random.random())
        across, down = math.cos(angle) * far, math.sin(angle) * far
        if slim:
            across *= min(1, (1 + down) * 0.75 + 0.12)
        tuft = size * random.uniform(0.03, 0.065) * (0.75 if slim else 1) * (1 - 0.5 * fine)
        px, py = x + across * size * wide * 0.88, middle + down * half * 0.94
        weight = across * 0.5 + down + random.uniform(-0.5, 0.5)
        which = 0 if weight > 0.35 else (2 if weight < -0.45 else 1)
        shape = [
            (px + dx * random.uniform(0.75, 1.25), py + dy * random.uniform(0.75, 1.25))
            for dx, dy in oval(0, 0, tuft, tuft * (1.5 if slim else 0.85), steps=12)
        ]
        tufts[which].append(shape)
    outline = oval(x, middle, size * wide * 0.7, half * 0.82)
    if slim:
        outline = curve(
            [
                (x, middle - half),
                (x + size * wide * 0.55, middle + half * 0.1),
                (x + size * wide * 0.4, middle + half * 0.9),
                (x - size * wide * 0.4, middle + half * 0.9),
                (x - size * wide * 0.55, middle + half * 0.1),
            ],
            5,
        )
    canvas.fill(outline, (leaf, dark), blur=1)
    for shapes, tone in zip(tufts, (dark, leaf, bright), strict=True):
        canvas.fill(shapes, tone, blur=0.8, opacity=0.85)


def hedge(canvas: Canvas, random: Random, left: float, right: float, foot: float, tall: float) -> None:
    """A low row of bushes."""
    palette = canvas.palette
    shapes: tuple[list, list] = ([], [])
    at = left
    while at < right:
        wide = tall * random.uniform(0.5, 0.9)
        up = tall * random.uniform(0.4, 0.62)
        shapes[0].append(oval(at, foot - up * 0.7, wide, up))
        shapes[1].append(oval(at - wide * 0.15, foot - up * 1.0, wide * 0.6, up * 0.5))
        at += wide * 0.9
    canvas.fill(
        box(left, foot - tall * 0.06, right, foot + tall * 0.12),
        palette.shadow,
        blur=tall * 0.1,
        opacity=0.4,
    )
    canvas.fill(shapes[0], (palette.foliage, mix(palette.foliage, palette.shadow, 0.55)))
    canvas.fill(shapes[1], mix(palette.foliage, palette.light, 0.22), blur=tall * 0.06, opacity=0.6)


def haze(canvas: Canvas, level: float, thick: float, opacity: float = 0.5) -> None:
    """A band of bright air along the horizon."""
    band = box(-60, level - thick / 2, canvas.width + 60, level + thick / 2)
    canvas.fill(
        band,
        tint(mix(canvas.palette.sky_low, canvas.palette.light, 0.5), 0.1),
        blur=thick / 2,
        opacity=opacity,
    )
