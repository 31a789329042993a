"""A school with steppe and mountains behind it."""

from random import Random

from ..building import entrance, facade, pitched_roof
from ..canvas import Canvas
from ..nature import grass, ground, haze, hedge, mountains, poplar, sky, tree
from ..people import somebody
from ..shapes import Camera, Colour, Panel, mix, tint, vary
from ..standing import standing


def school(canvas: Canvas, random: Random) -> None:
    """Paint the land, the building with its wing, the path, the trees and a few pupils."""
    palette = canvas.palette
    upright = canvas.upright
    horizon = canvas.height * (random.uniform(0.58, 0.64) if upright else random.uniform(0.56, 0.64))
    sky(canvas, random, horizon, 0.85)
    tall = canvas.height * (random.uniform(0.26, 0.34) if upright else random.uniform(0.26, 0.4))
    mountains(canvas, random, horizon + 6, tall, random.choice((2, 3)), random.random() < 0.85)
    haze(canvas, horizon - 10, 90, 0.5)
    canvas.soften(1.8)
    colour = mix(palette.earth, palette.foliage, random.uniform(0.1, 0.55))
    ground(canvas, random, horizon, colour)
    camera = Camera(
        canvas.width * random.uniform(0.42, 0.58),
        horizon,
        random.uniform(1080, 1280),
        random.uniform(1.8, 3.4),
    )
    storeys = random.choice((2, 2, 3))
    height = storeys * 3.3 + 0.6
    half = random.uniform(9, 11) if upright else random.uniform(13, 17)
    away = random.uniform(26, 31) if not upright else random.uniform(27, 32)
    middle = random.uniform(-2, 2)
    wall = vary(
        random,
        random.choice((palette.stone, palette.stone, mix(palette.stone, palette.accent, 0.2), palette.wall)),
        6,
    )
    for _ in range(random.randint(3, 6)):
        x, foot = camera.at(random.uniform(-30, 30), 0, away + 14)
        poplar(canvas, random, x, foot, random.uniform(9, 14) * camera.scale(away + 14), 0.35)
    side = random.choice((-1, 1))
    wing = Panel(camera, (middle - side * half, away), (middle - side * half * 1.06, away + 16), 0, height)
    far = Panel(camera, (middle - half, away), (middle + half, away), 0, height)
    facade(canvas, random, wing, storeys, 5, wall, 0.3)
    bays = random.choice((11, 13, 15)) if not upright else 9
    door = bays // 2
    facade(canvas, random, far, storeys, bays, wall, 0.02, (door - 1, door + 2))
    roof = mix(random.choice((palette.accent, (140, 80, 62), palette.wall_shade)), palette.wall, 0.2)
    if random.random() < 0.65:
        pitched_roof(canvas, far, random.uniform(0.12, 0.2), roof)
    _porch(canvas, random, camera, far, (door / bays, (door + 1) / bays), wall, roof)
    grass(
        canvas,
        random,
        canvas.height * 0.9,
        canvas.height + 46,
        mix(colour, palette.shadow, 0.3),
        420,
    )
    _path(canvas, random, camera, middle, away)
    canvas.soften(0.6)
    _planting(canvas, random, camera, middle, half, away)
    _pupils(canvas, random, camera, middle, away, side)


def _porch(
    canvas: Canvas,
    random: Random,
    camera: Camera,
    far: Panel,
    door: tuple[float, float],
    wall: Colour,
    roof: Colour,
) -> None:
    """The part that stands out in the middle, with the entrance and the name board."""
    palette = canvas.palette
    span = far.end[0] - far.start[0]
    start, end = far.start[0] + span * (door[0] - 0.06), far.start[0] + span * (door[1] + 0.06)
    away = far.start[1] - 1.6
    rise = far.top * random.choice((1.0, 1.12, 1.18))
    front = Panel(camera, (start, away), (end, away), 0, rise)
    tone = mix(wall, random.choice((palette.accent, roof, palette.light)), 0.4)
    canvas.fill(front.part(0, 0, 1, 1), (mix(tone, palette.light, 0.2), mix(tone, palette.shadow, 0.15)))
    glass = mix(palette.sky_high, palette.wall_shade, 0.5)
    canvas.fill(front.part(0.2, 0.46, 0.8, 0.86), (mix(glass, palette.light, 0.4), glass))
    bars = [[front.at(at, 0.46), front.at(at, 0.86)] for at in (0.2, 0.35, 0.5, 0.65, 0.8)]
    bars += [[front.at(0.2, at), front.at(0.8, at)] for at in (0.46, 0.6, 0.73, 0.86)]
    canvas.lines(bars, tint(tone, 0.5), 2.2)
    canvas.fill(front.part(-0.03, 0.95, 1.03, 1.02), mix(roof, palette.shadow, 0.15))
    entrance(canvas, front, 0.26, 0.74, 0.32)


