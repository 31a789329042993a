"""How long the text of a segment may be: as long as the field or block it belongs to allows."""

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ManyToOneRel
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail_localize.models import TranslationContext, TranslationSource


def length_limit(source: TranslationSource, context: TranslationContext) -> int | None:
    """The most characters a segment's text may have; None where its field sets no limit.

    Read from the model by the context's field path, such as `body.image.caption` or
    `gallery_images.caption`; no query.
    """
    model = source.specific_content_type.model_class()
    parts = [part for part in (context.field_path or context.path).split(".") if part]
    return _of_field(model, parts)


def _of_field(model: type, parts: list[str]) -> int | None:
    try:
        field = model._meta.get_field(parts[0])
    except FieldDoesNotExist:
        return None
    if isinstance(field, StreamField):
        return _of_block(field.stream_block, parts[1:])
    if isinstance(field, ManyToOneRel):
        return _of_field(field.related_model, parts[1:]) if parts[1:] else None
    # Cards and search results show less of a title than its column would hold.
    return getattr(model, "length_limits", {}).get(field.name) or getattr(field, "max_length", None)


def _of_block(block, parts: list[str]) -> int | None:
    if isinstance(block, ListBlock):
        return _of_block(block.child_block, parts[1:]) if parts else None
    if isinstance(block, StructBlock | StreamBlock):
        child = block.child_blocks.get(parts[0]) if parts else None
        return _of_block(child, parts[1:]) if child else None
    return getattr(getattr(block, "field", None), "max_length", None)
