"""Remembered answers, put aside and taken up again."""

from collections.abc import Iterator
from contextlib import contextmanager

from wagtail_plone.http.remembered import Memory, memory


@contextmanager
def nothing_remembered() -> Iterator[None]:
    """Have answers made anew until the end of the block, and remember the old ones again after it."""
    before = memory._answers
    memory._answers = Memory()._answers
    try:
        yield
    finally:
        memory._answers = before
