"""A round table from above: people, papers and cups in the light of a window."""

import math
from random import Random

from ..above import from_above
from ..canvas import Canvas
from ..people import somebody
from ..shapes import box, curve, mix, oval, tint, vary


def round_table(canvas: Canvas, random: Random) -> None:
    """Paint the floor, the light, the table and the people round it."""
    palette = canvas.palette
    width, height = canvas.width, canvas.height
    _floor(canvas, random)
    x, y = width * random.uniform(0.46, 0.54), height * random.uniform(0.47, 0.53)
    long = canvas.upright
    down = random.uniform(400, 470) if long else random.uniform(225, 262)
    across = random.uniform(235, 265) if long else random.choice((down * 1.05, down * 1.5, down * 1.8))
    _window_light(canvas, random)
    _rug(canvas, random, x, y, across, down)
    top = oval(x, y, across, down, steps=72)
    canvas.fill([(px + 26, py + 32) for px, py in top], palette.shadow, blur=24, opacity=0.55)
    people = random.randint(9, 12) if max(across, down) > 330 else random.randint(6, 9)
    start = random.uniform(0, 2 * math.pi)
    size = random.uniform(64, 72)
    seats = _seats(across + size * 0.95, down + size * 0.95, people, start)
    looks = [somebody(random, palette) for _ in seats]
    for px, py in seats:
        inward = math.atan2(y - (y + py), x - (x + px))
        back = oval(
            x + px - math.cos(inward) * size * 0.55,
            y + py - math.sin(inward) * size * 0.55,
            size * 0.5,
            size * 0.82,
            inward,
            24,
        )
        canvas.fill([(a + 16, b + 18) for a, b in back], palette.shadow, blur=10, opacity=0.4)
        canvas.fill(back, (tint(palette.accent, 0.1), mix(palette.accent, palette.shadow, 0.45)))
    wood = vary(random, mix(palette.wood, palette.light, random.uniform(0.1, 0.5)), 8)
    canvas.fill(
        top,
        (tint(wood, 0.3), wood, mix(wood, palette.shadow, 0.05), mix(wood, palette.shadow, 0.3)),
        rim=(-5, -5, palette.light, 0.7),
    )
    rings = [
        [*(oval(x, y, across * part, down * part, steps=64)), (x + across * part, y)] for part in (0.965, 0.5)
    ]
    canvas.lines(rings, mix(wood, palette.shadow, 0.5), 2, opacity=0.4)
    glare = [
        (x - across * 0.6, y - down * 0.75),
        (x - across * 0.1, y - down * 0.85),
        (x + across * 0.5, y + down * 0.5),
        (x, y + down * 0.7),
    ]
    canvas.fill(glare, palette.light, blur=30, opacity=0.35)
    _things(canvas, random, x, y, across, down, seats)
    for look, (px, py) in zip(looks, seats, strict=True):
        from_above(canvas, look, x + px, y + py, math.atan2(-py, -px), size)
    _middle(canvas, random, x, y)
    beams = box(-60, -60, width * 0.5, height * 0.4)
    canvas.fill(beams, palette.light, blur=150, opacity=0.22)


def _seats(across: float, down: float, count: int, start: float) -> list[tuple[float, float]]:
    """Places spread evenly along the edge, not by angle: an oval would crowd its ends."""
    steps = 360
    ring = [
        (
            across * math.cos(start + 2 * math.pi * i / steps),
            down * math.sin(start + 2 * math.pi * i / steps),
        )
        for i in range(steps + 1)
    ]
    lengths = [0.0]
    for (x0, y0), (x1, y1) in zip(ring, ring[1:], strict=False):
        lengths.append(lengths[-1] + math.hypot(x1 - x0, y1 - y0))
    seats = []
    for seat in range(count):
        wanted = lengths[-1] * seat / count
        seats.append(ring[next(i for i, length in enumerate(lengths) if length >= wanted)])
    return seats


def _floor(canvas: Canvas, random: Random) -> None:
    palette = canvas.palette
    floor = mix(palette.floor, palette.light, 0.1)
    whole = box(0, 0, canvas.width, canvas.height)
    canvas.fill(whole, (mix(floor, palette.light, 0.35), floor, floor, mix(floor, palette.shadow, 0.4)))
    board = random.uniform(46, 80)
    slope = random.uniform(-0.35, 0.35)
    seams, ends, tones = [], [], []
    at = -canvas.height
    while at < canvas.width + canvas.height:
        seams.append([(at, -10), (at + slope * canvas.height, canvas.height + 10)])
        for _ in range(3):
            y = random.uniform(0, canvas.height)
            left = at + slope * y
            ends.append([(left, y), (left + board, y)])
            if random.random() < 0.4:
                y2 = y + random.uniform(120, 320)
                tones.append(
                    [
                        (left, y),
                        (left + board, y),
                        (at + slope * y2 + board, y2),
                        (at + slope * y2, y2),
                    ]
                )
        at += board
    canvas.fill(tones, mix(floor, palette.wood, 0.5), opacity=0.22)
    canvas.lines(seams + ends, mix(floor, palette.shadow, 0.6), 1.5, opacity=0.4)


