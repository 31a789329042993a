"""Writing an object of another language: its source's structure and values, with given texts."""

import json
from collections.abc import Iterator
from typing import cast

from django.contrib.auth.models import User
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page, PageViewRestriction, TranslatableMixin
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    StringSegment,
    TemplateSegment,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from cms.localization.store.public_texts import Texts, waits
from cms.localization.store.translations import Source, Translation, as_taken, target_of


def written_with(
    translation: Translation, written: Texts, instance: TranslatableMixin | None = None
) -> TranslatableMixin:
    """The translated object as it is with these texts, not saved; it must exist.

    `instance` is the object it is translated from, where the caller has it as it is.

    What has no text shows the source's; except texts whose field has something better in their stead
    (`texts_that_wait` of their model), which stay empty. Raises `SourceDeletedError`.
    """
    source, locale = translation.source, translation.target_locale
    original = as_taken(source, instance)
    translated = cast(TranslatableMixin, target_of(translation))
    copy_synchronised_fields(original, translated)
    parts = list(_parts(translation, original, written))
    ingest_segments(original, translated, source.locale, locale, parts)
    for model_field in type(translated)._meta.many_to_many:
        # What is chosen from a list, such as topics, is the source's choice in every language.
        if isinstance(model_field, ParentalManyToManyField):
            setattr(translated, model_field.name, list(getattr(original, model_field.name).all()))
    return translated


def _parts(translation: Translation, original: TranslatableMixin, written: Texts) -> Iterator[object]:
    source = translation.source
    for row in StringSegment.objects.filter(source=source).select_related("context", "string"):
        text = written.texts.get((row.context_id, row.string_id))
        if text is None:
            text = "" if waits(type(original), row.context.path) else row.string.data
        value = StringSegmentValue(row.context.path, StringValue(text), attrs=json.loads(row.attrs))
        yield value.with_order(row.order)
    for row in TemplateSegment.objects.filter(source=source).select_related("context", "template"):
        template = row.template
        yield TemplateSegmentValue(
            row.context.path,
            template.template_format,
            template.template,
            template.string_count,
            order=row.order,
        )
    for row in RelatedObjectSegment.objects.filter(source=source).select_related("context", "object"):
        # What is not translated itself stays what it is.
        if row.object.has_translation(translation.target_locale):
            yield RelatedObjectSegmentValue(
                row.context.path, row.object.content_type, row.object.translation_key, order=row.order
            )
    for row in OverridableSegment.objects.filter(source=source).select_related("context"):
        if row.context_id in written.choices:
            yield OverridableSegmentValue(row.context.path, written.choices[row.context_id], order=row.order)


def write_revisioned(translation: Translation, user: User | None = None) -> None:
    """Write and publish what is no page but has revisions, in wagtail-localize's own way."""
    translation.source.create_or_update_translation(
        translation.target_locale, user=user, publish=True, fallback=True
    )


def as_it_would_be(translation: Translation) -> TranslatableMixin:
    """The translated object with what translators have written by now, not saved, for a preview."""
    return translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)


def copy_view_restrictions(original: Page, page: Page, source: Source) -> None:
    """Let those read a translated page who may read its original. One query where everybody may."""
    if PageViewRestriction.objects.filter(page__in=[original.pk, page.pk]).exists():
        source.sync_view_restrictions(original, page)
