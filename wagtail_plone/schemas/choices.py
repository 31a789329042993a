"""Fields with choices, as vocabularies: `<app>.<Model>.<field>`."""

from collections.abc import Iterator

from django.db import models
from django.utils.encoding import force_str

from wagtail_plone.schemas.attributes import field_of
from wagtail_plone.schemas.portal_types import page_models
from wagtail_plone.serialize.fields import api_field_names


def vocabulary_name(field: models.Field) -> str:
    """The name of a field's choices as a vocabulary."""
    return f"{field.model._meta.app_label}.{field.model.__name__}.{field.name}"


def fields_with_choices() -> dict[str, models.Field]:
    """Every field with choices that page models send, or the rows that belong to them, by its name."""
    fields: dict[str, models.Field] = {}
    for models_of_type in page_models().values():
        for model in models_of_type:
            for field in _fields(model):
                if isinstance(field, models.Field) and field.choices:
                    fields[vocabulary_name(field)] = field
                elif isinstance(field, models.ManyToOneRel):
                    rows = (row for row in _fields(field.related_model) if isinstance(row, models.Field))
                    fields |= {vocabulary_name(row): row for row in rows if row.choices}
    return dict(sorted(fields.items()))


def _fields(model: type[models.Model]) -> Iterator:
    return filter(None, (field_of(model, name) for name in api_field_names(model)))


def choices_of(field: models.Field) -> dict[str, str]:
    """The tokens of a field's choices with their titles in the active language."""
    return {str(value): force_str(label) for value, label in field.flatchoices if value not in (None, "")}
