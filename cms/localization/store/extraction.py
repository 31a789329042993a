"""Segments of a source, stored as wagtail-localize does it, in a constant number of queries.

wagtail-localize asks the database several times a segment, which a page of five hundred paragraphs, or a
site of thousands of pages, has no time for.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.utils import timezone
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    get_schema_version,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)

from cms.localization.store.identity import id_of_place, id_of_string, id_of_template
from cms.localization.store.places import field_path
from cms.localization.store.translations import Source, as_taken, source_of
from cms.localization.store.written import Written

# What tells a segment from others of its source, and its values.
StoredSegment = tuple[tuple, dict]


def serialized(instance: TranslatableMixin) -> str:
    """An object's content as a source keeps it."""
    if isinstance(instance, ClusterableModel):
        return instance.to_json()
    return json.dumps(get_serializable_data_for_fields(instance), cls=DjangoJSONEncoder)


@cache
def schema_version(app_label: str) -> str:
    """The name of an app's last migration, which wagtail-localize keeps with a source."""
    return get_schema_version(app_label)


def store_source(instance: TranslatableMixin, source: Source | None = None) -> Source:
    """Keep what an object says as a source with its segments; about twenty queries, however long it is.

    `source` is the one there is, where the caller has it. Segments that stay keep their ids, wherever in the
    object they stand now.
    """
    instance = instance.specific if isinstance(instance, Page) else instance
    values: dict[str, Any] = {
        "object_repr": str(instance)[:200],
        "content_json": serialized(instance),
        "schema_version": schema_version(instance._meta.app_label),
        "last_updated_at": timezone.now(),
    }
    source = source or source_of(instance)
    if source is None:
        translatable, _is_new = TranslatableObject.objects.get_or_create_from_instance(instance)
        source = Source.objects.create(
            object=translatable,
            locale=instance.locale,
            specific_content_type=ContentType.objects.get_for_model(type(instance)),
            **values,
        )
    elif json.loads(source.content_json) == json.loads(values["content_json"]):
        return source
    else:
        for name, value in values.items():
            setattr(source, name, value)
        source.save(update_fields=list(values))
    _store_segments(source, Written(as_taken(source, instance)))
    return source


def _store_segments(source: Source, written: Written) -> None:
    contexts = _contexts(source, written)
    strings = _strings(source, written.parts)
    templates = _templates(written.parts)
    objects = _objects(written.parts)
    wanted: dict[type[Model], list[StoredSegment]] = {
        model: [] for model in (StringSegment, TemplateSegment, RelatedObjectSegment, OverridableSegment)
    }
    for part in written.parts:
        context_id = contexts[part.path].pk
        place = {"context_id": context_id, "order": part.order}
        if isinstance(part, StringSegmentValue):
            string_id = strings[part.string.data].pk
            attrs = json.dumps(part.attrs, cls=DjangoJSONEncoder)
            kept: StoredSegment = ((context_id, string_id), {**place, "string_id": string_id, "attrs": attrs})
            wanted[StringSegment].append(kept)
        elif isinstance(part, TemplateSegmentValue):
            template_id = templates[_uuid_of(part)].pk
            wanted[TemplateSegment].append(((context_id,), {**place, "template_id": template_id}))
        elif isinstance(part, RelatedObjectSegmentValue):
            kept = ((context_id,), {**place, "object_id": objects[part.translation_key].pk})
            wanted[RelatedObjectSegment].append(kept)
        elif isinstance(part, OverridableSegmentValue):
            data = json.dumps(part.data, cls=DjangoJSONEncoder)
            wanted[OverridableSegment].append(((context_id,), {**place, "data_json": data}))
    for model, rows in wanted.items():
        _bring_up_to_date(model, source, rows)


