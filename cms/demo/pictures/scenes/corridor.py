"""A school corridor with framed works on the walls and daylight across the floor."""

from random import Random

from ..canvas import Canvas
from ..people import somebody
from ..room import Room, side_light, windows
from ..shapes import Camera, Panel, mix, ridge, tint, vary
from ..standing import standing
from ..things import chart, potted_plant


def corridor(canvas: Canvas, random: Random) -> None:
    """Paint the corridor, the works and the visitors."""
    upright = canvas.upright
    camera = Camera(
        canvas.width * random.uniform(0.34, 0.66),
        canvas.height * random.uniform(0.42, 0.5),
        random.uniform(900, 1150),
        random.uniform(1.45, 1.75),
    )
    half = random.uniform(1.9, 2.4) if upright else random.uniform(2.3, 3.2)
    room = Room(camera, half, random.uniform(15, 22), random.uniform(3.3, 4.2))
    side = -1 if camera.centre < canvas.width / 2 else 1
    room.paint(canvas, random, side)
    metres = [(1.7 + i * 2.5, 3.2 + i * 2.5) for i in range(int((room.depth - 3) / 2.5))]
    panel = room.left if side < 0 else room.right
    windows(canvas, random, panel, [(room.along(a), room.along(b)) for a, b in metres], 0.24, 0.86)
    windows(canvas, random, room.back, [(0.28, 0.72)], 0.0, 0.74, crossbars=1)
    room.lamps(canvas, random)
    canvas.soften(2)
    side_light(canvas, room, side, metres, room.height * 0.24, room.height * 0.86)
    _works(canvas, random, room, room.right if side < 0 else room.left)
    _visitors(canvas, random, room, side)


def _works(canvas: Canvas, random: Random, room: Room, panel: Panel) -> None:
    palette = canvas.palette
    metres = random.uniform(1.5, 2.0)
    pitch = random.uniform(1.35, 1.8)
    wide = pitch * random.uniform(0.6, 0.74)
    paired = random.random() < 0.45
    rail = mix(palette.wood, palette.shadow, 0.2)
    canvas.lines([[panel.at(0, 0.79), panel.at(1, 0.79)]], rail, 2.5)
    pieces = []
    while metres + wide < room.depth - 0.8:
        left, right = room.along(metres), room.along(metres + wide)
        pieces += (
            [(left, 0.3, right, 0.49), (left, 0.53, right, 0.74)] if paired else [(left, 0.34, right, 0.73)]
        )
        metres += pitch
    shadows = [panel.part(a, low - 0.025, c + 0.004, high - 0.01) for a, low, c, high in pieces]
    canvas.fill(shadows, palette.shadow, blur=5, opacity=0.45)
    frame = vary(random, random.choice((palette.wood, palette.shadow, palette.stone)), 6)
    canvas.fill(
        [panel.part(*piece) for piece in pieces],
        (tint(frame, 0.15), mix(frame, palette.shadow, 0.3)),
    )
    for left, low, right, high in reversed(pieces):
        span, rise = (right - left) * 0.07, 0.016
        area = (left + span, low + rise, right - span, high - rise)
        paper = tint(palette.light, 0.35)
        canvas.fill(panel.part(*area), (paper, mix(paper, palette.wall, 0.25)))
        span, rise = (area[2] - area[0]) * 0.12, (area[3] - area[1]) * 0.12
        area = (area[0] + span, area[1] + rise, area[2] - span, area[3] - rise)
        if random.random() < 0.45:
            chart(canvas, random, panel, area, random.choice((palette.accent, palette.clothes[5])))
        else:
            _landscape(canvas, random, panel, area)


def _landscape(canvas: Canvas, random: Random, panel: Panel, area: tuple[float, float, float, float]) -> None:
    """A pupil's landscape inside a frame."""
    palette = canvas.palette
    left, low, right, high = area
    above = vary(random, random.choice((palette.sky_high, palette.sky_low, palette.clothes[8])), 14)
    canvas.fill(panel.part(*area), (above, mix(above, palette.light, 0.6)))
    for level, colour in (
        (0.62, palette.wall_shade),
        (0.36, random.choice((palette.earth, palette.foliage))),
    ):
        line = ridge(random, 1, 1, 0.34, 0.45, 4)
        count = len(line) - 1
        shape = [
            panel.at(
                left + (right - left) * i / count,
                low + (high - low) * (level * (1 - (y - 0.66) * 0.9)),
            )
            for i, (_, y) in enumerate(line)
        ]
        canvas.fill([*shape, panel.at(right, low), panel.at(left, low)], vary(random, colour, 12))


def _visitors(canvas: Canvas, random: Random, room: Room, side: int) -> None:
    palette = canvas.palette
    camera = room.camera
    air = mix(palette.wall, palette.light, 0.4)
    people = []
    for _ in range(random.randint(3, 6)):
        people.append((random.uniform(4.2, 12), random.uniform(-0.75, 0.75) * room.half))
    people.append((random.uniform(3.2, 4.0), -side * random.uniform(0.1, 0.55) * room.half))
    plants = [(away, -side * (room.half - 0.35)) for away in (random.uniform(2.6, 5), random.uniform(7, 10))]
    for away, at in sorted(people + plants, reverse=True):
        x, foot = camera.at(at, 0, away)
        if (away, at) in plants:
            x, foot = camera.at(side * (room.half - 0.35), 0, away)
            potted_plant(canvas, random, x, foot, 1.2 * camera.scale(away))
            continue
        look = somebody(random, palette).faded(air, min(0.45, away * 0.035))
        young = random.random() < 0.3
        size = (random.uniform(1.3, 1.5) if young else random.uniform(1.6, 1.8)) * camera.scale(away)
        pose = random.choice(("walking", "down", "folded", "raised"))
        pack = random.choice(palette.clothes[4:]) if young else None
        standing(canvas, look, x, foot, size, side, pose, young, pack)
