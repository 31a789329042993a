"""Still life by a window: stacks of books and papers, a mug, a plant."""

from random import Random

from ..canvas import Canvas
from ..nature import mountains, sky, tree
from ..shapes import box, curve, mix, tint, vary
from ..things import mug, potted_plant
from ..volumes import stack, standing_books


def books(canvas: Canvas, random: Random) -> None:
    """Paint the view, the window, the sill and what lies on it."""
    palette = canvas.palette
    level = canvas.height * (random.uniform(0.7, 0.76) if canvas.upright else random.uniform(0.7, 0.78))
    side = random.choice((-1, 1))
    _view(canvas, random, level, side)
    _table(canvas, random, level, side)
    middle = canvas.width * (0.5 - side * random.uniform(0.02, 0.1))
    front = level + (canvas.height - level) * random.uniform(0.3, 0.42)
    stacks = 1 if canvas.upright else random.choice((1, 2, 2))
    wide = random.uniform(330, 380) if canvas.upright else random.uniform(400, 470)
    left = middle - wide / 2 if stacks == 1 else middle - wide - 40
    if random.random() < 0.8:
        away = 1 if canvas.upright or stacks == 2 else -side
        x = middle + away * (wide * (0.5 if stacks == 1 else 1.05) + random.uniform(130, 180))
        potted_plant(canvas, random, x, front - 34, random.uniform(400, 520))
    for number in range(stacks):
        count = random.randint(5, 9) if number == 0 else random.randint(2, 5)
        stack(
            canvas,
            random,
            left + wide / 2 + number * (wide + 40),
            front - number * 8,
            wide,
            count,
            side,
        )
    if random.random() < 0.75:
        # Books on end stand beyond the stack, away from the plant.
        start = middle + wide * 0.56 if stacks == 1 else middle - wide - 40 - random.uniform(220, 250)
        if canvas.upright or (stacks == 1 and side < 0):
            start = middle - wide * 0.56 - random.uniform(215, 235)
        standing_books(canvas, random, start, front - 30, side)
    _papers(canvas, random, middle, front, side)
    x = middle + side * random.uniform(150, 330)
    mug(canvas, random, x, canvas.height * 0.945, random.uniform(120, 145))
    beams = [
        (canvas.width / 2 - side * 900, -60),
        (canvas.width / 2 - side * 300, -60),
        (canvas.width / 2 + side * 560, canvas.height + 60),
        (canvas.width / 2 - side * 300, canvas.height + 60),
    ]
    canvas.fill(beams, palette.light, blur=90, opacity=0.15)


def _view(canvas: Canvas, random: Random, level: float, side: int) -> None:
    """What is outside, well out of focus, then the window's frame and a curtain."""
    palette = canvas.palette
    sky(canvas, random, level, 0.5)
    mountains(canvas, random, level * 0.86, level * random.uniform(0.25, 0.4), 2)
    canvas.wash((mix(palette.foliage, palette.light, 0.4), palette.foliage), level * 0.86, level)
    for _ in range(random.randint(3, 6)):
        tree(
            canvas,
            random,
            random.uniform(0, canvas.width),
            level * random.uniform(0.9, 1.0),
            random.uniform(200, 420),
            0.2,
        )
    canvas.soften(13)
    canvas.fill(box(0, 0, canvas.width, level), palette.light, opacity=0.18)
    frame = mix(tint(palette.light, 0.3), palette.wall, 0.2)
    dim = mix(frame, palette.wall_shade, 0.45)
    post = canvas.width * random.uniform(0.28, 0.72)
    bar = level * random.uniform(0.2, 0.3)
    shapes = [
        box(post - 17, -10, post + 17, level),
        box(-10, bar - 13, canvas.width + 10, bar + 13),
    ]
    shapes.append(box(-10, level - 46, canvas.width + 10, level))
    canvas.fill(shapes, (frame, dim), blur=2.6)
    canvas.lines(
        [[(post + 17, 0), (post + 17, level)], [(0, bar + 13), (canvas.width, bar + 13)]],
        dim,
        4,
        blur=3,
    )
    if random.random() < 0.75:
        cloth = mix(
            vary(random, random.choice((palette.light, palette.wall, palette.accent)), 8),
            palette.light,
            0.4,
        )
        edge = 0 if side > 0 else canvas.width
        reach = side * random.uniform(170, 300)
        drape = [
            (edge - side * 40, -20),
            (edge + reach, -20),
            (edge + reach * 0.82, level * 0.5),
            (edge + reach * 0.9, level + 4),
            (edge - side * 40, level + 4),
        ]
        canvas.fill(drape, (tint(cloth, 0.25), mix(cloth, palette.wall_shade, 0.4)), blur=4, opacity=0.95)
        pleats = [
            [
                (edge + reach * part, -20),
                (edge + reach * part * 0.88, level * 0.5),
                (edge + reach * part * 0.94, level),
            ]
            for part in (0.12, 0.3, 0.5, 0.68, 0.86)
        ]
        canvas.lines(pleats, palette.wall_shade, 16, blur=12, opacity=0.35)


