"""Translations that came into being elsewhere (an import, the demo, code) recorded as if translated here.

wagtail-localize asks the database several times a segment; a site of thousands of pages is recorded here
in a few dozen queries a page.
"""

import json
from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import (
    OverridableSegment,
    String,
    StringSegment,
    StringTranslation,
    Template,
    TemplateSegment,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)

from cms.localization.adoption import Written
from cms.localization.families import source_of
from cms.localization.progress import mark_published


@transaction.atomic
def record(original: TranslatableMixin, translations: Iterable[TranslatableMixin]) -> list[Translation]:
    """Record an object as the source of its translations, and their texts as what its segments became.

    Texts are paired by where they stand: blocks and rows of a translation have the ids of the original's.
    Does nothing for an object that was submitted before.
    """
    original = original.specific if isinstance(original, Page) else original
    if source_of(original) is not None:
        return []
    source, written = _source(original), Written(original)
    contexts = _contexts(source, original, written.parts)
    strings = _strings(original, written.parts)
    _segments(source, written.parts, contexts, strings)
    return [_translation(source, one, written.texts, contexts, strings) for one in translations]


def _source(original: TranslatableMixin) -> TranslationSource:
    content = (
        original.to_json()
        if isinstance(original, ClusterableModel)
        else json.dumps(get_serializable_data_for_fields(original), cls=DjangoJSONEncoder)
    )
    translatable, _is_new = TranslatableObject.objects.get_or_create_from_instance(original)
    return TranslationSource.objects.create(
        object=translatable,
        locale=original.locale,
        specific_content_type=ContentType.objects.get_for_model(type(original)),
        object_repr=str(original)[:200],
        content_json=content,
        schema_version=get_schema_version(original._meta.app_label),
        last_updated_at=timezone.now(),
    )


def _contexts(source: TranslationSource, original, parts: list) -> dict[str, TranslationContext]:
    """A context for each path, with the path of its field."""
    found = {context.path: context for context in TranslationContext.objects.filter(object=source.object)}
    new = {
        part.path: TranslationContext(
            object=source.object, path=part.path, path_id=TranslationContext._get_path_id(part.path)
        )
        for part in parts
        if part.path not in found
    }
    for context in new.values():
        # It would save itself, one by one; they are saved together below.
        context.save = lambda **_options: None
        context.get_field_path(original)
        del context.save
    TranslationContext.objects.bulk_create(new.values())
    return {**found, **new}


def _strings(original: TranslatableMixin, parts: list) -> dict[str, String]:
    """A string for each text in the original's language."""
    texts = {part.string.data for part in parts if isinstance(part, StringSegmentValue)}
    String.objects.bulk_create(
        [
            String(locale=original.locale, data=text, data_hash=String._get_data_hash(text))
            for text in sorted(texts)
        ],
        ignore_conflicts=True,
    )
    hashes = [String._get_data_hash(text) for text in texts]
    rows = String.objects.filter(locale=original.locale, data_hash__in=hashes)
    return {string.data: string for string in rows}


def _segments(source: TranslationSource, parts: list, contexts: dict, strings: dict) -> None:
    rows: dict[type, list] = defaultdict(list)
    for part in parts:
        place = {"source": source, "context": contexts[part.path], "order": part.order}
        if isinstance(part, StringSegmentValue):
            attributes = json.dumps(part.attrs, cls=DjangoJSONEncoder)
            rows[StringSegment].append(
                StringSegment(**place, string=strings[part.string.data], attrs=attributes)
            )
        elif isinstance(part, TemplateSegmentValue):
            rows[TemplateSegment].append(TemplateSegment(**place, template=Template.from_value(part)))
        elif isinstance(part, OverridableSegmentValue):
            data = json.dumps(part.data, cls=DjangoJSONEncoder)
            rows[OverridableSegment].append(OverridableSegment(**place, data_json=data))
    for model, found in rows.items():
        model.objects.bulk_create(found)


def _translation(
    source: TranslationSource,
    translated: TranslatableMixin,
    texts: dict[str, list[str]],
    contexts: dict[str, TranslationContext],
    strings: dict[str, String],
) -> Translation:
    translated = translated.specific if isinstance(translated, Page) else translated
    there = Written(translated).texts
    made = {
        (strings[text].pk, contexts[path].pk): other
        for path, here in texts.items()
        if len(here) == len(there[path])
        for text, other in zip(here, there[path], strict=True)
    }
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of_id=string_id,
            context_id=context_id,
            locale_id=translated.locale_id,
            data=text,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for (string_id, context_id), text in made.items()
    )
    translation = Translation.objects.create(source=source, target_locale_id=translated.locale_id)
    mark_published(translation)
    return translation
