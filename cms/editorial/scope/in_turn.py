"""Results of several queries one after another, to be cut into pages like those of one."""

from collections.abc import Iterator

from django.db.models import QuerySet
from wagtail.search.backends.base import BaseSearchResults

Results = QuerySet | BaseSearchResults


class InTurn:
    """The results of the first query, then those of the next. One query to count each, one for what is shown.

    A search orders what it finds by how well it fits; whose it is comes before that.
    """

    ordered = True

    def __init__(self, model, *parts: Results):
        self.model = model
        self.parts = parts
        self._counts: list[int] = []

    def counts(self) -> list[int]:
        """How many each query finds."""
        if not self._counts:
            self._counts = [part.count() for part in self.parts]
        return self._counts

    def count(self) -> int:
        """How many there are in all."""
        return sum(self.counts())

    def __len__(self) -> int:
        return self.count()

    def __iter__(self) -> Iterator:
        return iter(self[0 : self.count()])

    def __getitem__(self, wanted: slice) -> list:
        start, stop = wanted.start or 0, self.count() if wanted.stop is None else wanted.stop
        found: list = []
        for part, count in zip(self.parts, self.counts(), strict=True):
            if start < count and stop > 0:
                found += part[max(start, 0) : min(stop, count)]
            start, stop = start - count, stop - count
        return found
