"""The clock: until when something that was said by it stays true.

A page that says "on now" is right until the event ends. Whoever keeps answers watches what is said while one
is made (`watched`), and whoever says something by the clock says until when it holds (`holds_until`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime


@dataclass
class Watch:
    """The first moment at which something that was said is no longer true; None where nothing was."""

    until: datetime | None = None


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched() -> Iterator[Watch]:
    """Watch what is said by the clock meanwhile."""
    watch = Watch()
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)


def holds_until(moment: datetime) -> None:
    """Note that what is being said is true before `moment` and may not be from then on."""
    watch = _watch.get()
    if watch is not None and (watch.until is None or moment < watch.until):
        watch.until = moment
