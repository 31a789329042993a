"""Fields of models by what becomes of them in other languages: translated, or the same in each."""

from django.db import models
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField, get_translatable_fields


def translated_names(model: type[models.Model]) -> set[str]:
    """The names of the fields that are translated."""
    return {field.field_name for field in get_translatable_fields(model) if type(field) is TranslatableField}


def names_for_others(model: type[models.Model]) -> set[str]:
    """The names of the fields that concern other languages.

    A page's slug, say, is neither translated nor the source's: each language keeps its own.
    """
    kinds = (TranslatableField, SynchronizedField)
    names = {field.field_name for field in get_translatable_fields(model) if isinstance(field, kinds)}
    return names | {field.name for field in model._meta.many_to_many}


def plain_neutral_names(model: type[models.Model]) -> list[str]:
    """The names of plain fields (no rows, no blocks) that say the same in every language."""
    names = [field.name for field in model._meta.many_to_many]
    names.extend(
        declared.field_name
        for declared in get_translatable_fields(model)
        if isinstance(declared, SynchronizedField) and _is_plain(declared.get_field(model))
    )
    return names


def neutral_fields_of(instance: TranslatableMixin) -> list[models.Field]:
    """The plain fields that other languages take from this object, whatever their declaration."""
    model = type(instance)
    neutral = [
        declared.get_field(model)
        for declared in get_translatable_fields(model)
        if not declared.is_translated(instance) and declared.is_synchronized(instance)
    ]
    return [field for field in neutral if _is_plain(field)]


def _is_plain(field: models.Field) -> bool:
    return isinstance(field, models.Field) and not isinstance(field, StreamField)
