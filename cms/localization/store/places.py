"""Places: where a segment's text is kept, read from the model and from the object.

A *path* names a place in an object, with the ids of its blocks and rows (`body.<block id>.title`); a *field
path* names fields and blocks alone (`body.day.title`), as they are in every object of the model.
"""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, ManyToOneRel, Model
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import TranslatableMixin

from cms.localization.store.translations import Source, model_of


def way_to(source: Source, field_path: str) -> tuple[list, bool]:
    """The model fields and blocks a field path names, outermost first; whether all of it is known.

    A path is such as `programme.day.sessions.item.title` or `gallery_images.caption`; the items of lists
    are left out. No query.
    """
    return _of_field(model_of(source), [part for part in field_path.split(".") if part])


def _of_field(model: type[Model], parts: list[str]) -> tuple[list, bool]:
    try:
        field = model._meta.get_field(parts[0])
    except (FieldDoesNotExist, IndexError):
        return [], False
    if isinstance(field, ManyToOneRel):
        below, is_known = _of_field(field.related_model, parts[1:])
    elif isinstance(field, StreamField):
        below, is_known = _of_block(field.stream_block, parts[1:])
    else:
        below, is_known = [], True
    return [field, *below], is_known


def _of_block(block: Block, parts: list[str]) -> tuple[list, bool]:
    if isinstance(block, ListBlock):
        return _of_block(block.child_block, parts[1:]) if parts else ([], False)
    if not isinstance(block, StructBlock | StreamBlock):
        return [], True
    child = block.child_blocks.get(parts[0]) if parts else None
    if child is None:
        return [], False
    below, is_known = _of_block(child, parts[1:])
    return [child, *below], is_known


def length_limit(source: Source, field_path: str) -> int | None:
    """The most characters a segment's text may have; None where its field sets no limit. No query."""
    way, is_known = way_to(source, field_path)
    if not is_known:
        return None
    last = way[-1]
    if isinstance(last, Field):
        model = way[-2].related_model if len(way) > 1 else model_of(source)
        # Cards and search results show less of a title than its column would hold.
        return getattr(model, "length_limits", {}).get(last.name) or getattr(last, "max_length", None)
    return getattr(getattr(last, "field", None), "max_length", None)


def field_path(instance: TranslatableMixin, path: str) -> str:
    """The field path of a path in an object."""
    return ".".join(_fields_on(instance, path.split(".")))


def _fields_on(instance: TranslatableMixin, parts: list[str]) -> list[str]:
    field = instance._meta.get_field(parts[0])
    if isinstance(field, StreamField):
        return [parts[0], *_blocks_on(field.value_from_object(instance), parts[1:])]
    if isinstance(field, ManyToOneRel):
        rows = {str(row.translation_key): row for row in getattr(instance, parts[0]).all()}
        return [parts[0], *_fields_on(rows[parts[1]], parts[2:])]
    return [parts[0]]


def _blocks_on(value: Any, parts: list[str]) -> list[str]:
    if isinstance(value, StructValue):
        name = parts[0]
        block, inner = value.block.child_blocks[name], value[name]
    elif isinstance(value, ListValue):
        item = next(item for item in value.bound_blocks if item.id == parts[0])
        name, block, inner = "item", item.block, item.value
    else:
        item = next(item for item in value if item.id == parts[0])
        name, block, inner = item.block_type, item.block, item.value
    if isinstance(block, ImageBlock):
        # It is a struct that is shown as one field.
        return [name, *parts[1:]]
    if isinstance(block, StructBlock | StreamBlock | ListBlock):
        return [name, *_blocks_on(inner, parts[1:])]
    return [name]
