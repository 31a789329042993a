"""The map of the branches: the outline of the country, and a point for each branch whose place is known.

Degrees become units of a drawing by an equidistant conic projection (J. P. Snyder, Map Projections: A Working
Manual, USGS 1987, pages 111-113): Kazakhstan spans forty degrees, and looks bent in any simpler one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin

from wagtail.models import Page

# Units of the drawing; names of cities in the far east stand beside the country.
WIDTH, HEIGHT, MARGIN, BESIDE = 1000, 510, 12, 100
# Degrees: the parallels that keep their length, and the meridian that stands upright.
PARALLELS, MERIDIAN = (43, 53), 67
# Longitude and latitude along the border and the shore of the Caspian, clockwise from where they meet in the
# west; coarse, as a drawing of this size shows it.
BORDER = (
    (49.2, 46.3), (48.5, 46.6), (48.1, 47.7), (47.3, 47.8), (46.5, 48.4), (47.0, 49.2), (46.8, 49.4),
    (47.5, 50.4), (48.6, 49.9), (48.8, 50.6), (50.8, 51.7), (52.3, 51.7), (53.6, 51.4), (54.5, 50.9),
    (55.7, 50.6), (56.8, 51.0), (58.4, 51.1), (59.5, 50.5), (60.1, 50.9), (61.4, 50.8), (61.6, 51.4),
    (60.0, 52.0), (60.9, 52.5), (60.9, 52.9), (62.1, 53.0), (61.2, 53.3), (61.4, 54.0), (63.1, 54.2),
    (65.2, 54.4), (68.2, 55.0), (69.1, 55.4), (70.9, 55.3), (71.2, 54.1), (72.2, 54.4), (73.5, 54.0),
    (73.4, 53.5), (74.4, 53.5), (76.9, 54.5), (76.5, 54.2), (77.8, 53.4), (80.0, 50.9), (80.6, 51.4),
    (81.4, 50.9), (83.0, 50.9), (83.4, 51.1), (83.9, 50.9), (85.1, 49.6), (86.8, 49.8), (87.3, 49.1),
    (86.6, 48.5), (85.8, 48.4), (85.6, 47.2), (83.2, 47.3), (82.3, 45.5), (82.5, 45.1), (80.0, 44.9),
    (80.9, 43.2), (80.2, 42.2), (79.1, 42.8), (77.7, 42.9), (76.0, 43.0), (75.6, 42.8), (74.2, 43.3),
    (73.5, 43.0), (73.5, 42.5), (71.8, 42.8), (71.2, 42.8), (70.9, 42.2), (69.1, 41.4), (68.6, 40.7),
    (68.1, 40.9), (66.7, 41.2), (66.5, 42.0), (66.0, 42.0), (66.1, 43.0), (64.9, 43.7), (62.0, 43.5),
    (61.1, 44.4), (58.5, 45.6), (56.0, 45.0), (56.0, 41.3), (55.5, 41.3), (54.8, 42.0), (54.1, 42.3),
    (52.9, 42.1), (52.5, 41.8), (52.4, 42.7), (51.3, 43.1), (50.9, 44.0), (50.3, 44.3), (50.3, 44.6),
    (51.3, 44.5), (51.3, 45.2), (52.8, 45.4), (53.0, 46.8), (51.2, 47.0), (50.0, 46.6),
)  # fmt: skip
# Units of the drawing: how wide a letter of a name is, how high a line, and how far a name is from its point.
LETTER, LINE, GAP = 11, 20, 12


@dataclass(frozen=True)
class Point:
    """A branch on the map: where its point is, and on which side of it its name stands."""

    branch: Page
    x: int
    y: int
    is_named_left: bool

    @property
    def name_x(self) -> int:
        """Where the name begins, or ends where it stands on the left."""
        return self.x - GAP if self.is_named_left else self.x + GAP


@dataclass(frozen=True)
class BranchMap:
    """The drawing: the border as the path of an SVG of `width` × `height` units, and its points."""

    points: list[Point]
    outline: str
    width: int = WIDTH
    height: int = HEIGHT


def branch_map(branches: Iterable[Page]) -> BranchMap:
    """The map of branches."""
    return BranchMap(points(branches), outline())


@cache
def outline() -> str:
    """The border as the path of an SVG of `WIDTH` × `HEIGHT` units."""
    return "M" + " ".join(f"{x},{y}" for x, y in (place(*point) for point in BORDER)) + "z"


def points(branches: Iterable[Page]) -> list[Point]:
    """The branches whose place is known, each with its name where it covers no other one, if possible."""
    known = [branch for branch in branches if branch.latitude is not None and branch.longitude is not None]
    places = [place(float(branch.longitude), float(branch.latitude)) for branch in known]
    taken = [(x - GAP / 2, y - GAP / 2, x + GAP / 2, y + GAP / 2) for x, y in places]
    found = []
    for branch, (x, y) in zip(known, places, strict=True):
        length = LETTER * len(branch.city)
        right = (x + GAP, y - LINE / 2, x + GAP + length, y + LINE / 2)
        left = (x - GAP - length, y - LINE / 2, x - GAP, y + LINE / 2)
        is_named_left = (_covered(right, taken), right[2] > WIDTH) > (_covered(left, taken), left[0] < 0)
        taken.append(left if is_named_left else right)
        found.append(Point(branch, x, y, is_named_left))
    return found


def _covered(box: tuple, others: list[tuple]) -> int:
    """How many boxes another one overlaps; each is left, top, right, bottom."""
    return sum(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for other in others
    )


def place(longitude: float, latitude: float) -> tuple[int, int]:
    """Degrees as units of the drawing, from its upper left corner."""
    left, top, scale = _frame()
    x, y = _projected(longitude, latitude)
    return round(MARGIN + (x - left) * scale), round(MARGIN + (top - y) * scale)


@cache
def _frame() -> tuple[float, float, float]:
    """The left and upper edge of the country, and the units of the drawing for one of a unit sphere."""
    projected = [_projected(*point) for point in BORDER]
    (left, right), (bottom, top) = ((min(axis), max(axis)) for axis in zip(*projected, strict=True))
    scale = min((WIDTH - MARGIN - BESIDE) / (right - left), (HEIGHT - 2 * MARGIN) / (top - bottom))
    return left, top, scale


def _projected(longitude: float, latitude: float) -> tuple[float, float]:
    first, second = (radians(parallel) for parallel in PARALLELS)
    cone = (cos(first) - cos(second)) / (second - first)
    apex = cos(first) / cone + first
    angle = cone * radians(longitude - MERIDIAN)
    radius = apex - radians(latitude)
    return radius * sin(angle), -radius * cos(angle)
