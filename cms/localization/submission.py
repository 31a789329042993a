"""Submitting: content becomes a source, and a translation into each chosen language begins."""

from collections.abc import Iterable

from django.db import transaction
from wagtail.models import Locale, Page, TranslatableMixin

from cms.localization import memory
from cms.localization.adoption import Diverged, adopt
from cms.localization.fallback import ensure_fallbacks
from cms.localization.store.progress import mark_published
from cms.localization.store.sources import take_source
from cms.localization.store.translations import (
    Source,
    Translation,
    begun,
    came_from,
    has_text_of_its_own,
    is_read,
    related_snippets,
    target_of,
)


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


def begin(source: Source, locale: Locale, user=None) -> Translation:
    """One source's translation into one language."""
    translation, is_new = begun(source, locale)
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


def _submit_related(source: Source, locales: Iterable[Locale], user) -> None:
    """Snippets a source refers to are translated with it; theirs are not."""
    for related in related_snippets(source):
        related_source, _has_changed = take_source(related)
        for locale in locales:
            if locale.pk not in came_from(related_source):
                begin(related_source, locale, user)
