"""What people call the place of a segment: the labels of the fields and blocks on the way to it."""

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ManyToOneRel
from django.utils.text import capfirst
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail_localize.models import TranslationContext, TranslationSource


def label_of(source: TranslationSource, context: TranslationContext) -> str:
    """The place of a segment, such as “Programme › Day › Sessions › Title”, in the active language.

    Read from the model by the context's field path; no query.
    """
    parts = [part for part in (context.field_path or context.path).split(".") if part]
    names = _of_field(source.specific_content_type.model_class(), parts)
    return " › ".join(capfirst(str(name)) for name in names if name)


def _of_field(model: type, parts: list[str]) -> list:
    try:
        field = model._meta.get_field(parts[0]) if parts else None
    except FieldDoesNotExist:
        return parts[:1]
    if field is None:
        return []
    if isinstance(field, ManyToOneRel):
        return [field.related_model._meta.verbose_name_plural, *_of_field(field.related_model, parts[1:])]
    if isinstance(field, StreamField):
        return [field.verbose_name, *_of_block(field.stream_block, parts[1:])]
    return [field.verbose_name]


def _of_block(block, parts: list[str]) -> list:
    if not parts:
        return []
    if isinstance(block, ListBlock):
        return _of_block(block.child_block, parts[1:])
    if isinstance(block, StructBlock | StreamBlock):
        child = block.child_blocks.get(parts[0])
        return [child.label, *_of_block(child, parts[1:])] if child else []
    return []
