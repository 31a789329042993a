"""A full hall: rows of people from behind, tall windows and their light."""

from random import Random

from ..canvas import Canvas
from ..people import seated, somebody
from ..room import Room, front_light, side_light, windows
from ..shapes import Camera, Colour, curve, mix, oval, tint
from ..things import chart


def hall(canvas: Canvas, random: Random) -> None:
    """Paint the room, then the rows from the far one to the nearest."""
    upright = canvas.upright
    camera = Camera(
        canvas.width * random.uniform(0.4, 0.6),
        canvas.height * random.uniform(0.42, 0.5),
        random.uniform(1080, 1300),
        random.uniform(1.8, 2.5),
    )
    room = Room(
        camera,
        half=random.uniform(4.4, 5.6) if upright else random.uniform(5.6, 7.5),
        depth=random.uniform(11, 14.5),
        height=random.uniform(5.4, 7.0) if upright else random.uniform(4.6, 5.8),
    )
    side = random.choice((-1, 1))
    frontal = random.random() < 0.45
    room.paint(canvas, random, 0 if frontal else side)
    if frontal:
        count = random.choice((3, 4, 5, 6))
        wide = random.uniform(0.56, 0.7) / count
        spans = [((i + 0.5) / count - wide / 2, (i + 0.5) / count + wide / 2) for i in range(count)]
        windows(
            canvas,
            random,
            room.back,
            spans,
            0.2,
            random.uniform(0.84, 0.92),
            curtains=random.random() < 0.5,
        )
        canvas.soften(2.6)
        front_light(canvas, room, spans, room.height * 0.9)
    else:
        _front_wall(canvas, random, room)
        panel = room.left if side < 0 else room.right
        count = random.choice((4, 5, 6))
        pitch = (room.depth - 2.4) / count
        metres = [(2.0 + i * pitch, 2.0 + (i + 0.62) * pitch) for i in range(count)]
        spans = [(room.along(a), room.along(b)) for a, b in metres]
        windows(canvas, random, panel, spans, 0.2, 0.88, curtains=random.random() < 0.35)
        if random.random() < 0.6:
            room.lamps(canvas, random)
        canvas.soften(2.6)
        side_light(canvas, room, side, metres, room.height * 0.2, room.height * 0.88)
    _rows(canvas, random, room, side)


def _front_wall(canvas: Canvas, random: Random, room: Room) -> None:
    """A screen with a slide between wooden panels."""
    palette = canvas.palette
    wood = mix(palette.wood, palette.wall, 0.25)
    canvas.fill(room.back.part(0.14, 0, 0.86, 0.84), (tint(wood, 0.12), mix(wood, palette.shadow, 0.25)))
    joints = [[room.back.at(at, 0), room.back.at(at, 0.84)] for at in (0.26, 0.38, 0.5, 0.62, 0.74)]
    canvas.lines(joints, palette.shadow, 1.5, opacity=0.4)
    screen = room.back.part(0.3, 0.34, 0.7, 0.76)
    canvas.fill(screen, palette.light, blur=26, opacity=0.5)
    canvas.fill(screen, (tint(palette.light, 0.6), palette.light))
    ink = mix(palette.accent, palette.light, 0.15)
    canvas.fill(room.back.part(0.33, 0.67, 0.33 + random.uniform(0.16, 0.28), 0.71), ink)
    chart(canvas, random, room.back, (0.34, 0.39, 0.48, 0.62), ink)
    chart(canvas, random, room.back, (0.53, 0.39, 0.67, 0.62), ink)


def _rows(canvas: Canvas, random: Random, room: Room, side: int) -> None:
    palette = canvas.palette
    camera = room.camera
    near = random.uniform(2.0, 2.5)
    spacing = random.uniform(1.15, 1.4)
    rows = int((room.depth - 3.6 - near) / spacing) + 1
    aisle = random.choice((0.0, 0.0, 0.55, 0.7))
    chair = mix(
        random.choice((palette.accent, palette.wood, palette.shadow, palette.clothes[4])),
        palette.shadow,
        0.2,
    )
    air = mix(palette.wall, palette.light, 0.35)
    full = random.uniform(0.72, 0.95)
    for row in range(rows - 1, -1, -1):
        away = near + row * spacing
        scale = camera.scale(away)
        distance = row / max(1, rows - 1)
        blur = 0.0 if row else 1.6
        seat = random.uniform(0.62, 0.7)
        offset = random.uniform(0, seat)
        limit = room.half - 0.9
        at = -limit + offset
        while at < limit:
            place = at
            at += seat
            if abs(place) < aisle:
                continue
            x, top = camera.at(place, 1.3 + random.uniform(-0.06, 0.06), away)
            if not -100 < x < canvas.width + 100:
                continue
            if random.random() > full:
                _empty_chair(canvas, room, place, away, chair)
                continue
            look = somebody(random, palette).faded(air, 0.5 * distance)
            look = look.faded(palette.shadow, 0.12 * (1 - distance))
            seated(
                canvas,
                look,
                x + random.uniform(-0.06, 0.06) * scale,
                top,
                0.25 * scale,
                side,
                blur,
                mix(chair, air, 0.45 * distance),
            )
        # A veil of air in front of each row sets it apart from the next.
        if row:
            _, level = camera.at(0, 0.95, away)
            veil = [
                (-60, level - 30),
                (canvas.width + 60, level - 30),
                (canvas.width + 60, level + 120),
                (-60, level + 120),
            ]
            canvas.fill(veil, air, blur=40, opacity=0.1)
        if row == rows - 2:
            canvas.soften(1.2)


def _empty_chair(canvas: Canvas, room: Room, place: float, away: float, colour: Colour) -> None:
    palette = canvas.palette
    x, top = room.camera.at(place, 0.86, away)
    unit = 0.25 * room.camera.scale(away)
    tone = mix(colour, mix(palette.wall, palette.light, 0.35), min(0.5, away / 26))
    dark = mix(tone, palette.shadow, 0.55)
    shade = oval(x, top + unit * 3.4, unit * 1.5, unit * 0.35)
    canvas.fill(shade, palette.shadow, blur=unit * 0.3, opacity=0.35)
    legs = [
        [(x + a * 0.74 * unit, top + unit * 1.5), (x + a * 0.8 * unit, top + unit * 3.44)] for a in (-1, 1)
    ]
    canvas.lines(legs, dark, 0.1 * unit)
    back = [
        (-0.86, 0.06),
        (0, 0),
        (0.86, 0.06),
        (0.92, 0.5),
        (0.84, 1.6),
        (-0.84, 1.6),
        (-0.92, 0.5),
    ]
    outline = curve([(x + across * unit, top + down * unit) for across, down in back], 4)
    canvas.fill(outline, (tint(tone, 0.15), dark))
