"""Rooms: walls, windows and the light they throw."""

from random import Random

from .canvas import Canvas
from .shapes import Camera, Panel, mix, tint, vary


class Room:
    """A rectangular hall seen from inside, in metres around the camera."""

    def __init__(self, camera: Camera, half: float, depth: float, height: float) -> None:
        self.camera = camera
        self.half = half
        self.depth = depth
        self.height = height
        near = 0.5
        self.near = near
        self.left = Panel(camera, (-half, near), (-half, depth), 0, height)
        self.right = Panel(camera, (half, near), (half, depth), 0, height)
        self.back = Panel(camera, (-half, depth), (half, depth), 0, height)

    def along(self, away: float) -> float:
        """The share of a side wall's length at a distance."""
        return (away - self.near) / (self.depth - self.near)

    def paint(self, canvas: Canvas, random: Random, bright_side: int = 0) -> None:
        """Paint the bare room; the wall opposite the light is the brighter one."""
        palette = canvas.palette
        camera, half, depth, height = self.camera, self.half, self.depth, self.height
        wall, shade, dark = palette.wall, palette.wall_shade, palette.shadow
        ceiling = mix(mix(wall, palette.light, 0.35), shade, 0.25)
        near = self.near
        canvas.wash((mix(ceiling, shade, 0.3), ceiling, palette.floor, mix(palette.floor, dark, 0.4)))
        canvas.fill(
            camera.quad(
                (-half, height, near),
                (half, height, near),
                (half, height, depth),
                (-half, height, depth),
            ),
            (mix(ceiling, shade, 0.55), tint(ceiling, 0.1)),
        )
        floor = vary(random, palette.floor, 8)
        canvas.fill(
            camera.quad((-half, 0, depth), (half, 0, depth), (half, 0, near), (-half, 0, near)),
            (mix(floor, palette.light, 0.3), mix(floor, dark, 0.45)),
        )
        boards = [
            camera.quad((at, 0, depth), (at, 0, near))
            for at in (-half + index * half / 9 for index in range(19))
        ]
        canvas.lines(boards, mix(floor, dark, 0.5), 1.6, blur=1.5, opacity=0.3)
        lit = mix(wall, palette.light, 0.35)
        dim = mix(wall, shade, 0.6)
        for panel, side in ((self.left, -1), (self.right, 1)):
            tone = dim if side == bright_side else mix(lit, wall, 0.4 if bright_side else 1)
            far, close = mix(tone, palette.light, 0.12), mix(tone, shade, 0.55)
            row = (far, close) if side > 0 else (close, far)
            low = tuple(mix(colour, dark, 0.22) for colour in row)
            canvas.fill(panel.part(0, 0, 1, 1), row + low)
        canvas.fill(self.back.part(0, 0, 1, 1), (mix(wall, palette.light, 0.2), mix(wall, shade, 0.35)))
        skirting = 0.14 / height
        trim = mix(palette.wood, dark, 0.35)
        canvas.fill(
            [p.part(0, 0, 1, skirting) for p in (self.left, self.back, self.right)],
            trim,
            opacity=0.8,
        )
        # Corners gather shade; without it the walls look like paper.
        corners = [self.back.part(0, 0, 0.02, 1), self.back.part(0.98, 0, 1, 1)]
        canvas.fill(corners, dark, blur=16, opacity=0.35)
        canvas.fill(self.back.part(0, 0, 1, 0.05), dark, blur=18, opacity=0.35)

    def lamps(self, canvas: Canvas, random: Random) -> None:
        """Long ceiling lights in rows that run away from the viewer."""
        rows = random.choice((2, 3))
        shapes = []
        for row in range(rows):
            at = self.half * (2 * (row + 0.5) / rows - 1)
            away = 2.0
            while away < self.depth - 1:
                top = self.height - 0.03
                shapes.append(
                    self.camera.quad(
                        (at - 0.16, top, away + 1.2),
                        (at + 0.16, top, away + 1.2),
                        (at + 0.16, top, away),
                        (at - 0.16, top, away),
                    )
                )
                away += 2.4
        canvas.fill(shapes, canvas.palette.light, blur=14, opacity=0.5)
        canvas.fill(shapes, mix(canvas.palette.light, (255, 255, 255), 0.5))


