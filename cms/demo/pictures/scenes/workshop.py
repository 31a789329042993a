"""A workshop: flip charts and sticky notes, groups at their tables."""

from collections.abc import Callable
from random import Random

from ..canvas import Canvas
from ..people import seated, somebody
from ..room import Room, side_light, windows
from ..shapes import Camera, Colour, Panel, Point, curve, mix, oval, tint, vary
from ..standing import standing
from ..things import chart, mug

_NOTES = ((236, 204, 104), (224, 140, 116), (140, 184, 176), (170, 196, 132), (222, 178, 190))


def workshop(canvas: Canvas, random: Random) -> None:
    """Paint the room with its charts, the people, and the nearest table."""
    palette = canvas.palette
    upright = canvas.upright
    camera = Camera(
        canvas.width * random.uniform(0.44, 0.56),
        canvas.height * (random.uniform(0.36, 0.42) if upright else random.uniform(0.34, 0.42)),
        random.uniform(1000, 1180),
        random.uniform(1.65, 1.95),
    )
    room = Room(camera, random.uniform(4.2, 5.2), random.uniform(8, 9.5), random.uniform(3.4, 4.4))
    side = random.choice((-1, 1))
    room.paint(canvas, random, side)
    panel = room.left if side < 0 else room.right
    metres = [(2.2 + i * 1.9, 3.5 + i * 1.9) for i in range(3)]
    windows(canvas, random, panel, [(room.along(a), room.along(b)) for a, b in metres], 0.26, 0.86)
    _wall_of_notes(canvas, random, room.back)
    if random.random() < 0.6:
        room.lamps(canvas, random)
    canvas.soften(2.2)
    side_light(canvas, room, side, metres, room.height * 0.26, room.height * 0.86)
    limit = 1.6 if upright else 2.9
    places = (
        [-limit * 0.75, limit * 0.7]
        if upright
        else random.choice(([-2.7, 0.3, 2.8], [-2.2, 1.9], [-0.9, 2.4]))
    )
    for at in places:
        away = random.uniform(5.5, 6.3)
        _flip_chart(canvas, random, camera, at, away)
        for number in range(random.choice((1, 2, 3))):
            reader = at + (-0.6, 0.62, 1.15)[number] + random.uniform(-0.1, 0.1)
            x, foot = camera.at(reader, 0, away - 0.7)
            size = random.uniform(1.6, 1.8) * camera.scale(away - 0.7)
            pose = "raised" if number == 0 else random.choice(("folded", "down"))
            standing(
                canvas,
                somebody(random, palette),
                x,
                foot,
                size,
                side if pose != "raised" else 1,
                pose,
            )
    canvas.soften(0.8)
    _table(canvas, random, camera, side, upright)


def _wall_of_notes(canvas: Canvas, random: Random, wall: Panel) -> None:
    palette = canvas.palette
    board = (0.1, 0.34, 0.9, 0.78) if random.random() < 0.5 else (0.28, 0.36, 0.72, 0.8)
    canvas.fill(wall.part(*board), (tint(palette.light, 0.4), mix(palette.light, palette.wall, 0.4)))
    for tone in _NOTES:
        notes = []
        for _ in range(random.randint(5, 9)):
            left = random.uniform(board[0] + 0.02, board[2] - 0.05)
            low = random.uniform(board[1] + 0.03, board[3] - 0.08)
            notes.append(wall.part(left, low, left + 0.02, low + 0.045))
        canvas.fill(notes, mix(tone, palette.wall, 0.25))


def _flip_chart(canvas: Canvas, random: Random, camera: Camera, at: float, away: float) -> None:
    palette = canvas.palette
    turn = random.uniform(-0.2, 0.2)
    panel = Panel(camera, (at - 0.42, away - turn), (at + 0.42, away + turn), 0.9, 2.05)
    metal = mix(palette.wall_shade, palette.shadow, 0.4)
    x, foot = camera.at(at, 0, away)
    canvas.fill(oval(x, foot, 100, 14), palette.shadow, blur=8, opacity=0.4)
    legs = [[panel.at(0.5, 1), camera.at(at + part, 0, away + 0.2 * (part == 0))] for part in (-0.5, 0, 0.5)]
    canvas.lines(legs, metal, 4.5)
    paper = tint(palette.light, 0.45)
    canvas.fill(panel.part(-0.03, -0.02, 1.03, 1.03), metal)
    canvas.fill(panel.part(0, 0, 1, 1), (paper, mix(paper, palette.wall, 0.25)))
    ink = random.choice((palette.accent, mix(palette.shadow, palette.accent, 0.4), palette.clothes[6]))
    canvas.lines([[panel.at(0.14, 0.88), panel.at(random.uniform(0.5, 0.85), 0.88)]], ink, 4)
    chart(canvas, random, panel, (0.14, 0.45, 0.86, 0.8), ink)
    for tone in random.sample(_NOTES, 3):
        left, low = random.uniform(0.1, 0.72), random.uniform(0.06, 0.3)
        canvas.fill(panel.part(left, low, left + 0.17, low + 0.12), tone)


