"""The last changes, as this process knows them: which answers it remembers are still right.

The sequence of changes is read on from where this process was: two queries, and only when something changed.
"""

from collections import deque
from threading import Lock

from wagtail_plone.models import Position, PublishedDocument, RemovedDocument
from wagtail_plone.watching import Change, Needs

# Of more changes than these since an answer was made it is made anew.
CHANGES_MOST = 1000


class Recent:
    """Changes between two positions of the sequence."""

    def __init__(self) -> None:
        # All changes after `_first` and up to `_last` are known, in order.
        self._first, self._last = 0, Position()
        self._changes: deque[Change] = deque()
        # Threads share it.
        self._lock = Lock()

    def clear(self) -> None:
        """Know of no change."""
        with self._lock:
            self._begin(Position())

    def leaves(self, needs: Needs, now: Position) -> bool:
        """Tell whether no change up to the current position touches what an answer needs.

        False, too, where more changed than is known, or everything did.
        """
        since = needs.since
        if needs.everything or since < now.swept:
            return False
        with self._lock:
            self._go_on(now)
            if not self._first <= since <= now.number:
                return False
            for change in reversed(self._changes):
                if change.sequence <= since:
                    break
                if change.sequence <= now.number and needs.is_touched_by(change):
                    return False
        needs.since = now.number
        return True

    def _begin(self, at: Position) -> None:
        self._first, self._last = at.number, at
        self._changes.clear()

    def _go_on(self, now: Position) -> None:
        """Read what changed since the last time."""
        last = self._last
        if now.number < last.number or (now.number == last.number and now.moment != last.moment):
            if now.moment >= last.moment:
                # Another history: the database was restored from a copy.
                self._begin(now)
            # Otherwise another thread has read on meanwhile.
            return
        if now.number == last.number:
            return
        if now.number - last.number > CHANGES_MOST:
            self._begin(now)
            return
        self._changes.extend(_between(last.number, now.number))
        self._last = now
        while len(self._changes) > CHANGES_MOST:
            self._first = self._changes.popleft().sequence


def _between(first: int, last: int) -> list[Change]:
    """The changes after one number and up to another one, in order. Two queries."""
    documents = PublishedDocument.objects.filter(sequence__gt=first, sequence__lte=last)
    columns = (
        "sequence", "pk", "path", "parent_path", "portal_type", "placed", "in_menus", "translation_key"
    )  # fmt: skip
    removed = RemovedDocument.objects.filter(sequence__gt=first, sequence__lte=last)
    changes = [Change(*row) for row in documents.values_list(*columns)]
    changes += [
        Change(sequence, key, path, path.rpartition("/")[0], portal_type, sequence)
        for sequence, key, path, portal_type in removed.values_list("sequence", "key", "path", "portal_type")
    ]
    return sorted(changes, key=lambda change: change.sequence)


recent = Recent()
