"""Families: the same content in several languages, and which member of it is the original."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from wagtail.models import Locale, Page, TranslatableMixin

from cms.localization.store.translations import is_translated_to
from cms.pages.deleted import deleted
from cms.pages.surroundings import HOME_DEPTH
from wagtail_plone.conf import content_languages


def content_locales(without: UUID | None = None) -> list[Locale]:
    """The languages of the site in the switcher's order, or those a family has no page in. One query."""
    order = list(content_languages())
    locales = Locale.objects.filter(language_code__in=order)
    if without is not None:
        locales = locales.exclude(pk__in=Page.objects.filter(translation_key=without).values("locale"))
    return sorted(
        locales,
        key=lambda locale: order.index(locale.language_code),
    )


def originals_of(model: type[TranslatableMixin]) -> QuerySet:
    """Of each family of pages (`Page`) or of a snippet model the object that was written first, unordered.

    No fallback, no translation, no later sibling; of pages none that lies in the bin. Quick for ten
    thousand pages.
    """
    objects = model._default_manager.filter(~is_translated_to()).order_by()
    if model is Page:
        # Not `alias_of__isnull`: SQLite would look for older members among all pages that are no
        # aliases instead of in the family.
        objects = objects.alias(row_mirrors=Coalesce("alias_of_id", 0)).filter(row_mirrors=0)
    older = objects.filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    originals = objects.filter(~Exists(older))
    return originals.filter(~deleted(), depth__gte=HOME_DEPTH) if model is Page else originals


def originals(pages: QuerySet[Page]) -> QuerySet[Page]:
    """The originals among some pages."""
    return originals_of(Page).filter(pk__in=pages.values("pk"))


def original_of(page: Page) -> Page | None:
    """The original of a page's family. One query."""
    return originals(Page.objects.filter(translation_key=page.translation_key)).first()
