"""A reader's filters of a list: a request's parameters become one typed value at the edge."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

KEY = re.compile(r"[0-9a-f]{32}")
YEAR_MOST = 9000


def number_in(query, name: str, most: int) -> int | None:
    """A parameter of a `QueryDict` that is a plain positive number of at most `most`; None for all else."""
    text = query.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text[:9]) <= most else None


@dataclass(frozen=True)
class Filters:
    """A reader's filters of a list. Values that name nothing are dropped, so a stale link still lists."""

    branch: str = ""
    year: int | None = None
    kind: str = ""
    topic: str = ""
    when: str = ""
    # The `translation_key` of an event, in hexadecimal digits.
    about: str = ""
    page: int = 1

    @classmethod
    def from_query(cls, query) -> "Filters":
        """Read a `QueryDict`; values that can name nothing count as absent."""
        return cls(
            branch=query.get("branch", "")[:255],
            year=number_in(query, "year", YEAR_MOST),
            kind=query.get("kind", "")[:40],
            topic=query.get("topic", "")[:80],
            when=query.get("when", "") if query.get("when") in ("next", "past") else "",
            about=query.get("about", "") if KEY.fullmatch(query.get("about", "")) else "",
            page=number_in(query, "page", 100_000) or 1,
        )

    def query(self, **changes) -> str:
        """The query string of these filters with `changes`, page 1 left out: `?branch=taraz&year=2019`."""
        values = {**self.__dict__, **changes}
        if values["page"] == 1:
            values["page"] = None
        given = {name: value for name, value in values.items() if value}
        return f"?{urlencode(given)}" if given else "?"

    @property
    def is_active(self) -> bool:
        """True where any filter narrows the list; the page number is none."""
        return bool(self.branch or self.year or self.kind or self.topic or self.when or self.about)
