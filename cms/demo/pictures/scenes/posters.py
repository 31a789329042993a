"""The exhibition: poster boards with figures, visitors reading them from behind."""

from random import Random

from ..canvas import Canvas
from ..people import somebody
from ..room import Room, front_light, side_light, windows
from ..shapes import Camera, Panel, mix, oval, tint, vary
from ..standing import standing
from ..things import chart, potted_plant


def posters(canvas: Canvas, random: Random) -> None:
    """Paint the room, the boards, then the visitors by distance."""
    upright = canvas.upright
    camera = Camera(
        canvas.width / 2,
        canvas.height * random.uniform(0.4, 0.48),
        random.uniform(1020, 1250) * (1.15 if upright else 1),
        random.uniform(1.5, 1.9),
    )
    room = Room(camera, random.uniform(5.5, 7), random.uniform(9.5, 12), random.uniform(4.2, 5.6))
    side = random.choice((-1, 1))
    room.paint(canvas, random, side)
    if random.random() < 0.5:
        count = random.choice((3, 4, 5))
        spans = [((i + 0.22) / count, (i + 0.78) / count) for i in range(count)]
        windows(canvas, random, room.back, spans, 0.24, 0.86)
        canvas.soften(4)
        front_light(canvas, room, spans, room.height * 0.86)
    else:
        metres = [(2.2 + i * 2.2, 3.6 + i * 2.2) for i in range(3)]
        panel = room.left if side < 0 else room.right
        windows(canvas, random, panel, [(room.along(a), room.along(b)) for a, b in metres], 0.2, 0.86)
        room.lamps(canvas, random)
        canvas.soften(4)
        side_light(canvas, room, side, metres, room.height * 0.2, room.height * 0.86)
    _boards(canvas, random, camera, upright)
    _visitors(canvas, random, camera, side, upright)


def _boards(canvas: Canvas, random: Random, camera: Camera, upright: bool) -> None:
    count = random.choice((2, 3)) if upright else random.choice((3, 4, 5))
    spread = 2.0 if upright else random.uniform(3.6, 4.3)
    boards = []
    for index in range(count):
        middle = -spread + 2 * spread * (index + 0.5) / count + random.uniform(-0.12, 0.12)
        away = random.uniform(5.2, 6.6) if index % 2 else random.uniform(4.3, 5.2)
        wide = min(1.35, 1.7 * spread / count) * random.uniform(0.88, 1.0)
        turn = -middle * random.uniform(0.08, 0.2) + random.uniform(-0.15, 0.15)
        boards.append((away, middle, wide, turn))
    for away, middle, wide, turn in sorted(boards, reverse=True):
        start = (middle - wide / 2, away - turn * wide)
        end = (middle + wide / 2, away + turn * wide)
        top = random.uniform(2.05, 2.3)
        _board(canvas, random, Panel(camera, start, end, 0.75, top), camera)


def _board(canvas: Canvas, random: Random, panel: Panel, camera: Camera) -> None:
    palette = canvas.palette
    metal = mix(palette.wall_shade, palette.shadow, 0.35)
    foot_left = camera.at(panel.start[0], 0, panel.start[1])
    foot_right = camera.at(panel.end[0], 0, panel.end[1])
    middle = ((foot_left[0] + foot_right[0]) / 2, (foot_left[1] + foot_right[1]) / 2)
    wide = abs(foot_right[0] - foot_left[0])
    canvas.fill(oval(middle[0] + 10, middle[1], wide * 0.6, 14), palette.shadow, blur=9, opacity=0.45)
    for foot, across in ((foot_left, 0.04), (foot_right, 0.96)):
        canvas.lines([[panel.at(across, 1.0), (foot[0], foot[1])]], metal, 5)
        canvas.lines([[(foot[0] - 24, foot[1] + 7), (foot[0] + 24, foot[1] - 2)]], metal, 5)
    board = vary(random, random.choice((palette.accent, palette.stone, palette.wall, palette.clothes[4])), 8)
    canvas.fill(
        panel.part(0, 0, 1, 1),
        (tint(board, 0.12), mix(board, palette.shadow, 0.2)),
        rim=(-3, -3, palette.light, 0.6),
    )
    paper = tint(mix(palette.light, board, 0.04), 0.4)
    ink = random.choice((palette.accent, mix(palette.shadow, palette.accent, 0.3), palette.clothes[5]))
    if random.random() < 0.6:
        # One large printed poster.
        canvas.fill(panel.part(0.05, 0.03, 0.95, 0.97), (paper, mix(paper, palette.wall, 0.2)))
        canvas.fill(panel.part(0.05, 0.84, 0.95, 0.97), ink)
        canvas.fill(panel.part(0.12, 0.89, random.uniform(0.5, 0.82), 0.925), paper)
        for low, high in ((0.46, 0.78), (0.09, 0.4)):
            if random.random() < 0.3:
                chart(canvas, random, panel, (0.13, low, 0.87, high), ink)
            else:
                chart(canvas, random, panel, (0.12, low, 0.47, high), ink)
                chart(canvas, random, panel, (0.54, low, 0.88, high), ink)
        return
    shadows, sheets = [], []
    columns = random.choice((2, 3))
    for column in range(columns):
        for row in range(3):
            left = (column + 0.1) / columns + random.uniform(-0.012, 0.012)
            low = (row + 0.08) / 3 + random.uniform(-0.01, 0.01)
            area = (left, low, left + 0.8 / columns, low + 0.28)
            sheets.append(area)
            shadows.append(panel.part(area[0] + 0.01, area[1] - 0.01, area[2] + 0.015, area[3] - 0.01))
    canvas.fill(shadows, palette.shadow, blur=2, opacity=0.4)
    canvas.fill([panel.part(*area) for area in sheets], paper)
    for left, low, right, high in sheets:
        inset = 0.04 / columns + 0.012
        chart(canvas, random, panel, (left + inset, low + 0.04, right - inset, high - 0.04), ink)


def _visitors(canvas: Canvas, random: Random, camera: Camera, side: int, upright: bool) -> None:
    palette = canvas.palette
    air = mix(palette.wall, palette.light, 0.3)
    count = random.randint(2, 4) if upright else random.randint(4, 7)
    spread = 1.25 if upright else 3.1
    people = []
    for index in range(count):
        at = -spread + 2 * spread * (index + random.uniform(0.2, 0.8)) / count
        people.append((random.uniform(2.9, 4.4), at))
    for away, at in sorted(people, reverse=True):
        x, foot = camera.at(at, 0, away)
        look = somebody(random, palette).faded(air, max(0.0, (away - 3) * 0.12))
        size = random.uniform(1.58, 1.8) * camera.scale(away)
        standing(canvas, look, x, foot, size, side, random.choice(("down", "folded", "raised", "down")))
    if random.random() < 0.6:
        x, foot = camera.at(random.choice((-1, 1)) * (1.6 if upright else 3.6), 0, 3.3)
        potted_plant(canvas, random, x, foot, 1.25 * camera.scale(3.3))