def _window_light(canvas: Canvas, random: Random) -> None:
    palette = canvas.palette
    panes = []
    slant = random.uniform(0.35, 0.7)
    left = random.uniform(-260, 60)
    for column in range(6):
        for row in range(4):
            x, y = left + column * 300 + 20, row * 270 - 60
            shift = slant * y
            panes.append(
                [
                    (x + shift, y),
                    (x + 130 + shift, y),
                    (x + 130 + shift + slant * 220, y + 220),
                    (x + shift + slant * 220, y + 220),
                ]
            )
    canvas.fill(panes, palette.light, blur=7, opacity=0.36)


def _rug(canvas: Canvas, random: Random, x: float, y: float, across: float, down: float) -> None:
    if random.random() < 0.4:
        return
    palette = canvas.palette
    rug = mix(random.choice((palette.accent, palette.clothes[6], palette.wall_shade)), palette.floor, 0.35)
    for grow, tone in ((190, rug), (165, mix(rug, palette.light, 0.4)), (158, rug)):
        canvas.fill(oval(x, y, across + grow, down + grow, steps=72), tone, opacity=0.75)


def _things(
    canvas: Canvas, random: Random, x: float, y: float, across: float, down: float, seats: list
) -> None:
    """Papers, notebooks and cups in front of everyone."""
    palette = canvas.palette
    sheets, covers, lines = [], [], []
    cups = []
    for px, py in seats:
        inward = math.atan2(-py, -px)
        reach = 0.7
        spot = (x + px * reach, y + py * reach)
        turn = inward + math.pi / 2 + random.uniform(-0.25, 0.25)

        def place(a: float, b: float, spot=spot, turn=turn) -> tuple[float, float]:
            cosine, sine = math.cos(turn), math.sin(turn)
            return spot[0] + a * cosine - b * sine, spot[1] + a * sine + b * cosine

        target = sheets if random.random() < 0.7 else covers
        target.append([place(-24, -32), place(24, -32), place(24, 32), place(-24, 32)])
        if target is sheets:
            lines += [[place(-16, row), place(random.uniform(2, 16), row)] for row in (-20, -11, -2, 7, 16)]
        if random.random() < 0.75:
            cups.append(place(random.choice((-52, 52)), random.uniform(-20, 10)))
    under = [[(a + 5, b + 6) for a, b in shape] for shape in sheets + covers]
    canvas.fill(under, palette.shadow, blur=4, opacity=0.4)
    canvas.fill(sheets, tint(palette.light, 0.5))
    canvas.fill(covers, palette.clothes[5])
    canvas.lines(lines, mix(palette.shadow, palette.light, 0.45), 2, opacity=0.8)
    canvas.fill([oval(a + 6, b + 7, 19, 19) for a, b in cups], palette.shadow, blur=4, opacity=0.4)
    canvas.fill([oval(a, b, 19, 19) for a, b in cups], tint(palette.light, 0.4))
    canvas.fill([oval(a, b, 12.5, 12.5) for a, b in cups], (146, 92, 54))
    canvas.lines(
        [curve([(a + 17, b - 4), (a + 28, b), (a + 17, b + 6)], 4, False) for a, b in cups],
        tint(palette.light, 0.3),
        4,
    )


def _middle(canvas: Canvas, random: Random, x: float, y: float) -> None:
    """Flowers in the middle of the table, seen from above."""
    palette = canvas.palette
    spots = [
        (x + math.cos(i * 2.4) * 8 * math.sqrt(i), y + math.sin(i * 2.4) * 8 * math.sqrt(i))
        for i in range(34)
    ]
    random.shuffle(spots)
    canvas.fill(oval(x + 12, y + 16, 60, 60), palette.shadow, blur=10, opacity=0.5)
    for number, tone in enumerate(
        (
            palette.foliage,
            mix(palette.foliage, palette.light, 0.3),
            palette.clothes[6],
            tint(palette.light, 0.3),
        )
    ):
        shapes = [oval(a, b, 13 - number, 8, random.uniform(0, 3), 14) for a, b in spots[number::4]]
        canvas.fill(shapes, tone)
