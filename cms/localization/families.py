"""Families: the same content in several languages, and which member of it is the original."""

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.models import Translation, TranslationSource

from cms.pages.surroundings import HOME_DEPTH
from wagtail_plone.conf import content_languages


def content_locales() -> list[Locale]:
    """The languages of the site in the switcher's order. One query."""
    order = list(content_languages())
    return sorted(
        Locale.objects.filter(language_code__in=order),
        key=lambda locale: order.index(locale.language_code),
    )


def originals_of(model: type[TranslatableMixin]) -> QuerySet:
    """Of each family of pages (`Page`) or of a snippet model the object that was written first, unordered.

    No fallback, no translation, no later sibling. Quick for ten thousand pages.
    """
    leading_to_it = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale")
    )
    objects = model._default_manager.filter(~Exists(leading_to_it)).order_by()
    if model is Page:
        # Not `alias_of__isnull`: SQLite would look for older members among all pages that are no
        # aliases instead of in the family.
        objects = objects.alias(row_mirrors=Coalesce("alias_of_id", 0)).filter(row_mirrors=0)
    older = objects.filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    originals = objects.filter(~Exists(older))
    return originals.filter(depth__gte=HOME_DEPTH) if model is Page else originals


def originals(pages: QuerySet[Page]) -> QuerySet[Page]:
    """The originals among some pages."""
    return originals_of(Page).filter(pk__in=pages.values("pk"))


def original_of(page: Page) -> Page | None:
    """The original of a page's family. One query."""
    return originals(Page.objects.filter(translation_key=page.translation_key)).first()


def translations_to(instance: TranslatableMixin) -> QuerySet[Translation]:
    """The translations an object's text comes from, or is to come from."""
    return Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale_id=instance.locale_id
    )


def source_of(instance: TranslatableMixin) -> TranslationSource | None:
    """What was submitted for translation of this object, in its own language."""
    return TranslationSource.objects.filter(
        object_id=instance.translation_key, locale_id=instance.locale_id
    ).first()


def target_of(translation: Translation) -> TranslatableMixin | None:
    """The translated object, specific; None before there is any."""
    model = translation.source.specific_content_type.model_class()
    return model._default_manager.filter(
        translation_key=translation.source.object_id, locale_id=translation.target_locale_id
    ).first()


def has_text_of_its_own(target: TranslatableMixin | None) -> bool:
    """Whether there is a translated object that is no fallback, public or not."""
    if target is None:
        return False
    return not (isinstance(target, Page) and (target.alias_of_id or target.specific.fallback_from_id))


def is_read(target: TranslatableMixin | None) -> bool:
    """Whether readers see a translated object with a text of its own."""
    return has_text_of_its_own(target) and (not isinstance(target, Page) or target.live)