def _table(canvas: Canvas, random: Random, camera: Camera, side: int, upright: bool) -> None:
    """The nearest table with what the group is working on, and the group around it."""
    palette = canvas.palette
    half = random.uniform(0.95, 1.15) if upright else random.uniform(1.5, 2.1)
    middle = random.uniform(-0.15, 0.15) if upright else random.uniform(-0.5, 0.5)
    near, far, level = 2.35, 4.1, 0.74
    wood = vary(random, mix(palette.wood, palette.light, 0.3), 8)
    shade = camera.quad(
        (middle - half, 0, far),
        (middle + half, 0, far),
        (middle + half + 0.3, 0, near),
        (middle - half - 0.3, 0, near),
    )
    canvas.fill(shade, palette.shadow, blur=22, opacity=0.45)

    def flat(at: float, away: float) -> tuple[float, float]:
        return camera.at(middle + at, level, away)

    for at in (-half * 0.9, half * 0.9):
        canvas.lines(
            [[flat(at, far - 0.1), camera.at(middle + at, 0, far - 0.1)]],
            mix(wood, palette.shadow, 0.6),
            9,
        )
    top = [flat(-half, far), flat(half, far), flat(half, near), flat(-half, near)]
    canvas.fill(top, (tint(wood, 0.25), wood), rim=(0, -4, palette.light, 0.7))
    lip = [top[3], top[2], (top[2][0], top[2][1] + 16), (top[3][0], top[3][1] + 16)]
    canvas.fill(lip, mix(wood, palette.shadow, 0.45))
    glare = -side * half * 0.3
    canvas.fill(
        [
            flat(glare - 0.3, far),
            flat(glare + 0.4, far),
            flat(glare + 0.9, near),
            flat(glare, near),
        ],
        palette.light,
        blur=22,
        opacity=0.35,
    )
    paper = tint(palette.light, 0.45)
    for start, end, first, last in (
        (-half * 0.62, -0.04, 2.95, 3.75),
        (0.08, half * 0.6, 2.85, 3.6),
    ):
        slant = random.uniform(-0.1, 0.1)
        corners = [
            flat(start + slant, last),
            flat(end + slant, last),
            flat(end, first),
            flat(start, first),
        ]
        canvas.fill([(x + 4, y + 5) for x, y in corners], palette.shadow, blur=5, opacity=0.3)
        canvas.fill(corners, (paper, mix(paper, palette.wall, 0.15)))
        _plan(canvas, random, flat, start, end, first, last)
    for at in (-half * 0.86, half * 0.84):
        x, foot = flat(at, random.uniform(2.8, 3.5))
        mug(canvas, random, x, foot, 36)
    pens = []
    for _ in range(5):
        at, away = random.uniform(-half * 0.8, half * 0.8), random.uniform(2.5, 2.8)
        pens.append([flat(at, away), flat(at + random.uniform(-0.12, 0.12), away + 0.08)])
    canvas.lines(pens[:2], palette.accent, 6)
    canvas.lines(pens[2:], mix(palette.shadow, palette.accent, 0.2), 6)
    count = 2 if upright else random.choice((3, 3, 4))
    for number in range(count):
        at = middle + half * (2 * (number + 0.5) / count - 1) * random.uniform(1.0, 1.15)
        away = random.uniform(2.1, 2.2)
        x, crown = camera.at(at, random.uniform(1.16, 1.24), away)
        look = somebody(random, palette).faded(palette.shadow, 0.12)
        chair: Colour = mix(palette.accent, palette.shadow, 0.35)
        seated(canvas, look, x, crown, 0.245 * camera.scale(away), side, 1.3, chair)


def _plan(
    canvas: Canvas,
    random: Random,
    flat: Callable[[float, float], Point],
    start: float,
    end: float,
    first: float,
    last: float,
) -> None:
    """Notes and arrows on a large sheet that lies on the table."""
    palette = canvas.palette
    spots = [
        (start + (end - start) * a, first + (last - first) * b)
        for a in (0.14, 0.42, 0.7)
        for b in (0.16, 0.58)
    ]
    ink = mix(palette.shadow, palette.accent, 0.4)
    links = [
        [flat(a + 0.05, b + 0.06), flat(c + 0.05, d + 0.06)]
        for (a, b), (c, d) in zip(spots, spots[1:], strict=False)
    ]
    canvas.lines([curve(link, 2, False) for link in links], ink, 2.2, opacity=0.7)
    for at, away in spots:
        if random.random() < 0.85:
            corners = [
                flat(at, away + 0.13),
                flat(at + 0.13, away + 0.13),
                flat(at + 0.13, away),
                flat(at, away),
            ]
            canvas.fill(corners, vary(random, random.choice(_NOTES), 8))
