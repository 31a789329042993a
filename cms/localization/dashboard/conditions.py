"""The states of the dashboard as SQL, to filter and count by; `states` works out the same from objects."""

from functools import cache, reduce
from operator import or_

from django.apps import apps
from django.db.models import (
    Case,
    CharField,
    Exists,
    Model,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from cms.localization.dashboard.states import CellState
from cms.localization.store.translations import Translation
from cms.pages.models.pages import SitePage


@cache
def snippet_models() -> tuple[type[Model], ...]:
    """The snippet models whose objects are translated."""
    return tuple(
        model
        for model in get_snippet_models()
        if issubclass(model, TranslatableMixin) and not issubclass(model, Page)
    )


@cache
def _site_page_models() -> tuple[type[SitePage], ...]:
    return tuple(model for model in apps.get_models() if issubclass(model, SitePage))


def shows_other_text() -> Q:
    """A condition for page querysets: the page stands in for a translation not published yet."""
    # An alias made an ordinary page keeps the source's text until it is published.
    detached = [
        Q(Exists(model.objects.filter(pk=OuterRef("pk"), fallback_from__isnull=False)))
        for model in _site_page_models()
    ]
    return reduce(or_, detached, Q(alias_of__isnull=False))


def is_live(model: type[Model]):
    """Tell whether an object is published; snippets without drafts always are."""
    return "live" if any(field.name == "live" for field in model._meta.fields) else Value(True)


def state_in(locale: Locale, model: type[Model]) -> Case:
    """The state of an original's family in a language, to annotate `originals_of(model)` with."""
    family = {"translation_key": OuterRef("translation_key"), "locale": locale.pk}
    in_progress = Value(CellState.IN_PROGRESS.value)
    # By the family, not by the language: SQLite would take the index of that for the narrower one.
    translations = (
        Translation.objects.alias(row_language=Coalesce("target_locale_id", 0))
        .filter(source__object_id=OuterRef("translation_key"), row_language=locale.pk, enabled=True)
        .order_by("-created_at")
        .values(row_state=Coalesce("progress__state", in_progress))
    )
    members = model._default_manager.filter(**family).order_by()
    if model is Page:
        absent = CellState.MISSING
        stand_in = [When(shows_other_text(), then=Value(CellState.UNTRANSLATED.value))]
    else:
        absent = CellState.UNTRANSLATED
        stand_in = []
    published = is_live(model)
    published = Q(live=True) if published == "live" else Q(pk__isnull=False)
    own = Case(
        *stand_in,
        When(published, then=Value(CellState.UP_TO_DATE.value)),
        default=in_progress,
        output_field=CharField(),
    )
    return Case(
        When(locale=locale.pk, then=Value(CellState.ORIGINAL.value)),
        default=Coalesce(
            # Of several translations into one language the original's comes first, then the newest.
            Subquery(translations.filter(source__locale=OuterRef("locale"))[:1]),
            Subquery(translations[:1]),
            Subquery(members.values(row_state=own)[:1]),
            Value(absent.value),
            output_field=CharField(),
        ),
        output_field=CharField(),
    )
