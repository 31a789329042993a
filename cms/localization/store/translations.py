"""Translations and their sources: what is translated into which language, and the object it becomes."""

import json
from typing import cast

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Model, OuterRef, QuerySet
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.models import TranslationSource as Source

__all__ = ["Source", "Translation"]

# The permission to submit objects for translation, one for all of them.
SUBMIT = "wagtail_localize.submit_translation"


def as_taken(source: Source, instance: TranslatableMixin | None = None) -> TranslatableMixin:
    """The object to translate as it was when it was taken last, not saved.

    `instance` is the object as it is, where the caller has it. Raises `SourceDeletedError`.
    """
    if isinstance(instance, Page):
        return instance.with_content_json(json.loads(source.content_json))
    return source.as_instance()


def translations_to(instance: TranslatableMixin) -> QuerySet[Translation]:
    """The translations an object's text comes from, or is to come from."""
    return Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale_id=instance.locale_id
    )


def translations_from(instance: TranslatableMixin) -> QuerySet[Translation]:
    """The translations of what an object says in its own language."""
    return Translation.objects.filter(
        source__object_id=instance.translation_key, source__locale_id=instance.locale_id
    )


def is_translated_to() -> Exists:
    """A condition for pages and snippets: a translation leads to the object, whether begun or published."""
    return Exists(
        Translation.objects.filter(
            source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale")
        )
    )


def has_newer_text() -> Exists:
    """A condition for translations: somebody wrote a text after the last publication. By the clock alone."""
    return Exists(
        StringTranslation.objects.filter(
            context__object_id=OuterRef("source__object_id"),
            locale_id=OuterRef("target_locale_id"),
            updated_at__gt=OuterRef("progress__published_at"),
        )
    )


def source_of(instance: TranslatableMixin) -> Source | None:
    """The source submitted for translation of this object, in its own language."""
    return Source.objects.filter(object_id=instance.translation_key, locale_id=instance.locale_id).first()


def begun(source: Source, locale: Locale) -> tuple[Translation, bool]:
    """The translation of a source into a language, and whether it was begun just now."""
    return Translation.objects.get_or_create(source=source, target_locale=locale)


def came_from(source: Source) -> set[int]:
    """The ids of languages a source can't be translated into: its own, and those it was translated from."""
    upstream = dict(
        Translation.objects.filter(source__object_id=source.object_id).values_list(
            "target_locale_id", "source__locale_id"
        )
    )
    barred: set[int] = set()
    locale_id = source.locale_id
    while locale_id is not None and locale_id not in barred:
        barred.add(locale_id)
        locale_id = upstream.get(locale_id)
    return barred


def related_snippets(source: Source) -> list[TranslatableMixin]:
    """The snippets a source refers to, in its language, as far as they exist."""
    segments = source.relatedobjectsegment_set.select_related("object__content_type")
    related = [segment.object.get_instance_or_none(source.locale) for segment in segments]
    return [instance for instance in related if instance is not None and not isinstance(instance, Page)]


def model_of(source: Source) -> type[Model]:
    """The model of what is translated."""
    # By the types Django remembers, without a query.
    content_type = ContentType.objects.get_for_id(source.specific_content_type_id)
    return cast(type[Model], content_type.model_class())


def is_page(translation: Translation) -> bool:
    """Tell whether a translation is that of a page."""
    return issubclass(model_of(translation.source), Page)


def target_of(translation: Translation) -> TranslatableMixin | None:
    """The translated object, specific; None before there is any."""
    return (
        model_of(translation.source)
        ._default_manager.filter(
            translation_key=translation.source.object_id, locale_id=translation.target_locale_id
        )
        .first()
    )


def has_text_of_its_own(target: TranslatableMixin | None) -> bool:
    """Tell whether there is a translated object that is no fallback, public or not."""
    if target is None:
        return False
    return not (isinstance(target, Page) and (target.alias_of_id or target.specific.fallback_from_id))


def is_read(target: TranslatableMixin | None) -> bool:
    """Tell whether readers see a translated object with a text of its own."""
    return has_text_of_its_own(target) and (not isinstance(target, Page) or target.live)