def _table(canvas: Canvas, random: Random, level: float, side: int) -> None:
    palette = canvas.palette
    wood = vary(random, mix(palette.wood, palette.light, random.uniform(0.05, 0.45)), 8)
    lit, dim = tint(wood, 0.32), mix(wood, palette.shadow, 0.32)
    top = box(-10, level, canvas.width + 10, canvas.height + 10)
    corners = (lit, mix(lit, wood, 0.6), wood, dim) if side > 0 else (mix(lit, wood, 0.6), lit, dim, wood)
    canvas.fill(top, corners)
    grain = []
    for _ in range(26):
        y = level + (canvas.height - level) * random.random() ** 1.3
        x = random.uniform(-300, canvas.width)
        long = random.uniform(200, 700)
        grain.append(curve([(x, y), (x + long / 2, y + random.uniform(-5, 5)), (x + long, y)], 6, False))
    canvas.lines(grain, mix(wood, palette.shadow, 0.5), 2, blur=1.2, opacity=0.28)
    panes = []
    start = canvas.width / 2 - side * 620
    for number in range(3):
        x = start + side * number * 400
        panes.append(
            [
                (x, level + 8),
                (x + side * 270, level + 8),
                (x + side * 520, canvas.height + 20),
                (x + side * 150, canvas.height + 20),
            ]
        )
    canvas.fill(panes, palette.light, blur=12, opacity=0.42)
    canvas.lines([[(-10, level), (canvas.width + 10, level)]], palette.light, 4, blur=1.5, opacity=0.7)


def _papers(canvas: Canvas, random: Random, middle: float, front: float, side: int) -> None:
    """Sheets in front of the stack, a pencil on them."""
    palette = canvas.palette
    paper = tint(palette.light, 0.4)
    x, y = middle - side * random.uniform(20, 220), front + (canvas.height - front) * 0.5
    for _ in range(random.randint(2, 4)):
        slant = random.uniform(-50, 50)
        px, py = x + random.uniform(-26, 26), y + random.uniform(-10, 10)
        corners = [
            (px - 170 + slant, py - 46),
            (px + 150 + slant, py - 50),
            (px + 210, py + 56),
            (px - 200, py + 60),
        ]
        canvas.fill([(a + 5, b + 6) for a, b in corners], palette.shadow, blur=5, opacity=0.3)
        canvas.fill(corners, (paper, mix(paper, palette.wall, 0.25)))
    lines = []
    for row in range(6):
        part = (row + 1) / 7
        left, right = (
            px - 150 + slant * (1 - part) - 24 * part,
            px + (random.uniform(60, 130)) + slant * (1 - part),
        )
        level = py - 46 + 104 * part
        lines.append([(left, level), (right, level - 2)])
    canvas.lines(lines, mix(palette.shadow, paper, 0.45), 2.4, opacity=0.75)
    canvas.lines([[(px - 60, py + 62), (px + 120, py + 2)]], palette.shadow, 9, blur=4, opacity=0.4)
    canvas.lines([[(px - 66, py + 54), (px + 112, py - 6)]], mix((206, 150, 60), palette.accent, 0.2), 9)
    canvas.lines([[(px + 112, py - 6), (px + 126, py - 11)]], mix(palette.shadow, palette.wood, 0.3), 5)
