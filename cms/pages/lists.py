"""The site's lists: news, events, trainers and branches of one language, filtered, in pages.

A `Listing` turns a reader's `Filters` into a page of cards. Every list costs the same number of queries,
however long it is.
"""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import EmptyPage, Paginator
from django.db import models
from django.db.models.functions import Coalesce, ExtractYear
from django.utils.functional import cached_property
from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet

from cms.languages.alphabet import alphabetical
from cms.languages.time_zones import midnight
from cms.pages.dated_keys import DatedKeys, is_next, newest_days, seen_in
from cms.pages.fetching import PageKey, attach_lead_images, rows, specific_pages, with_roots
from cms.pages.filters import Filters
from cms.pages.models.holding import HeldTogetherMixin
from cms.pages.models.topics import Topic, TopicalMixin
from cms.pages.registry import accessor, listed_models
from wagtail_plone.documents.conditions import any_of
from wagtail_plone.documents.visibility import readable

PAGE_SIZE = 12
# The name under which events are listed.
EVENTS = "events"


def branches_of(locale: Locale, *, with_newest: bool = False) -> list[Page]:
    """The visible branches of a language, by the names of their cities. One query.

    `with_newest` sets `newest` on each: the day of its latest story, or None; by two more queries.
    """
    branches = {
        branch.pk: branch
        for model in listed_models("branches")
        for branch in seen_in(model, locale).defer("body").order_by()
    }
    if with_newest:
        for model in listed_models("news"):
            newest = newest_days(model, locale, [branch.path for branch in branches.values()])
            for branch in branches.values():
                branch.newest = newest.get(branch.path)
    return sorted(
        with_roots(branches).values(),
        key=lambda branch: alphabetical(getattr(branch, branch.listing_name_field)),
    )


def cards(
    locale: Locale,
    branches: list[Page],
    *lists: PageQuerySet | list[PageKey],
    without_streams: bool = True,
) -> list[list[Page]]:
    """Lists of specific pages of one language with branch, language and lead image at hand.

    `without_streams`: nothing but the cards themselves is shown of them (see `specific_pages`).
    One query a list, one a page type among all of them, two for all pictures.
    """
    wanted = [rows(pages) if isinstance(pages, PageQuerySet) else list(pages) for pages in lists]
    keys = (row for pages in wanted for row in pages)
    by_id = specific_pages(keys, locale, without_streams=without_streams)
    attach_lead_images(by_id.values())
    by_path = {branch.path: branch for branch in branches}
    for page in by_id.values():
        page.branch = next((by_path[path] for path in _paths_above(page) if path in by_path), None)
    return [[by_id[pk] for pk, _type in pages if pk in by_id] for pages in wanted]


