"""A schoolyard with flags and trees, pupils seen from behind."""

from random import Random

from ..building import entrance, facade, pitched_roof
from ..canvas import Canvas
from ..nature import haze, mountains, poplar, sky, tree
from ..people import somebody
from ..shapes import Camera, Panel, curve, mix, oval, tint, vary
from ..standing import standing


def courtyard(canvas: Canvas, random: Random) -> None:
    """Paint the yard between a wing of the school and a row of trees."""
    palette = canvas.palette
    upright = canvas.upright
    horizon = canvas.height * random.uniform(0.5, 0.6)
    sky(canvas, random, horizon, 0.9)
    mountains(canvas, random, horizon + 4, canvas.height * random.uniform(0.12, 0.24), 2)
    haze(canvas, horizon, 60, 0.5)
    canvas.soften(1.6)
    side = random.choice((-1, 1))
    centre = canvas.width * (0.5 + side * random.uniform(0.0, 0.1))
    camera = Camera(centre, horizon, random.uniform(960, 1150), random.uniform(1.7, 2.6))
    _paving(canvas, random, camera, horizon)
    wall = vary(
        random,
        random.choice((palette.stone, palette.wall, mix(palette.stone, palette.accent, 0.2))),
        6,
    )
    storeys = random.choice((2, 2, 3))
    height = storeys * 3.3 + 0.5
    edge = side * (random.uniform(4.6, 5.6) if upright else random.uniform(7, 9))
    far = random.uniform(34, 44)
    roof = mix(random.choice((palette.accent, (140, 80, 62), palette.wall_shade)), palette.wall, 0.2)
    end = Panel(camera, (edge - side * random.uniform(9, 13), far), (edge, far), 0, height)
    if side < 0:
        end = Panel(camera, (edge, far), (edge + random.uniform(9, 13), far), 0, height)
    facade(canvas, random, end, storeys, 6, wall, 0.05)
    pitched_roof(canvas, end, 0.14, roof)
    wing = Panel(camera, (edge, 5.0), (edge, far), 0, height)
    facade(
        canvas,
        random,
        wing,
        storeys,
        random.choice((10, 12)),
        wall,
        0.18 if random.random() < 0.6 else 0.0,
        (3, 5),
    )
    entrance(canvas, wing, 0.29, 0.4, 0.3)
    shade = camera.quad((edge, 0, 5), (edge, 0, far), (edge - side * 1.6, 0, far), (edge - side * 1.6, 0, 5))
    canvas.fill(shade, palette.shadow, blur=8, opacity=0.4)
    canvas.soften(0.6)
    _trees(canvas, random, camera, -side, upright)
    _flags(canvas, random, camera, -side, upright)
    _pupils(canvas, random, camera, -side, upright)


def _paving(canvas: Canvas, random: Random, camera: Camera, horizon: float) -> None:
    palette = canvas.palette
    paving = vary(random, mix(palette.stone, palette.floor, 0.4), 8)
    canvas.wash(
        (mix(paving, palette.sky_low, 0.45), paving, mix(paving, palette.shadow, 0.25)),
        horizon,
        canvas.height,
    )
    joints = [camera.quad((at, 0, 60), (at, 0, 1.5)) for at in range(-24, 25, 2)]
    away = 2.6
    while away < 40:
        joints.append(camera.quad((-30, 0, away), (30, 0, away)))
        away *= 1.24
    canvas.lines(joints, mix(paving, palette.shadow, 0.5), 1.7, opacity=0.32)
    painted = tint(palette.light, 0.3)
    if random.random() < 0.5:
        ring = [camera.at(a, 0, 9 + b) for a, b in oval(random.uniform(-1, 1), 0, 3, 3)]
        canvas.lines([[*ring, ring[0]]], painted, 4, opacity=0.7)