def windows(
    canvas: Canvas,
    random: Random,
    panel: Panel,
    spans: list[tuple[float, float]],
    low: float,
    high: float,
    crossbars: int = 2,
    curtains: bool = False,
) -> None:
    """Tall windows on a wall, with something green and blurred outside."""
    palette = canvas.palette
    openings = [panel.part(left, low, right, high) for left, right in spans]
    canvas.fill(openings, palette.light, blur=34, opacity=0.55)
    frame = tint(mix(palette.light, palette.wall, 0.25), 0.1)
    margin = 0.012
    canvas.fill(
        [panel.part(a - margin, low - margin, b + margin, high + margin) for a, b in spans],
        (frame, mix(frame, palette.wall_shade, 0.4)),
    )
    bright = mix(palette.light, (255, 255, 255), 0.45)
    canvas.fill(openings, (mix(palette.sky_high, bright, 0.5), bright))
    outside = []
    for left, right in spans:
        span = high - low
        line = [(left, low)]
        for step in range(6):
            at = left + (right - left) * step / 5
            line.append((at, low + span * random.uniform(0.08, 0.34)))
        line.append((right, low))
        outside.append([panel.at(*point) for point in line])
    greenery = mix(palette.foliage, bright, 0.5)
    canvas.fill(outside, greenery, blur=5, opacity=0.7)
    bars = []
    rise = (high - low) * 0.009
    for left, right in spans:
        # Bars are surfaces, not lines: on a side wall they narrow with the distance.
        middle, thin = (left + right) / 2, (right - left) * 0.024
        bars.append(panel.part(middle - thin, low, middle + thin, high))
        for bar in range(1, crossbars + 1):
            level = low + (high - low) * bar / (crossbars + 1)
            bars.append(panel.part(left, level - rise, right, level + rise))
    canvas.fill(bars, frame)
    if curtains:
        cloth = mix(vary(random, palette.light, 6), palette.wall, 0.3)
        for left, right in spans:
            span = (right - left) * 0.24
            for start, end in (
                (left - margin * 2, left + span),
                (right - span, right + margin * 2),
            ):
                shape = panel.part(start, low - (high - low) * 0.16, end, high + margin * 2)
                canvas.fill(shape, (tint(cloth, 0.15), mix(cloth, palette.wall_shade, 0.35)), opacity=0.93)
                pleats = [
                    [
                        panel.at(start + (end - start) * part, high),
                        panel.at(start + (end - start) * part, low),
                    ]
                    for part in (0.2, 0.45, 0.7, 0.9)
                ]
                canvas.lines(pleats, palette.wall_shade, 3, blur=2.5, opacity=0.4)


def side_light(
    canvas: Canvas, room: Room, side: int, spans: list[tuple[float, float]], low: float, high: float
) -> None:
    """What windows of a side wall throw: patches on the floor and beams in the air."""
    light = canvas.palette.light
    patches, beams = [], []
    for start, end in spans:
        wall = side * room.half
        inner, outer = wall - side * 1.0, wall - side * 4.2
        patches.append(
            room.camera.quad(
                (inner, 0, end - 0.5),
                (outer, 0, end - 1.6),
                (outer, 0, start - 1.6),
                (inner, 0, start - 0.5),
            )
        )
        beams.append(
            room.camera.quad(
                (wall, high, start),
                (wall, high, end),
                (outer, 0, end - 1.6),
                (outer, 0, start - 1.6),
            )
        )
        beams.append(
            room.camera.quad(
                (wall, low, start),
                (wall, high, start),
                (outer, 0, start - 1.6),
                (inner, 0, start - 0.5),
            )
        )
    canvas.fill(patches, light, blur=9, opacity=0.5)
    canvas.fill(beams, light, blur=30, opacity=0.16)


def front_light(canvas: Canvas, room: Room, spans: list[tuple[float, float]], high: float) -> None:
    """What windows of the far wall throw: streaks on the floor towards the viewer."""
    light = canvas.palette.light
    streaks, beams = [], []
    for left, right in spans:
        start, end = room.half * (2 * left - 1), room.half * (2 * right - 1)
        streaks.append(
            room.camera.quad(
                (start, 0, room.depth),
                (end, 0, room.depth),
                (end + 0.7, 0, 2.2),
                (start + 0.7, 0, 2.2),
            )
        )
        beams.append(
            room.camera.quad(
                (start, high, room.depth),
                (end, high, room.depth),
                (end + 1.4, 0, 4.0),
                (start + 1.0, 0, 4.0),
            )
        )
    canvas.fill(streaks, light, blur=14, opacity=0.4)
    canvas.fill(beams, light, blur=36, opacity=0.13)