def _path(canvas: Canvas, random: Random, camera: Camera, middle: float, away: float) -> None:
    palette = canvas.palette
    paving = mix(palette.stone, palette.floor, 0.4)
    bend = random.uniform(-2.5, 2.5)
    shape = camera.quad(
        (middle - 2, 0, away - 2),
        (middle + 2, 0, away - 2),
        (middle + 2.2 + bend, 0, 2.6),
        (middle - 2.2 + bend, 0, 2.6),
    )
    yard = camera.quad(
        (middle - 13, 0, away - 1),
        (middle + 13, 0, away - 1),
        (middle + 11, 0, away - 7),
        (middle - 11, 0, away - 7),
    )
    canvas.fill([yard, shape], (mix(paving, palette.sky_low, 0.4), mix(paving, palette.shadow, 0.15)))
    joints = []
    at = 3.0
    while at < away - 7:
        part = (at - 2.6) / (away - 4.6)
        shift = bend * (1 - part)
        joints.append(camera.quad((middle - 2.2 + shift, 0, at), (middle + 2.2 + shift, 0, at)))
        at *= 1.13
    canvas.lines(joints, mix(paving, palette.shadow, 0.5), 1.6, opacity=0.4)
    shade = camera.quad(
        (middle - 16, 0, away),
        (middle + 16, 0, away),
        (middle + 14, 0, away - 1.6),
        (middle - 14, 0, away - 1.6),
    )
    canvas.fill(shade, palette.shadow, blur=5, opacity=0.3)


def _planting(
    canvas: Canvas, random: Random, camera: Camera, middle: float, half: float, away: float
) -> None:
    plants = []
    for side in (-1, 1):
        for _ in range(random.randint(1, 3)):
            plants.append(
                (
                    random.uniform(13, away - 6),
                    middle + side * random.uniform(4.5, half),
                    random.choice((tree, tree, poplar)),
                )
            )
    # One nearer tree frames the view.
    if random.random() < 0.75:
        edge = random.choice((-1, 1))
        plants.append((10.5, _edge(canvas, camera, edge, 10.5), tree))
    x0, foot = camera.at(middle - half, 0, away - 3)
    x1, _ = camera.at(middle - 4.5, 0, away - 3)
    hedge(canvas, random, x0, x1, foot, 1.3 * camera.scale(away - 3))
    x0, _ = camera.at(middle + 4.5, 0, away - 3)
    x1, _ = camera.at(middle + half, 0, away - 3)
    hedge(canvas, random, x0, x1, foot, 1.3 * camera.scale(away - 3))
    for distance, at, kind in sorted(plants, key=lambda plant: -plant[0]):
        x, foot = camera.at(at, 0, distance)
        kind(
            canvas,
            random,
            x,
            foot,
            random.uniform(5.4, 7.6) * camera.scale(distance),
            min(0.2, distance / 150),
        )


def _edge(canvas: Canvas, camera: Camera, edge: int, away: float) -> float:
    """How far right a thing stands that shows at the picture's edge."""
    x = 40 if edge < 0 else canvas.width - 40
    return (x - camera.centre) / camera.scale(away)


def _pupils(canvas: Canvas, random: Random, camera: Camera, middle: float, away: float, side: int) -> None:
    palette = canvas.palette
    walkers = [
        (random.uniform(7.5, away - 8), random.uniform(-1.7, 1.7)) for _ in range(random.randint(3, 7))
    ]
    for distance, at in sorted(walkers, reverse=True):
        x, foot = camera.at(middle + at, 0, distance)
        look = somebody(random, palette)
        young = random.random() < 0.8
        size = (random.uniform(1.25, 1.55) if young else 1.7) * camera.scale(distance)
        pack = vary(random, random.choice(palette.clothes[4:]), 12) if young else None
        standing(canvas, look, x, foot, size, side, "walking", young, pack, 0.4)
