"""A stage from the middle of the audience: a lectern, a screen, heads against the light."""

from random import Random

from ..canvas import Canvas
from ..people import head, seated, somebody
from ..shapes import Camera, Panel, box, curve, mix, oval, tint
from ..standing import standing
from ..things import chart, potted_plant


def stage(canvas: Canvas, random: Random) -> None:
    """Paint the dark hall, the lit stage and the audience in front of it."""
    palette = canvas.palette
    upright = canvas.upright
    camera = Camera(
        canvas.width * random.uniform(0.42, 0.58),
        canvas.height * (random.uniform(0.56, 0.62) if upright else random.uniform(0.54, 0.62)),
        random.uniform(1250, 1500),
        random.uniform(1.55, 1.8),
    )
    away = random.uniform(8.5, 10.5) if upright else random.uniform(9.0, 12.5)
    half = 10.0
    deck = 0.75
    dark = mix(palette.wall_shade, palette.shadow, 0.45)
    canvas.wash((mix(dark, palette.shadow, 0.6), dark, mix(dark, palette.shadow, 0.4)))
    back = Panel(camera, (-half, away + 3.5), (half, away + 3.5), deck, 7.5)
    _drapes(canvas, random, back)
    level = camera.at(0, deck, away)[1]
    far = camera.at(0, deck, away + 3.5)[1]
    wood = mix(palette.wood, palette.light, 0.12)
    canvas.fill(box(-10, far, canvas.width + 10, level), (mix(wood, palette.shadow, 0.25), tint(wood, 0.15)))
    screen = _screen(canvas, random, camera, away + 3.3, upright)
    canvas.soften(1.6)
    front = mix(palette.accent, palette.shadow, 0.55)
    floor = camera.at(0, 0, away)[1]
    canvas.fill(
        box(-10, level, canvas.width + 10, floor + 40),
        (tint(front, 0.1), mix(front, palette.shadow, 0.5)),
    )
    canvas.fill(box(-10, level - 3, canvas.width + 10, level + 6), tint(wood, 0.3))
    side = -1 if screen > 0 else 1
    _speaker(canvas, random, camera, away, deck, side * random.uniform(2.0, 2.7))
    for spot in (-3.7, 3.7):
        if random.random() < 0.7:
            x, foot = camera.at(spot + random.uniform(-0.2, 0.2), deck, away + 0.5)
            potted_plant(canvas, random, x, foot, random.uniform(0.9, 1.4) * camera.scale(away))
    canvas.soften(0.9)
    _audience(canvas, random, camera, away, side)


def _drapes(canvas: Canvas, random: Random, back: Panel) -> None:
    palette = canvas.palette
    cloth = mix(random.choice((palette.accent, palette.wall_shade, palette.clothes[6])), palette.shadow, 0.3)
    canvas.fill(back.part(0, 0, 1, 1), (mix(cloth, palette.shadow, 0.5), tint(cloth, 0.14)))
    count = random.randint(46, 64)
    for shift, tone, opacity in ((0, palette.shadow, 0.5), (0.4, palette.light, 0.16)):
        folds = []
        for fold in range(count):
            at = (fold + shift + random.uniform(-0.2, 0.2)) / count
            folds.append([back.at(at, 1), back.at(at + 0.002, 0)])
        canvas.lines(folds, tone, 7, blur=5, opacity=opacity)


def _screen(canvas: Canvas, random: Random, camera: Camera, away: float, upright: bool) -> float:
    """The screen with a slide; returns how far right of the middle it hangs."""
    palette = canvas.palette
    wide = random.uniform(2.9, 3.4) if upright else random.uniform(4.2, 5.4)
    middle = random.choice((-1, 1)) * random.uniform(0.3, 0.9)
    panel = Panel(camera, (middle - wide / 2, away), (middle + wide / 2, away), 2.0, 2.0 + wide * 0.6)
    canvas.fill(panel.part(0, 0, 1, 1), palette.light, blur=60, opacity=0.55)
    canvas.fill(panel.part(-0.012, -0.02, 1.012, 1.02), mix(palette.shadow, (0, 0, 0), 0.3))
    canvas.fill(panel.part(0, 0, 1, 1), (tint(palette.light, 0.7), mix(palette.light, palette.sky_low, 0.3)))
    ink = mix(palette.accent, palette.light, 0.08)
    canvas.fill(panel.part(0, 0, 0.035, 1), ink)
    canvas.fill(panel.part(0.1, 0.76, 0.1 + random.uniform(0.4, 0.7), 0.86), ink)
    canvas.fill(panel.part(0.1, 0.67, 0.1 + random.uniform(0.2, 0.5), 0.71), mix(ink, palette.light, 0.5))
    chart(canvas, random, panel, (0.1, 0.12, 0.48, 0.56), ink)
    chart(canvas, random, panel, (0.58, 0.12, 0.92, 0.56), ink)
    return middle


