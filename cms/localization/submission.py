"""Submitting: content becomes a source, and a translation into each chosen language begins."""

from collections.abc import Iterable

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.models import Translation, TranslationSource

from cms.localization import memory
from cms.localization.adoption import Diverged, adopt
from cms.localization.fallback import ensure_fallbacks
from cms.localization.families import has_text_of_its_own, is_read, target_of
from cms.localization.progress import mark_published
from cms.localization.sources import take_source


@transaction.atomic
def submit(instance: TranslatableMixin, locales: Iterable[Locale], user=None) -> list[Translation]:
    """Begin (or take up again) the translation of an object into languages; the translations.

    Readers see no difference: a page keeps its fallback until its translation is published. Texts of a
    translation made by hand are taken over, segments translated before are filled in from the memory.
    Raises `Diverged` where such a translation has parts that would be lost.
    """
    source, _has_changed = take_source(instance)
    _submit_related(source, locales, user)
    if isinstance(instance, Page):
        ensure_fallbacks(instance)
    return [begin(source, locale, user) for locale in locales if locale.pk not in came_from(source)]


def came_from(source: TranslationSource) -> set[int]:
    """The ids of languages a source can't be translated into: its own, and those it was translated from."""
    upstream = dict(
        Translation.objects.filter(source__object_id=source.object_id).values_list(
            "target_locale_id", "source__locale_id"
        )
    )
    found, locale_id = set(), source.locale_id
    while locale_id is not None and locale_id not in found:
        found.add(locale_id)
        locale_id = upstream.get(locale_id)
    return found


def begin(source: TranslationSource, locale: Locale, user=None) -> Translation:
    """One source's translation into one language."""
    translation, is_new = Translation.objects.get_or_create(source=source, target_locale=locale)
    target = target_of(translation)
    if has_text_of_its_own(target):
        adoption = adopt(translation, target, user)
        if adoption.left and (is_new or not translation.enabled):
            raise Diverged(adoption.left)
        if is_new and is_read(target):
            mark_published(translation)
    if not translation.enabled:
        translation.enabled = True
        translation.save(update_fields=["enabled"])
    memory.fill(translation, user)
    return translation


def _submit_related(source: TranslationSource, locales: Iterable[Locale], user) -> None:
    """Snippets a source refers to are translated with it; theirs are not."""
    for segment in source.relatedobjectsegment_set.select_related("object__content_type"):
        try:
            related = segment.object.get_instance(source.locale)
        except ObjectDoesNotExist:
            continue
        if not isinstance(related, Page):
            related_source, _has_changed = take_source(related)
            for locale in locales:
                if locale.pk not in came_from(related_source):
                    begin(related_source, locale, user)
