"""Where a segment's text is kept: the fields and blocks on the way to it, read from the model."""

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ManyToOneRel
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail_localize.models import TranslationContext, TranslationSource


def way_to(source: TranslationSource, context: TranslationContext) -> tuple[list, bool]:
    """The model fields and blocks a context's field path names, outermost first; whether all of it is known.

    A path is such as `programme.day.sessions.item.title` or `gallery_images.caption`; the items of lists
    are left out. No query.
    """
    parts = [part for part in (context.field_path or context.path).split(".") if part]
    return _of_field(source.specific_content_type.model_class(), parts)


def _of_field(model: type, parts: list[str]) -> tuple[list, bool]:
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


def _of_block(block, parts: list[str]) -> tuple[list, bool]:
    if isinstance(block, ListBlock):
        return _of_block(block.child_block, parts[1:]) if parts else ([], False)
    if not isinstance(block, StructBlock | StreamBlock):
        return [], True
    child = block.child_blocks.get(parts[0]) if parts else None
    if child is None:
        return [], False
    below, is_known = _of_block(child, parts[1:])
    return [child, *below], is_known
