"""Values of Wagtail's fields as JSON, by what they are: what `api_fields` names, typed."""

import logging
from collections.abc import Iterable
from copy import deepcopy
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from math import isfinite
from typing import Any
from uuid import UUID

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Manager
from django.db.models.fields.files import FieldFile
from django.utils.duration import duration_iso_string
from django.utils.functional import Promise
from wagtail.api import APIField
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField
from wagtail.images.models import AbstractImage
from wagtail.models import AbstractPage
from wagtail.rich_text import RichText

from wagtail_plone.identity import file_address
from wagtail_plone.serialize.prefetched import Context, document_address
from wagtail_plone.serialize.references import kind_of, optional_class, references
from wagtail_plone.serialize.rich_text import public_html
from wagtail_plone.serialize.scales import captioned
from wagtail_plone.serialize.streams import stream_json

logger = logging.getLogger(__name__)
# Wagtail's model of a form's fields, and what of them is for those who fill in the form.
FORM_FIELDS = ("wagtail.contrib.forms", "AbstractFormField", "models")
FORM_FIELD = ("clean_name", "label", "field_type", "required", "choices", "default_value", "help_text")


class WrittenField(APIField):
    """A field that Wagtail's API v3 writes, and that the documents made here do not repeat."""

    def __init__(self, name: str):
        super().__init__(name, writable=True)


def api_field_names(model: type[models.Model]) -> list[str]:
    """The names a model declares in `api_fields`, in order; plain strings and `APIField`s alike.

    Of a form's fields that declare nothing, what people see of them.
    """
    return list(_api_fields(model))


def plain_names(model: type[models.Model]) -> list[str]:
    """The names in `api_fields` that bring no serializer of their own."""
    return [name for name, serializer in _api_fields(model).items() if serializer is None]


def mapping(instance: models.Model) -> dict[str, str]:
    """Names of the protocol and what the type calls them (`headless_fields`)."""
    return getattr(instance, "headless_fields", {})


def _api_fields(model: type[models.Model]) -> dict[str, Any]:
    """The serializer of each name in `api_fields`, None where it has none of its own."""
    declared = getattr(model, "api_fields", None)
    if declared is None:
        declared = FORM_FIELD if issubclass(model, optional_class(*FORM_FIELDS)) else ()
    return {
        field if isinstance(field, str) else field.name: getattr(field, "serializer", None)
        for field in declared
        if not isinstance(field, WrittenField)
    }


def own_fields(instance: models.Model, context: Context) -> dict[str, Any]:
    """Every field an object declares in `api_fields`, as JSON.

    Names that end in `blocks` or `blocks_layout` are left out: Volto takes the first such key of an
    object for its blocks.
    """
    return captioned(
        {
            name: field_value(instance, name, context)
            if serializer is None
            else _sent(instance, name, context)
            for name, serializer in _api_fields(type(instance)).items()
            if not name.endswith(("blocks", "blocks_layout"))
        }
    )


def field_value(instance: models.Model, name: str, context: Context) -> Any:
    """One field, property or relation of an object, as JSON."""
    value = value_of(instance, name)
    if isinstance(value, str) and isinstance(model_field(instance, name), RichTextField):
        return public_html(value, context)
    return as_json(value, context)


def value_of(instance: models.Model, name: str) -> Any:
    """The value of a field, a property or a relation, and what a method returns."""
    value = getattr(instance, name)
    return value() if callable(value) and not isinstance(value, Manager) else value


def model_field(instance: models.Model, name: str) -> models.Field | models.ForeignObjectRel | None:
    """The field of a name, or the relation that leads here; None for properties and methods."""
    try:
        return instance._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _sent(instance: models.Model, name: str, context: Context) -> Any:
    """A field as the serializer says that its `APIField` has been given; else as it is."""
    serializer = deepcopy(_api_fields(type(instance))[name])
    try:
        serializer.bind(name, None)
        value = serializer.get_attribute(instance)
        return as_json(None if value is None else serializer.to_representation(value), context)
    except Exception:
        # It may count on a request, which there is none of when a page is published.
        logger.exception("The serializer of %s.%s failed", type(instance).__name__, name)
        return field_value(instance, name, context) if hasattr(instance, name) else None


