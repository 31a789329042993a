"""What an organisation in a text is."""

from dataclasses import dataclass
from typing import Literal

from cms.intake.report import Span

Kind = Literal["school", "branch", "other"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation named at `span`; `name` in the nominative, `known` the key of one the site knows.

    `is_bare`: named by its kind alone ("the branch", «школа»), so that only the text around tells which.
    """

    span: Span
    name: str
    kind: Kind = "other"
    is_bare: bool = False
    known: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens `start` to `end` of a sentence that name an organisation, its head at `head`."""

    start: int
    end: int
    head: int
    kind: Kind = "other"
    is_bare: bool = False
