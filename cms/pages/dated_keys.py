"""Keys of a list's pages in the order of their dates, found by indexes however many pages the site has.

A list that tells how many it has looks at all of it. What only shows the first few goes through the index of
dates until there are enough: one query a page type, each page's visibility asked by itself. Of a branch its
own part of the tree is looked at instead, where its pages may be rare among those of the site.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.languages.time_zones import midnight
from cms.pages.fetching import PageKey
from cms.pages.models.holding import HeldTogetherMixin
from wagtail_plone.documents.conditions import ends_below
from wagtail_plone.documents.visibility import readable

Row = tuple[date | datetime, int, int]
# So many pages tell which branches published last.
LATEST = 300
# A condition for the pages of one type.
Condition = Callable[[type[Page]], Q]


def everything(_model: type[Page]) -> Q:
    """The condition that all pages meet."""
    return Q()


@dataclass(frozen=True)
class DatedKeys:
    """The keys of pages of some types in a language, by their dates.

    `under`: those of a branch; `where`: those alone. One query a page type.
    """

    models: Sequence[type[Page]]
    locale: Locale
    under: Page | None = None
    where: Condition = everything

    def newest(self, limit: int) -> list[PageKey]:
        """The latest pages, the newest first."""
        latest: list[Row] = []
        for model in self.models:
            seen = self._seen(model).order_by(f"-{model.listing_date_field}", "-pk")
            latest += _rows(seen[:limit], model)
        return _keys(sorted(latest, reverse=True)[:limit])

    def upcoming(self, limit: int) -> list[PageKey]:
        """The events that are not over, the soonest first."""
        soonest: list[Row] = []
        for model in self.models:
            # Both are ranges of an index, and few are to come: no order, which would be another index's.
            soonest += _rows(self._seen(model).filter(is_next()).order_by(), model)
        return _keys(sorted(soonest)[:limit])

    def past(self, limit: int) -> list[PageKey]:
        """The events that are over, the latest first."""
        today = midnight(timezone.localdate())
        is_over = Q(starts_at__lt=today) & (Q(ends_at__isnull=True) | Q(ends_at__lt=today))
        return replace(self, where=lambda model: is_over & self.where(model)).newest(limit)

    def _seen(self, model: type[Page]) -> QuerySet:
        return seen_in(model, self.locale, self.under).filter(self.where(model))


def is_next(prefix: str = "") -> Q:
    """A condition for events that are not over: their start or end is today or later.

    `prefix` leads to the event, such as `forumpage__`.
    """
    today = midnight(timezone.localdate())
    return Q(**{f"{prefix}starts_at__gte": today}) | Q(**{f"{prefix}ends_at__gte": today})


def newest_days(model: type[Page], locale: Locale, branches: list[str]) -> dict[str, date | datetime]:
    """The day of the latest page of each branch that has one, by the tree path of the branch.

    The latest of all tell for most branches; those that were silent for longer are looked through. Two
    queries.
    """
    dated = model.listing_date_field
    seen = seen_in(model, locale).order_by(f"-{dated}", "-pk")
    newest: dict[str, date | datetime] = {}
    for path, day in seen.values_list("path", dated)[:LATEST]:
        branch = next((branch for branch in branches if path.startswith(branch)), None)
        if branch is not None:
            newest.setdefault(branch, day)
    if silent := [branch for branch in branches if branch not in newest]:
        latest = seen.filter(path__startswith=OuterRef("path")).values(dated)[:1]
        days = Page.objects.filter(path__in=silent).annotate(newest_day=Subquery(latest))
        newest.update((path, day) for path, day in days.values_list("path", "newest_day") if day)
    return newest


def seen_in(model: type[Page], locale: Locale, under: Page | None = None) -> QuerySet:
    """The pages of a type that readers see in a language, looked for among those of the type."""
    visible = readable(Page.objects.filter(pk=OuterRef("pk"), locale=locale))
    if under is None:
        return model.objects.filter(Exists(visible))
    below = Q(path__range=ends_below(under.path))
    if issubclass(model, HeldTogetherMixin):
        # Events are few beside everything else that stands below a branch.
        held = model.held_with_branch(under.translation_key, locale=locale)
        return model.objects.filter(Exists(visible.filter(below | Q(pk__in=held))))
    return model.objects.filter(Exists(visible), pk__in=Page.objects.filter(below).values("pk"))


def _rows(pages: QuerySet, model: type[Page]) -> list[Row]:
    content_type = ContentType.objects.get_for_model(model)
    dated: Any = pages.values_list(model.listing_date_field, "pk")
    return [(day, pk, content_type.pk) for day, pk in dated]


def _keys(dated: Iterable[Row]) -> list[PageKey]:
    return [(pk, content_type) for _day, pk, content_type in dated]