def as_json(value: Any, context: Context) -> Any:
    """Any value a field may have, as JSON; what is unknown becomes its words or None, not an error."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, datetime):
        return value.astimezone(context.zone_of(value)).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    if isinstance(value, Enum):
        return as_json(value.value, context)
    if isinstance(value, StreamValue):
        return stream_json(value, lambda item: as_json(item, context))
    if isinstance(value, RichText):
        return public_html(value.source, context)
    if isinstance(value, models.Model):
        return _object(value, context)
    if isinstance(value, FieldFile):
        return file_address(value.url) if value else None
    if isinstance(value, optional_class("wagtail.embeds", "EmbedValue")):
        # Its text would be the provider's markup, fetched now.
        return getattr(value, "url", None)
    if isinstance(value, dict):
        return on_one_host({str(key): as_json(item, context) for key, item in value.items()})
    if isinstance(value, Manager):
        return _list(value.all(), context)
    if isinstance(value, Iterable) and not isinstance(value, Promise | bytes):
        return _list(value, context)
    return words_of(value)


def words_of(value: Any) -> str | None:
    """The words a value's class has for it; None where Python would print a place in memory or its bytes."""
    if isinstance(value, models.Model):
        has_words = type(value).__str__ is not models.Model.__str__
    else:
        has_words = type(value).__str__ is not object.__str__ and not isinstance(value, bytes | bytearray)
    return str(value) if has_words else None


def on_one_host(sent: dict[str, Any]) -> dict[str, Any]:
    """A rendition as Wagtail's APIs send it, its addresses below the root address like any other."""
    if isinstance(sent.get("full_url"), str) and isinstance(sent.get("url"), str):
        return {**sent, "full_url": file_address(sent["url"])}
    return sent


def fetch_related(rows: list[models.Model]) -> None:
    """Fetch what the foreign keys in `api_fields` of rows of one model lead to: one query a key."""
    keys = [
        name
        for name in api_field_names(type(rows[0]))
        if getattr(model_field(rows[0], name), "many_to_one", False)
    ]
    models.prefetch_related_objects(rows, *keys)


def _list(items: Iterable, context: Context) -> list:
    """Items as JSON; pages readers cannot open are left out."""
    items = list(items)
    if len({type(item) for item in items}) == 1 and _has_fields_of_its_own(items[0]):
        fetch_related(items)
    context.know({"page": {item.pk for item in items if isinstance(item, AbstractPage)}})
    pairs = [(item, as_json(item, context)) for item in items]
    return [sent for item, sent in pairs if sent is not None or not isinstance(item, AbstractPage)]


def _has_fields_of_its_own(value: Any) -> bool:
    """Tell whether an object is sent as what its `api_fields` name; pages and files are not."""
    return isinstance(value, models.Model) and not kind_of(type(value))


def _object(value: Any, context: Context) -> Any:
    """A page as its summary, an image and a document as Plone's, anything else by its own `api_fields`."""
    if isinstance(value, AbstractPage):
        return context.summary(value.pk)
    if isinstance(value, AbstractImage):
        return context.image(value)
    model: type[models.Model] = type(value)
    if kind_of(model) == "document":
        context.know({"document": {value.pk}})
        if context.links.document_url(value.pk) is None:
            return None
        return {
            "title": value.title,
            "filename": value.filename,
            "content-type": value.content_type,
            "size": value.get_file_size(),
            "download": document_address(value),
        }
    with context.inside(value) as is_new:
        if is_new and api_field_names(type(value)):
            # At once: a stream of chosen pages would else be asked for page by page.
            context.know(references(value))
            return own_fields(value, context)
    return {"title": words_of(value) or ""}
