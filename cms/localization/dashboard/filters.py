"""Filters of the dashboard: queries that pick and order a page of rows out of all families."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Greatest
from wagtail.models import Locale, ModelLogEntry, Page

from cms.engagement.models import ViewCount
from cms.localization.dashboard.branches import Branch
from cms.localization.dashboard.conditions import is_live, snippet_models, state_in
from cms.localization.dashboard.rights import visible_originals
from cms.localization.dashboard.states import CellState
from cms.localization.families import originals_of

ORDERS = {
    "newest": (F("row_changed").desc(nulls_last=True), "row_title", "row_key"),
    "views": ("-row_views", "row_title", "row_key"),
    "title": ("row_title", "row_key"),
}


class Record(NamedTuple):
    """One family as the database lists it, named by its original; `kind` is a content type's id."""

    kind: int
    key: UUID
    locale_id: int
    title: str
    changed: datetime | None
    views: int
    is_live: bool


@dataclass(frozen=True)
class Filters:
    """A question to the dashboard. `locales` are the languages whose state counts, none meaning every one."""

    text: str = ""
    branch: Branch | None = None
    model: type[Model] | None = None
    locales: tuple[Locale, ...] = ()
    states: tuple[CellState, ...] = ()
    order: str = "newest"


class Listing:
    """The families `user` sees that match; to be counted and sliced, as a paginator does.

    Each count, slice and summary is a query for all models together, or one for pages and one for each
    snippet model.
    """

    def __init__(self, user, locales: list[Locale], filters: Filters | None = None):
        self.user = user
        self.locales = locales
        self.filters = filters or Filters()

    def count(self) -> int:
        """The number of families."""
        return sum(originals.count() for _model, originals in self._originals)

    def __getitem__(self, wanted: slice) -> list[Record]:
        """A slice of the rows in the order asked for."""
        parts = [_columns(model, originals) for model, originals in self._originals]
        if not parts:
            return []
        rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
        rows = rows.order_by(*ORDERS[self.filters.order])[wanted]
        return [Record(*row.values()) for row in rows]

    def summary(self) -> dict[int, Counter]:
        """The number of families in each state, by language."""
        names = {f"in_{locale.pk}": locale for locale in self.locales}
        counts: dict[int, Counter] = {locale.pk: Counter() for locale in self.locales}
        for model, originals in self._originals:
            states = {name: state_in(locale, model) for name, locale in names.items()}
            groups = originals.annotate(**states).values(*names).annotate(row_count=Count("pk")).order_by()
            for group in groups:
                for name, locale in names.items():
                    counts[locale.pk][CellState(group[name])] += group["row_count"]
        return counts

    @cached_property
    def _originals(self) -> list[tuple[type[Model], QuerySet]]:
        by_model = []
        for model in (Page, *snippet_models()):
            condition = self._condition(model)
            if condition is not None:
                originals = originals_of(model).filter(condition)
                by_model.append((model, self._in_states(model, originals)))
        return by_model

    def _condition(self, model: type[Model]) -> Q | None:
        """The condition for one model's originals; None where none of them can match."""
        filters = self.filters
        if filters.branch is not None and model is not Page:
            return None
        if filters.model is not None and model is not (
            Page if issubclass(filters.model, Page) else filters.model
        ):
            return None
        condition = visible_originals(self.user, model)
        if condition is None:
            return None
        if filters.model is not None and model is Page:
            condition &= Q(content_type=ContentType.objects.get_for_model(filters.model))
        if filters.branch is not None:
            condition &= filters.branch.pages
        if filters.text:
            condition &= _titled(model, filters.text)
        return condition

    def _in_states(self, model: type[Model], originals: QuerySet) -> QuerySet:
        """Those in one of the states asked for, in any of the languages asked for."""
        locales = self.filters.locales or self.locales
        if not self.filters.states:
            # Whatever the state: what can be translated into one of the languages.
            return originals.exclude(locale=locales[0]) if len(self.filters.locales) == 1 else originals
        matching = Q()
        for locale in locales:
            matching |= Q(**{f"in_{locale.pk}__in": [state.value for state in self.filters.states]})
        return originals.alias(**{f"in_{locale.pk}": state_in(locale, model) for locale in locales}).filter(
            matching
        )


def title_field(model: type[Model]) -> str:
    """The field that names an object of a model: a page's title, a snippet's first field of text."""
    if issubclass(model, Page):
        return "title"
    return next(
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, CharField) and not field.primary_key
    )


def _titled(model: type[Model], text: str) -> Q:
    """Originals that have a text in their title, in any language."""
    name = title_field(model)
    # SQLite folds the case of Latin letters alone.
    spellings = {text, text.lower(), text.upper(), text.capitalize(), text.title()}
    condition = Q()
    for spelling in sorted(spellings):
        condition |= Q(**{f"{name}__icontains": spelling})
    family = model._default_manager.filter(condition, translation_key=OuterRef("translation_key"))
    return Q(Exists(family.order_by()))


def _columns(model: type[Model], originals: QuerySet) -> QuerySet:
    """Originals as rows that those of all models share."""
    kind = F("content_type_id") if model is Page else Value(ContentType.objects.get_for_model(model).pk)
    live = is_live(model)
    views = ViewCount.objects.filter(pk=OuterRef("translation_key")).values("views")
    columns: dict[str, object] = {
        "row_kind": kind,
        "row_key": F("translation_key"),
        "row_locale": F("locale_id"),
        "row_title": Cast(title_field(model), CharField()),
        "row_changed": _changed(model),
        "row_views": Coalesce(Subquery(views), 0),
        "row_live": F(live) if isinstance(live, str) else live,
    }
    return originals.annotate(**columns).values(*columns)


def _changed(model: type[Model]):
    """The moment an original was last published or saved; of snippets the log tells."""
    if model is Page:
        saved, published = F("latest_revision_created_at"), F("last_published_at")
        return Greatest(Coalesce(saved, published), Coalesce(published, saved), output_field=DateTimeField())
    log = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id=Cast(OuterRef("pk"), CharField(max_length=255)),
    )
    return Subquery(log.order_by("-timestamp").values("timestamp")[:1])
