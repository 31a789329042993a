"""Flags of the checker: single things in a translation that may not be as in its source."""

from dataclasses import dataclass

NUMBER, DATE, NAME, TERM = "number", "date", "name", "term"


@dataclass(frozen=True)
class Flag:
    """A remark for people; nothing is refused because of it.

    `kind` is one of number, date, name, term; `message` a sentence in the active language; `source` and
    `target` the words it is about, "" where there are none.
    """

    kind: str
    message: str
    source: str = ""
    target: str = ""
