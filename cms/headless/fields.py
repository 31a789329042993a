"""Values of Wagtail's fields as JSON, by what they are: what `api_fields` names, typed."""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Manager
from wagtail.blocks import StreamValue
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from cms.headless.context import Context
from cms.headless.streams import stream_json


def api_field_names(model: type[models.Model]) -> list[str]:
    """The names a model declares in `api_fields`, in order; plain strings and `APIField`s alike."""
    return list(
        dict.fromkeys(
            field if isinstance(field, str) else field.name for field in getattr(model, "api_fields", ())
        )
    )


def own_fields(instance: models.Model, context: Context) -> dict[str, Any]:
    """Every field an object declares in `api_fields`, as JSON.

    Names that end in `blocks` or `blocks_layout` are left out: Volto takes the first such key of an
    object for its blocks.
    """
    return {
        name: field_value(instance, name, context)
        for name in api_field_names(type(instance))
        if not name.endswith(("blocks", "blocks_layout"))
    }


def field_value(instance: models.Model, name: str, context: Context) -> Any:
    """One field, property or relation of an object, as JSON."""
    try:
        field = instance._meta.get_field(name)
    except FieldDoesNotExist:
        field = None
    value = getattr(instance, name)
    # Wagtail's RichTextField stores its own dialect of HTML, which must not leave the house.
    if isinstance(value, str) and field is not None and field.__class__.__name__ == "RichTextField":
        return expand_db_html(value)
    return as_json(value() if callable(value) and not isinstance(value, Manager) else value, context)


def as_json(value: Any, context: Context) -> Any:
    """Any value a field may have, as JSON; what is unknown becomes text rather than an error."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, datetime):
        return value.astimezone(context.zone_of(value)).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, StreamValue):
        return stream_json(value, lambda item: as_json(item, context))
    if isinstance(value, Page):
        return context.summary(value.pk)
    if isinstance(value, AbstractImage):
        return context.image(value)
    if isinstance(value, dict):
        return {str(key): as_json(item, context) for key, item in value.items()}
    if isinstance(value, Manager):
        return [as_json(item, context) for item in value.all()]
    if isinstance(value, models.Model):
        return own_fields(value, context) or {"title": str(value)}
    if isinstance(value, Iterable):
        return [as_json(item, context) for item in value]
    return str(value)
