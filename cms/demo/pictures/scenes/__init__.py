"""The scenes: one concept a module, each a function that paints it on a canvas."""

from collections.abc import Callable
from random import Random

from ..canvas import Canvas
from .award import award
from .books import books
from .city import city
from .corridor import corridor
from .courtyard import courtyard
from .hall import hall
from .posters import posters
from .round_table import round_table
from .school import school
from .stage import stage
from .steppe import steppe
from .workshop import workshop

PAINTERS: dict[str, Callable[[Canvas, Random], None]] = {
    "hall": hall,
    "stage": stage,
    "posters": posters,
    "round_table": round_table,
    "workshop": workshop,
    "school": school,
    "steppe": steppe,
    "city": city,
    "books": books,
    "award": award,
    "corridor": corridor,
    "courtyard": courtyard,
}