def _trees(canvas: Canvas, random: Random, camera: Camera, side: int, upright: bool) -> None:
    palette = canvas.palette
    at = side * (random.uniform(3.8, 4.6) if upright else random.uniform(6, 7.6))
    lawn = mix(palette.foliage, palette.earth, 0.35)
    strip = camera.quad(
        (at - side * 1.0, 0, 46),
        (at + side * 30, 0, 46),
        (at + side * 14, 0, 3),
        (at - side * 1.0, 0, 3),
    )
    canvas.fill(strip, (mix(lawn, palette.sky_low, 0.3), mix(lawn, palette.shadow, 0.25)))
    kinds = random.choice(((tree,), (poplar,), (tree, poplar)))
    away = 36.0
    number = 0
    while away > 7:
        x, foot = camera.at(at + side * random.uniform(0.2, 1.4), 0, away)
        kind = kinds[number % len(kinds)]
        tall = random.uniform(4.6, 6) * (1.5 if kind is poplar else 1)
        kind(canvas, random, x, foot, tall * camera.scale(away), min(0.3, away / 110))
        away *= random.uniform(0.7, 0.8)
        number += 1
    bench = Panel(camera, (at - side * 1.2, 9.0), (at - side * 1.2, 10.8), 0.0, 0.8)
    canvas.fill(
        [bench.part(0, 0.44, 1, 0.58), bench.part(0, 0.72, 1, 0.86), bench.part(0, 0.9, 1, 1.04)],
        mix(palette.wood, palette.shadow, 0.1),
    )
    canvas.fill(
        [bench.part(0.06, 0, 0.1, 1), bench.part(0.9, 0, 0.94, 1)],
        mix(palette.shadow, palette.wood, 0.3),
    )


def _flags(canvas: Canvas, random: Random, camera: Camera, side: int, upright: bool) -> None:
    """Plain cloths in the colours of the place, one of them sky blue with a sun."""
    palette = canvas.palette
    count = random.choice((1, 3, 3)) if upright else random.choice((3, 3, 4, 5))
    away = random.uniform(11, 15)
    start = random.uniform(-1.4, -0.4) if upright else random.uniform(-3.6, -1.4)
    wind = random.choice((-1, 1))
    gold = (232, 190, 84)
    tones = [
        (72, 168, 190),
        *random.sample((palette.accent, *palette.clothes[4:], palette.light), count - 1),
    ]
    for number, tone in enumerate(tones):
        x, foot = camera.at(start + number * 1.5, 0, away)
        scale = camera.scale(away)
        tall = random.uniform(6.2, 6.6) * scale
        canvas.fill(oval(x, foot, 0.5 * scale, 0.09 * scale), mix(palette.stone, palette.shadow, 0.3))
        canvas.lines([[(x, foot), (x, foot - tall)]], tint(palette.stone, 0.3), max(3, 0.07 * scale))
        canvas.fill(oval(x, foot - tall, 0.07 * scale, 0.07 * scale), gold)
        long, high = 1.35 * scale, 0.85 * scale
        top = foot - tall + 0.14 * scale
        wave = [
            (0, 0),
            (0.3, random.uniform(0.04, 0.12)),
            (0.65, random.uniform(-0.08, 0.03)),
            (1, random.uniform(0.04, 0.16)),
        ]
        upper = curve([(x + wind * long * a, top + high * b) for a, b in wave], 6, False)
        lower = [(a - wind * long * 0.02, b + high) for a, b in upper]
        cloth = mix(tone, palette.light, 0.1)
        lit, dim = tint(cloth, 0.15), mix(cloth, palette.shadow, 0.25)
        canvas.fill(upper + lower[::-1], (lit, dim, cloth, dim) if wind > 0 else (dim, lit, dim, cloth))
        folds = [[upper[k], lower[k]] for k in (5, 13)]
        canvas.lines(folds, palette.shadow, 0.12 * scale, blur=0.08 * scale, opacity=0.25)
        if number == 0:
            middle = upper[9]
            canvas.fill(oval(middle[0], middle[1] + high * 0.5, high * 0.2, high * 0.2), gold)


def _pupils(canvas: Canvas, random: Random, camera: Camera, side: int, upright: bool) -> None:
    palette = canvas.palette
    spread = 1.7 if upright else 4.4
    people = []
    if random.random() < 0.45:
        # A class lined up in front of the flags.
        away = random.uniform(7.2, 9)
        count = random.randint(4, 6) if upright else random.randint(7, 11)
        for number in range(count):
            at = -spread * 0.75 + 1.5 * spread * (number + 0.5) / count
            people.append((away + random.uniform(-0.15, 0.15), at, "down", random.random() < 0.9))
    for _ in range(random.randint(2, 5)):
        people.append(
            (
                random.uniform(5.4, 16),
                random.uniform(-spread, spread),
                "walking",
                random.random() < 0.75,
            )
        )
    for away, at, pose, young in sorted(people, reverse=True):
        x, foot = camera.at(at, 0, away)
        size = (random.uniform(1.3, 1.52) if young else random.uniform(1.62, 1.76)) * camera.scale(away)
        pack = vary(random, random.choice(palette.clothes[4:]), 12) if young and pose == "walking" else None
        standing(canvas, somebody(random, palette), x, foot, size, side, pose, young, pack, 0.42)