def _speaker(canvas: Canvas, random: Random, camera: Camera, away: float, deck: float, place: float) -> None:
    """Somebody at the lectern, turned to the screen, in a cone of light."""
    palette = canvas.palette
    x, foot = camera.at(place, deck, away + 0.6)
    scale = camera.scale(away + 0.6)
    top = (x + random.uniform(-120, 120), -40)
    cone = [
        (top[0] - 16, top[1]),
        (top[0] + 16, top[1]),
        (x + 0.9 * scale, foot),
        (x - 0.9 * scale, foot),
    ]
    canvas.fill(cone, palette.light, blur=26, opacity=0.3)
    canvas.fill(oval(x, foot, 1.3 * scale, 0.2 * scale), palette.light, blur=14, opacity=0.5)
    look = somebody(random, palette)
    size = random.uniform(1.62, 1.78) * scale
    behind = random.random() < 0.5
    side = -1 if place > 0 else 1
    if behind:
        standing(canvas, look, x, foot, size, side, random.choice(("raised", "down")))
    lectern = [(x - 0.4 * scale, foot - 1.18 * scale), (x + 0.4 * scale, foot - 1.12 * scale)]
    lectern += [(x + 0.3 * scale, foot + 0.02 * scale), (x - 0.3 * scale, foot + 0.02 * scale)]
    shift = (-side if behind else 0) * 0.85 * scale
    lectern = [(px + shift, py) for px, py in lectern]
    if not behind:
        # Behind the lectern only shoulders and hair show: the speaker looks at the screen.
        unit = size / 7.4
        head(canvas, look, x, foot - size, unit, side)
        body = [
            (-0.3, 1.0),
            (0.3, 1.0),
            (0.95, 1.4),
            (1.1, 3.0),
            (1.0, 4.0),
            (-1.0, 4.0),
            (-1.1, 3.0),
            (-0.95, 1.4),
        ]
        shape = curve([(x + across * unit, foot - size + down * unit) for across, down in body], 4)
        canvas.fill(shape, (tint(look.clothes, 0.14), mix(look.clothes, palette.shadow, 0.4)))
    wood = mix(palette.wood, palette.shadow, 0.15)
    canvas.fill(lectern, (tint(wood, 0.25), mix(wood, palette.shadow, 0.5)))
    badge = oval(x + shift, foot - 0.68 * scale, 0.14 * scale, 0.14 * scale)
    canvas.fill(badge, mix(palette.light, palette.accent, 0.2))


def _audience(canvas: Canvas, random: Random, camera: Camera, away: float, light: int) -> None:
    palette = canvas.palette
    near = random.uniform(1.7, 2.2)
    rows = random.choice((3, 4, 5))
    spacing = (away - 2.2 - near) / rows
    for row in range(rows - 1, -1, -1):
        distance = near + row * spacing
        scale = camera.scale(distance)
        depth = row / rows
        seat = random.uniform(0.6, 0.72)
        # Rows fall towards the stage, so the near ones do not hide it.
        eye = 1.3 - (0.14 if row == 0 else 0.0)
        reach = canvas.width / scale / 2 + 1
        at = -reach + random.uniform(0, seat) + (camera.centre - canvas.width / 2) / -scale
        while at < reach + 0.6:
            if random.random() < 0.9:
                x, top = camera.at(
                    at + random.uniform(-0.06, 0.06), eye + random.uniform(-0.06, 0.05), distance
                )
                look = somebody(random, palette).faded(palette.shadow, 0.62 - 0.3 * depth)
                blur = 2.6 if row == 0 else 0
                seated(
                    canvas,
                    look,
                    x,
                    top,
                    0.25 * scale,
                    light if abs(x - canvas.width / 2) < 300 else (1 if x < canvas.width / 2 else -1),
                    blur,
                )
            at += seat
    floor = box(-40, canvas.height * 0.84, canvas.width + 40, canvas.height + 60)
    canvas.fill(floor, palette.shadow, blur=60, opacity=0.4)