class Listing:
    """The pages listed under a name, in one language."""

    def __init__(self, name: str, locale: Locale):
        self.name = name
        self.locale = locale
        self.models = listed_models(name)

    def pages(self, under: Page | None = None) -> PageQuerySet:
        """All visible pages of the list (of the branch `under`), unordered; dated ones with `listed_at`."""
        pages = readable(Page.objects.filter(locale=self.locale, content_type__in=self._content_types()))
        if under is not None:
            pages = pages.filter(self._held_by(under))
        dates = [
            models.F(f"{accessor(model)}__{model.listing_date_field}")
            for model in self.models
            if model.listing_date_field
        ]
        if not dates:
            return pages
        return pages.annotate(listed_at=Coalesce(*dates) if len(dates) > 1 else dates[0])

    def newest(self, limit: int, under: Page | None = None) -> list[PageKey]:
        """The keys of the latest pages, the newest first. One query a page type."""
        return DatedKeys(self.models, self.locale, under).newest(limit)

    def upcoming(self, limit: int, under: Page | None = None) -> list[PageKey]:
        """The keys of the next events, the soonest first; an event of today is still to come."""
        return DatedKeys(self.models, self.locale, under).upcoming(limit)

    def past(self, limit: int, under: Page | None = None) -> list[PageKey]:
        """The keys of events that are over, the latest first."""
        return DatedKeys(self.models, self.locale, under).past(limit)

    def stories_of(self, event: Page) -> PageQuerySet:
        """The news about an event, whichever language's version they name, the newest first."""
        return self.pages().filter(self._telling_of(event.translation_key)).order_by("-listed_at", "-pk")

    def by_name(self, pages: PageQuerySet | None = None, under: Page | None = None) -> list[PageKey]:
        """Pages of the list (all of them by default) in the order of the alphabet. One query."""
        pages = self.pages(under) if pages is None else pages
        names = [
            models.F(f"{accessor(model)}__{model.listing_name_field}")
            if model._meta.get_field(model.listing_name_field).model is model
            else models.F(model.listing_name_field)
            for model in self.models
        ]
        named = pages.annotate(listed_name=Coalesce(*names) if len(names) > 1 else names[0])
        named = named.values_list("pk", "content_type_id", "listed_name", "title")
        ordered = sorted(named, key=lambda row: (alphabetical(row[2] or ""), alphabetical(row[3]), row[0]))
        return [(pk, content_type_id) for pk, content_type_id, *_names in ordered]

    def filtered(self, filters: Filters) -> PageQuerySet:
        """The pages `filters` leaves: newest first, what is next soonest first; unordered where undated.

        Events of no certain year begin with what is next; what is over follows.
        """
        pages = self.pages()
        if filters.branch:
            branches = [branch for branch in self.branches if branch.slug == filters.branch]
            pages = pages.filter(self._held_by(branches[0])) if branches else pages.none()
        if filters.kind:
            kinds = [model for model in self.models if model.__name__.lower() == filters.kind]
            pages = pages.filter(content_type__in=self._content_types(kinds)) if kinds else pages.none()
        if filters.topic:
            pages = pages.filter(self._about(filters.topic))
        if filters.about:
            pages = pages.filter(self._telling_of(UUID(filters.about)))
        if not self.is_dated:
            return pages
        if filters.year:
            pages = pages.filter(
                listed_at__gte=self._bound(date(filters.year, 1, 1)),
                listed_at__lt=self._bound(date(filters.year + 1, 1, 1)),
            )
        if filters.when == "next":
            return pages.filter(self._is_next()).order_by("listed_at", "pk")
        if filters.when == "past":
            pages = pages.exclude(self._is_next())
        elif self.opens_with_next(filters):
            return self.with_next_first(pages)
        return pages.order_by("-listed_at", "-pk")

    def with_next_first(self, events: PageQuerySet) -> PageQuerySet:
        """Events in an order that begins with the one that is next, and then the latest of the past."""
        soonest = models.Case(models.When(self._is_next(), then="listed_at"))
        return events.order_by(soonest.asc(nulls_last=True), "-listed_at", "-pk")

    def opens_with_next(self, filters: Filters) -> bool:
        """True where the list holds events that are next and events that are over, the former first."""
        return self.name == EVENTS and not filters.when and not filters.year

    def page(self, filters: Filters):
        """The asked page of the filtered list, its objects being cards; the last page past the end."""
        pages = self.filtered(filters)
        paginator = Paginator(pages if self.is_dated else self.by_name(pages), PAGE_SIZE)
        try:
            page = paginator.page(filters.page)
        except EmptyPage:
            page = paginator.page(paginator.num_pages)
        (page.object_list,) = cards(self.locale, self.branches, page.object_list)
        return page

    def years(self) -> list[int]:
        """The years in which the list has something, the latest first. One query."""
        if not self.is_dated:
            return []
        dated = self.pages().annotate(year=ExtractYear("listed_at")).order_by("-year")
        return list(dated.values_list("year", flat=True).distinct())

    def kinds(self) -> list[tuple[str, str]]:
        """(value, name) of the page types in the list, where there is more than one."""
        if len(self.models) < 2:
            return []
        return [(model.__name__.lower(), model._meta.verbose_name_plural) for model in self.models]

    def topics(self) -> list[Topic]:
        """The topics of the language, by name. One query."""
        return list(Topic.objects.filter(locale=self.locale))

    def told_of(self, filters: Filters) -> Page | None:
        """The event the list is narrowed to news about. One query or none."""
        if not filters.about:
            return None
        events = Page.objects.filter(translation_key=UUID(filters.about), locale=self.locale)
        return readable(events).first()

    @cached_property
    def branches(self) -> list[Page]:
        """The branches of the language, by name. One query."""
        return branches_of(self.locale)

    @property
    def is_dated(self) -> bool:
        """True where the list is ordered by a date."""
        return any(model.listing_date_field for model in self.models)

    def _bound(self, day: date) -> date | datetime:
        """The first moment of `day`, in the type of the list's dates."""
        fields = (model._meta.get_field(model.listing_date_field) for model in self.models)
        return midnight(day) if any(isinstance(field, models.DateTimeField) for field in fields) else day

    def _content_types(self, among: Iterable[type] | None = None) -> list[int]:
        types = ContentType.objects.get_for_models(*(among if among is not None else self.models))
        return [content_type.pk for content_type in types.values()]

    def _is_next(self) -> models.Q:
        """Condition for events that are not over."""
        return any_of(is_next(f"{accessor(model)}__") for model in self.models)

    def _held_by(self, branch: Page) -> models.Q:
        """Condition for the pages below a branch, and for the events it holds together with another one."""
        is_held = Page.objects.get_queryset().descendant_of_q(branch)
        for model in self.models:
            if issubclass(model, HeldTogetherMixin):
                ids = model.held_with_branch(branch.translation_key, locale=self.locale)
                is_held |= models.Q(pk__in=ids)
        return is_held

    def _telling_of(self, key: UUID) -> models.Q:
        """Condition for stories about an event (`translation_key`) in any language."""
        is_about = models.Q(pk__in=[])
        for model in self.models:
            if hasattr(model, "about"):
                is_about |= models.Q(pk__in=model.objects.filter(about__translation_key=key).values("pk"))
        return is_about

    def _about(self, topic_slug: str) -> models.Q:
        """Condition for pages tagged with the topic in any language: its slug is the same in all of them."""
        is_about = models.Q(pk__in=[])
        for model in self.models:
            if issubclass(model, TopicalMixin):
                ids = model.objects.filter(topics__slug=topic_slug, locale=self.locale).values("pk")
                is_about |= models.Q(pk__in=ids)
        return is_about


def _paths_above(page: Page) -> Iterable[str]:
    """The tree paths of the pages above `page`, the nearest first."""
    step = page.steplen
    return (page.path[:end] for end in range(len(page.path) - step, 0, -step))