def _bring_up_to_date(model: type[Model], source: Source, rows: list[StoredSegment]) -> None:
    """Make a source's segments of one kind these rows."""
    names = ("context_id", "string_id") if model is StringSegment else ("context_id",)
    stored: dict[tuple, list] = defaultdict(list)
    for segment in model._default_manager.filter(source=source).order_by("order"):
        stored[tuple(getattr(segment, name) for name in names)].append(segment)
    new, changed = [], []
    for key, values in rows:
        if not stored[key]:
            new.append(model(source=source, **values))
            continue
        segment = stored[key].pop(0)
        if any(getattr(segment, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(segment, name, value)
            changed.append(segment)
    gone = [segment.pk for left in stored.values() for segment in left]
    if gone:
        # Nothing refers to segments and nobody listens: Django would ask for them before it deletes them.
        segments = model._default_manager.filter(pk__in=gone)
        segments._raw_delete(segments.db)  # noqa: SLF001  the one way that asks nothing
    if changed:
        model._default_manager.bulk_update(changed, sorted(set(rows[0][1]) - {"context_id"}))
    model._default_manager.bulk_create(new)


def _contexts(source: Source, written: Written) -> dict[str, TranslationContext]:
    """A context for each path, with the path of its field."""
    contexts = {
        context.path: context for context in TranslationContext.objects.filter(object=source.object_id)
    }
    new = {part.path for part in written.parts} - set(contexts)
    TranslationContext.objects.bulk_create(
        [
            TranslationContext(
                object_id=source.object_id,
                path=path,
                path_id=id_of_place(path),
                field_path=field_path(written.instance, path),
            )
            for path in sorted(new)
        ],
        ignore_conflicts=True,
    )
    if new:
        # Asked for again: where somebody else made one at the same moment, it is theirs.
        fresh = TranslationContext.objects.filter(object=source.object_id, path__in=new)
        contexts |= {context.path: context for context in fresh}
    return contexts


def _strings(source: Source, parts: list) -> dict[str, String]:
    """A string for each text in the source's language."""
    hashes = {
        part.string.data: id_of_string(part.string.data)
        for part in parts
        if isinstance(part, StringSegmentValue)
    }
    of_source = String.objects.filter(locale_id=source.locale_id)
    strings = {string.data_hash: string for string in of_source.filter(data_hash__in=hashes.values())}
    # In one order everywhere: two publications that make the same strings wait for each other, not in a ring.
    new = sorted((uuid, text) for text, uuid in hashes.items() if uuid not in strings)
    if new:
        String.objects.bulk_create(
            [String(locale_id=source.locale_id, data=text, data_hash=uuid) for uuid, text in new],
            ignore_conflicts=True,
        )
        fresh = of_source.filter(data_hash__in=[uuid for uuid, _text in new])
        strings |= {string.data_hash: string for string in fresh}
    return {text: strings[uuid] for text, uuid in hashes.items()}


def _templates(parts: list) -> dict:
    """A template for each rich text, by its id."""
    wanted = {_uuid_of(part): part for part in parts if isinstance(part, TemplateSegmentValue)}
    templates = {template.uuid: template for template in Template.objects.filter(uuid__in=wanted)}
    new = sorted(set(wanted) - set(templates))
    if new:
        Template.objects.bulk_create(
            [
                Template(
                    uuid=uuid,
                    template=wanted[uuid].template,
                    template_format=wanted[uuid].format,
                    string_count=wanted[uuid].string_count,
                )
                for uuid in new
            ],
            ignore_conflicts=True,
        )
        templates |= {template.uuid: template for template in Template.objects.filter(uuid__in=new)}
    return templates


def _uuid_of(part: TemplateSegmentValue) -> UUID:
    return id_of_template(part.format, part.template)


def _objects(parts: list) -> dict:
    """The translatable objects a source refers to, by translation key."""
    wanted = dict(_related(parts))
    objects = TranslatableObject.objects.in_bulk(wanted)
    new = sorted(set(wanted) - set(objects))
    if new:
        TranslatableObject.objects.bulk_create(
            [TranslatableObject(translation_key=key, content_type=wanted[key]) for key in new],
            ignore_conflicts=True,
        )
        objects |= TranslatableObject.objects.in_bulk(new)
    return objects


def _related(parts: list) -> Iterator[tuple]:
    for part in parts:
        if isinstance(part, RelatedObjectSegmentValue):
            yield part.translation_key, part.content_type
