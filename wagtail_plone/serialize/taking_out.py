"""Pictures that may not be shown, taken out of a page in memory before anything is made of it.

What is left is the page as if the picture had never been chosen: a row or a block that needs its picture goes
with it, and with its caption; where a picture may be missing (a logo, a lead image) its holder stays. The
page in the database keeps what was chosen. Never save a page that this was done to.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.db.models import Model
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail import blocks as wagtail_blocks
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME

from wagtail_plone.serialize.references import optional_class, picture_names

# Tells of an image, by its primary key, whether readers may see it.
IsShown = Callable[[Any], bool]
# Outcome of looking through a value that cannot stand without a picture that may not be shown.
GONE = object()


def take_out(instance: Model, is_shown: IsShown) -> bool:
    """Take the pictures for which `is_shown` is False out of an object, its streams and its inline rows.

    Returns False where the object cannot stand without one of them; a page always can.
    """
    stands = True
    model: type[Model] = type(instance)
    for name in picture_names(model):
        field: Any = instance._meta.get_field(name)
        key = getattr(instance, field.attname)
        if key is not None and not is_shown(key):
            if field.null:
                setattr(instance, name, None)
            else:
                stands = False
    take_out_of_streams(instance, is_shown)
    if isinstance(instance, ClusterableModel):
        for name in _rows_with_pictures(model):
            rows = list(getattr(instance, name).all())
            left = [row for row in rows if take_out(row, is_shown)]
            if len(left) < len(rows):
                setattr(instance, name, left)
    return stands


def take_out_of_streams(instance: Model, is_shown: IsShown) -> None:
    """Take the pictures for which `is_shown` is False out of an object's streams, and what needs them."""
    for name in _streams_with_pictures(type(instance)):
        _take_out_of(getattr(instance, name).stream_block, getattr(instance, name), is_shown)


@cache
def _streams_with_pictures(model: type[Model]) -> tuple[str, ...]:
    """The names of a model's streams in which a picture can be chosen."""
    fields = (field for field in model._meta.get_fields() if isinstance(field, StreamField))
    return tuple(field.name for field in fields if _holds_pictures(field.stream_block))


@cache
def _rows_with_pictures(model: type[ClusterableModel]) -> tuple[str, ...]:
    """The names of a model's inline rows that show pictures."""
    relations = get_all_child_relations(model)
    return tuple(
        relation.get_accessor_name()
        for relation in relations
        if relation.get_accessor_name() != COMMENTS_RELATION_NAME
        and (picture_names(relation.related_model) or _streams_with_pictures(relation.related_model))
    )


def _is_picture(block) -> bool:
    return isinstance(block, _picture_blocks())


@cache
def _picture_blocks() -> tuple[type, ...]:
    return (
        *optional_class("wagtail.images", "ImageBlock"),
        *optional_class("wagtail.images", "ImageChooserBlock"),
    )


def _holds_pictures(block) -> bool:
    """Tell whether a picture can be chosen in a block, at any depth."""
    if _is_picture(block):
        return True
    if isinstance(block, wagtail_blocks.ListBlock):
        return _holds_pictures(block.child_block)
    children = getattr(block, "child_blocks", None) or {}
    return any(_holds_pictures(child) for child in children.values())


def _take_out_of(block, value: Any, is_shown: IsShown) -> Any:
    """The value of a block without such pictures, changed in place; `GONE` where nothing of it is left."""
    if value is None or not _holds_pictures(block):
        return value
    if _is_picture(block):
        return value if is_shown(value.pk) else GONE
    if isinstance(block, wagtail_blocks.BaseStructBlock):
        return _of_struct(block, value, is_shown)
    if isinstance(block, wagtail_blocks.ListBlock):
        return _of_list(block, value, is_shown)
    if isinstance(block, wagtail_blocks.BaseStreamBlock):
        before = len(value)
        for number in reversed(range(before)):
            if _take_out_of(value[number].block, value[number].value, is_shown) is GONE:
                del value[number]
        return GONE if before and not len(value) else value
    return value


def _is_needed(block: Any) -> bool:
    """Tell whether a struct cannot stand without the value of this block."""
    image_block: Any = optional_class("wagtail.images", "ImageBlock")
    if isinstance(block, image_block):
        return block.child_blocks["image"].required
    if isinstance(block, wagtail_blocks.ListBlock):
        return bool(block.meta.min_num)
    return isinstance(block, wagtail_blocks.BaseStructBlock) or block.required


def _of_struct(block, value: Any, is_shown: IsShown) -> Any:
    for name, child in block.child_blocks.items():
        if _take_out_of(child, value.get(name), is_shown) is GONE:
            if _is_needed(child):
                return GONE
            if _is_picture(child):
                value[name] = None
    return value


def _of_list(block, value: Any, is_shown: IsShown) -> Any:
    before = len(value)
    for number in reversed(range(before)):
        if _take_out_of(block.child_block, value[number], is_shown) is GONE:
            del value[number]
    return GONE if before and not len(value) else value
