"""What an answer depends on: the documents it was made of, and those that would have been in it, too.

Whoever makes an answer does so inside `watching()`. Each document that is read meanwhile is noted by itself
(`PublishedDocument.from_db`); of documents that are not there yet nobody can tell but the one who asks, who
says where they would have to stand (`watch`). An answer nobody said that of depends on everything.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class Change:
    """A document that changed, or is gone: where it stands, and what it is.

    `key` is its primary key, `placed` the number of the change by which it came to this place, or was taken
    away. `in_menus` is True and `translation_key` None where a document is gone, of which they are no longer
    known.
    """

    sequence: int
    key: int
    path: str
    parent_path: str | None
    portal_type: str
    placed: int = 0
    in_menus: bool = True
    translation_key: UUID | None = None


@dataclass(frozen=True)
class Watched:
    """Documents to come: all that meet each of these conditions that is given.

    `path` is their own, `below` one that they stand at or below, `parent` the one right above them. `is_new`
    are those that come to such a place; one that stands there already may say something else.
    """

    path: str | None = None
    below: str = ""
    parent: str | None = None
    portal_types: frozenset[str] = frozenset()
    in_menus: bool = False
    translation_key: UUID | None = None
    is_new: bool = False

    def is_touched_by(self, change: Change, since: int) -> bool:
        """Tell whether a document that changed after the number `since` may be one of those."""
        return (
            (not self.is_new or change.placed > since)
            and (self.path is None or change.path == self.path)
            and (not self.below or change.path == self.below or change.path.startswith(f"{self.below}/"))
            and (self.parent is None or change.parent_path == self.parent)
            and (not self.portal_types or change.portal_type in self.portal_types)
            and (not self.in_menus or change.in_menus)
            and (self.translation_key is None or change.translation_key == self.translation_key)
        )


@dataclass
class Needs:
    """All that one answer depends on."""

    keys: set[int] = field(default_factory=set)
    watched: set[Watched] = field(default_factory=set)
    everything: bool = False
    # The number of the last change up to which the answer is known to be right.
    since: int = 0

    def is_touched_by(self, change: Change) -> bool:
        """Tell whether the answer may have become another one by a change."""
        return (
            self.everything
            or change.key in self.keys
            or any(watched.is_touched_by(change, self.since) for watched in self.watched)
        )


_needs: ContextVar[Needs | None] = ContextVar("needs", default=None)


@contextmanager
def watching() -> Iterator[Needs]:
    """What is read until the end of the block is noted."""
    needs = Needs()
    token = _needs.set(needs)
    try:
        yield needs
    finally:
        _needs.reset(token)


def note_read(key: int) -> None:
    """Note a document that was read."""
    needs = _needs.get()
    if needs is not None:
        needs.keys.add(key)


def watch(*watched: Watched) -> None:
    """Say which documents would be in the answer, were they there."""
    needs = _needs.get()
    if needs is not None:
        needs.watched.update(watched)


def watch_line(path: str) -> None:
    """Say that a document at any path above this one would be in the answer."""
    segments = path.split("/")
    watch(*(Watched(path="/".join(segments[:end]), is_new=True) for end in range(1, len(segments))))


def watch_everything() -> None:
    """Say that any change may make the answer another one."""
    needs = _needs.get()
    if needs is not None:
        needs.everything = True
