"""Results of a search in the order of an index that ranks the best of them and counts all."""

from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from wagtail_plone.documents.search import SERVICE_HITS, Ranking
from wagtail_plone.models import PublishedDocument


@dataclass(frozen=True)
class Ranked:
    """The documents of a `Ranking` that meet a condition, the best first.

    `narrows` says that some of the ranking may not meet it. Behind the best thousand come the others, the
    newest first.
    """

    ranking: Ranking
    condition: Q
    narrows: bool = True

    def exclude(self, **conditions) -> "Ranked":
        """These results without those that meet the conditions."""
        return replace(self, condition=self.condition & ~Q(**conditions), narrows=True)

    def window(self, start: int, end: int) -> tuple[list[int], int]:
        """The primary keys from one place up to another one in order, and the number of all.

        Two queries; three where a condition narrows more than a thousand results.
        """
        if not self.narrows:
            total = self.ranking.total()
            return self.ranking.best(min(end, total))[start:] if start < min(end, total) else [], total
        best = self.ranking.best(SERVICE_HITS)
        fitting = PublishedDocument.objects.filter(self.condition)
        kept = set(fitting.filter(pk__in=best).values_list("pk", flat=True))
        ranked = [key for key in best if key in kept]
        if len(best) < SERVICE_HITS:
            return ranked[start:end], len(ranked)
        found = fitting.filter(self.ranking.membership())
        return [*ranked[start:end], *self._others(found, ranked, start, end)], found.count()

    @staticmethod
    def _others(found: QuerySet, ranked: list[int], start: int, end: int) -> list[int]:
        first, last = max(0, start - len(ranked)), end - len(ranked)
        if last <= first:
            return []
        newest = found.exclude(pk__in=ranked).order_by("-effective", "-pk")
        return list(newest.values_list("pk", flat=True)[first:last])
