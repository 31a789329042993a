"""Geometry the scenes share: colours between colours, curves, ridges, and a camera."""

import math
from collections.abc import Sequence
from random import Random

from .palettes import Colour

Point = tuple[float, float]


def mix(first: Colour, second: Colour, amount: float) -> Colour:
    """The colour `amount` of the way from the first to the second."""
    return tuple(round(a + (b - a) * amount) for a, b in zip(first, second, strict=True))


def tint(colour: Colour, amount: float) -> Colour:
    """The colour made lighter (amount above 0) or darker (below 0)."""
    return mix(colour, (255, 252, 246), amount) if amount >= 0 else mix(colour, (0, 0, 0), -amount)


def vary(random: Random, colour: Colour, spread: int = 10) -> Colour:
    """The colour moved a little, so that no two neighbours are quite the same."""
    shift = random.randint(-spread, spread)
    return tuple(
        max(0, min(255, part + shift + random.randint(-spread // 3, spread // 3))) for part in colour
    )


def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """An upright rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def oval(x: float, y: float, across: float, down: float, turn: float = 0, steps: int = 36) -> list[Point]:
    """An ellipse with the given half axes, turned by `turn` radians."""
    cosine, sine = math.cos(turn), math.sin(turn)
    points = []
    for step in range(steps):
        angle = 2 * math.pi * step / steps
        along, aside = across * math.cos(angle), down * math.sin(angle)
        points.append((x + along * cosine - aside * sine, y + along * sine + aside * cosine))
    return points


def curve(points: Sequence[Point], steps: int = 6, closed: bool = True) -> list[Point]:
    """A smooth line through all the points (Catmull-Rom)."""
    count = len(points)
    smooth = []
    for index in range(count if closed else count - 1):
        if closed:
            a, b, c, d = (points[(index + offset) % count] for offset in (-1, 0, 1, 2))
        else:
            a = points[max(index - 1, 0)]
            b, c = points[index], points[index + 1]
            d = points[min(index + 2, count - 1)]
        for step in range(steps):
            t = step / steps
            smooth.append(
                tuple(
                    0.5
                    * (
                        2 * q
                        + (r - p) * t
                        + (2 * p - 5 * q + 4 * r - s) * t * t
                        + (3 * q - p - 3 * r + s) * t * t * t
                    )
                    for p, q, r, s in zip(a, b, c, d, strict=True)
                )
            )
    if not closed:
        smooth.append(points[-1])
    return smooth


def ridge(
    random: Random, width: float, base: float, height: float, rough: float = 0.5, depth: int = 7
) -> list[Point]:
    """The broken line of a mountain range (midpoint displacement), from left to right."""
    levels = [random.uniform(0.1, 0.9) for _ in range(6)]
    spread = 0.4
    for _ in range(depth - 2):
        finer = []
        for left, right in zip(levels, levels[1:], strict=False):
            finer += [left, (left + right) / 2 + random.uniform(-spread, spread) / 2]
        levels = finer + [levels[-1]]
        spread *= rough
    low, high = min(levels), max(levels)
    last = len(levels) - 1
    return [
        (-40 + (width + 80) * index / last, base - height * (level - low) / (high - low))
        for index, level in enumerate(levels)
    ]


class Camera:
    """Projects metres (right, up, away) to picture units, looking straight ahead."""

    def __init__(self, centre: float, horizon: float, focal: float, height: float) -> None:
        self.centre = centre
        self.horizon = horizon
        self.focal = focal
        self.height = height

    def at(self, right: float, up: float, away: float) -> Point:
        """Where a point of the room falls in the picture."""
        scale = self.scale(away)
        return self.centre + right * scale, self.horizon - (up - self.height) * scale

    def scale(self, away: float) -> float:
        """Picture units a metre takes at this distance."""
        return self.focal / max(away, 0.15)

    def quad(self, *corners: tuple[float, float, float]) -> list[Point]:
        """A flat surface given by its corners."""
        return [self.at(*corner) for corner in corners]


class Panel:
    """An upright rectangle standing in the room: a wall, a board, a facade.

    It is addressed by `across` and `up` from 0 to 1, so that what hangs on it follows
    its perspective.
    """

    def __init__(
        self,
        camera: Camera,
        start: tuple[float, float],
        end: tuple[float, float],
        bottom: float,
        top: float,
    ) -> None:
        self.camera = camera
        self.start = start
        self.end = end
        self.bottom = bottom
        self.top = top

    def at(self, across: float, up: float) -> Point:
        """The picture point of a place on the panel."""
        right = self.start[0] + (self.end[0] - self.start[0]) * across
        away = self.start[1] + (self.end[1] - self.start[1]) * across
        return self.camera.at(right, self.bottom + (self.top - self.bottom) * up, away)

    def part(self, left: float, low: float, right: float, high: float) -> list[Point]:
        """A rectangle on the panel: top left, top right, bottom right, bottom left."""
        return [
            self.at(left, high),
            self.at(right, high),
            self.at(right, low),
            self.at(left, low),
        ]
