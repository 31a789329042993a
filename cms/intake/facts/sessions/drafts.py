"""A session while it is read: what later sentences add to it, and what it comes to in the end."""

import re
from dataclasses import dataclass, field
from datetime import date, time

from cms.intake.facts.found import Found, Session, SessionKind
from cms.intake.report import Span

# Kinds that no one leads: a contest has a jury, an exhibition its pictures.
LEADERLESS = frozenset(("contest", "exhibition"))


@dataclass(eq=False, slots=True)
class Draft:
    """What is known of a session so far. `anchor` is the stretch of its kind and title, `block` where it began."""

    kind: SessionKind
    title: str
    anchor: Span
    block: int
    day: date | None = None
    starts: time | None = None
    minutes: int | None = None
    speakers: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    is_sure: bool = True
    is_general: bool = False

    def led_by(self, names: tuple[str, ...] | list[str]) -> None:
        """Add who leads or speaks."""
        if self.kind not in LEADERLESS:
            self.speakers += [name for name in names if name not in self.speakers]

    def is_titled(self, title: str) -> bool:
        """Tell whether a title is this session's but for quotation marks, dashes and capitals."""
        return bool(self.title) and _letters(self.title) == _letters(title)

    def found(self) -> Found[Session]:
        """The session with the words it came from."""
        value = Session(self.kind, self.title, self.day, self.starts, self.minutes, tuple(self.speakers))
        return Found(value, tuple(sorted({self.anchor, *self.spans})), self.is_sure)


def _letters(title: str) -> list[str]:
    return re.findall(r"\w+", title.casefold())
