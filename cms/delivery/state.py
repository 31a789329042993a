"""The state of what pages show, in a word: as long as it is the same, a page that was made is right.

A page below a branch shows what is of its branch, some pages of other branches, and what every page shows;
its state is made of the changes of those alone. Which branches they are stands in its name, so that whoever
has the page can be told that it is right before anybody knows what is on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time
from hashlib import sha256
from uuid import UUID

from django.db import connection
from django.utils import timezone

from cms.delivery.changes import notes_under_way
from cms.delivery.models import ShownChange
from wagtail_plone.models import Counter

NANOSECONDS = 10**9

# Digits of a name before the minute until which it holds. Characters of a branch's key in it, and how many
# branches there is room for in a tag.
DIGITS, SHORT, BRANCHES_MOST = 18, 4, 4


@dataclass(frozen=True)
class State:
    """The changes that are visible now: their marks by branch, and what else makes a page another one."""

    # The sum of the marks of each branch, by the beginning of its key; of what concerns every page by "".
    marks: dict[str, int]
    # The first note that is kept (where older ones are removed, sums that were may come again), the last
    # change of documents that nobody noted, and the day at the site's place.
    first: int
    swept: int
    today: str
    # When it became so (seconds since 1970).
    since: float
    # The minutes gone of the day: what was said by the hour may be over.
    minute: int = field(default=0, compare=False)

    def name(self, branches: Iterable[UUID] | None, until: datetime | None = None) -> str:
        """A name for the state of a page that shows these branches; None for one that shows any.

        For a tag: hexadecimal digits, the keys of the branches behind a dot. `until`: the moment from which
        the page says something else by the clock (`cms.pages.clock`).
        """
        keys = sorted({key.hex[:SHORT] for key in branches or ()})
        minute = self._minute(until)
        if branches is None or len(keys) > BRANCHES_MOST:
            return self._named(sorted(self.marks), minute, "")
        return self._named(["", *keys], minute, f".{''.join(keys)}")

    def is_name(self, name: str) -> bool:
        """Tell whether a name that was once given to a page's state is its name now."""
        digits, dot, keys = name.partition(".")
        minute = digits[DIGITS:]
        if minute and int(minute, 16) <= self.minute:
            return False
        short = [keys[start : start + SHORT] for start in range(0, len(keys), SHORT)]
        shown = ["", *short] if dot else sorted(self.marks)
        return name == self._named(shown, minute, f"{dot}{keys}")

    def _minute(self, until: datetime | None) -> str:
        """The minute of today at which a name ends, in hexadecimal digits; "" where it lasts the day."""
        local = until and timezone.localtime(until)
        if local is None or str(local.date()) > self.today:
            return ""
        return f"{local.hour * 60 + local.minute:x}"

    def _named(self, keys: list[str], minute: str, tail: str) -> str:
        told = [(key, self.marks.get(key, 0)) for key in keys]
        state = f"{told} {self.first} {self.swept} {self.today} {minute}"
        return sha256(state.encode()).hexdigest()[:DIGITS] + minute + tail


def current_state() -> State:
    """The state now. Two queries.

    Beside noted changes it goes by what the API swept, for what is written without a signal and put right by
    `rebuild_documents`, and by the day at the site's place: what is to come is past at midnight. What a page
    says by the hour ends with the name it is given.
    """
    for noted in notes_under_way():
        noted.is_seen = True
    documents = Counter.position()
    with connection.cursor() as cursor:
        table = ShownChange._meta.db_table
        cursor.execute(f"SELECT branch, SUM(mark), MAX(moment), MIN(id) FROM {table} GROUP BY branch")  # noqa: S608
        rows = cursor.fetchall()
    marks: dict[str, int] = {}
    for branch, sum_of_marks, *_more in rows:
        # As text in SQLite, as a UUID in PostgreSQL; two that begin alike are forgotten together.
        key = str(branch).replace("-", "")[:SHORT] if branch else ""
        marks[key] = marks.get(key, 0) + int(sum_of_marks)
    now = timezone.localtime()
    today = now.date()
    midnight = timezone.make_aware(datetime.combine(today, time.min)).timestamp()
    moments = [moment / NANOSECONDS for _branch, _sum, moment, _first in rows]
    first = min((first for *_more, first in rows), default=0)
    since = max([midnight, documents.moment / NANOSECONDS if documents.swept else 0, *moments])
    return State(marks, first, documents.swept, str(today), since, minute=now.hour * 60 + now.minute)
