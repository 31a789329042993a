"""JSON Schemas of what a model's `api_fields` send: the counterpart of `wagtail_plone.serialize.fields`.

Fields are known by their class, relations by their model, properties and methods by the annotation of
what they return. Where nothing says what a value is, any value fits.
"""

import inspect
import types
import typing
from collections.abc import Iterable
from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models.fields.files import FileField
from django.utils.encoding import force_str
from django.utils.functional import cached_property
from django.utils.text import capfirst
from taggit.managers import TaggableManager
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import AbstractPage

from wagtail_plone.schemas import streams
from wagtail_plone.schemas.components import Components, reference
from wagtail_plone.schemas.words import (
    Schema,
    array,
    boolean,
    described,
    either,
    integer,
    mapping,
    moment,
    nullable,
    number,
    record,
    string,
    time_of_day,
)
from wagtail_plone.serialize.fields import api_field_names
from wagtail_plone.serialize.references import kind_of

SIMPLE: list[tuple[tuple[type, ...], Schema]] = [
    ((models.BooleanField,), boolean()),
    ((models.DateTimeField,), moment()),
    ((models.DateField,), string(format="date", examples=["2026-11-24"])),
    ((models.TimeField,), time_of_day()),
    ((models.IntegerField,), integer()),
    ((models.FloatField, models.DecimalField), number()),
    ((models.UUIDField,), string(examples=["0f3a5c1e9b7d4f6a8c2e1d3b5a7f9e0c"])),
    ((FileField,), nullable(string(format="uri"))),
    ((models.EmailField,), string(examples=["taraz@example.org"])),
    ((models.URLField,), string(examples=["https://example.org/"])),
    ((models.DurationField, models.GenericIPAddressField), string()),
    ((RichTextField,), string(contentMediaType="text/html")),
    ((models.CharField, models.TextField), string()),
]
HINTS: list[tuple[type | tuple[type, ...], Schema]] = [
    (bool, boolean()),
    (int, integer()),
    ((float, Decimal), number()),
    (datetime, moment()),
    (date, string(format="date")),
    (time, time_of_day()),
    (tzinfo, string(examples=["Asia/Almaty"])),
    (UUID, string(examples=["0f3a5c1e9b7d4f6a8c2e1d3b5a7f9e0c"])),
    (str, string()),
]


def model_properties(model: type[models.Model], components: Components) -> dict[str, Schema]:
    """The schema of every name in a model's `api_fields` that is sent (see `fields.own_fields`)."""
    return {
        name: attribute(model, name, components)
        for name in api_field_names(model)
        if not name.endswith(("blocks", "blocks_layout"))
    }


def attribute(model: type[models.Model], name: str, components: Components) -> Schema:
    """One field, property, method or relation of a model, with words about it."""
    if has_serializer(model, name):
        return described({}, words_of(model, name))
    field = field_of(model, name)
    if field is not None:
        return described(_field(field, components), words_of(model, name))
    return described(_returned(model, name, components), words_of(model, name))


def has_serializer(model: type[models.Model], name: str) -> bool:
    """Tell whether an `APIField` brings a serializer of its own, which may send anything."""
    return any(
        getattr(field, "serializer", None) is not None
        for field in getattr(model, "api_fields", ())
        if getattr(field, "name", field) == name
    )


def field_of(model: type[models.Model], name: str):
    """The field or the reverse relation of a name; None for properties and methods."""
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return getattr(getattr(model, name, None), "rel", None)


def words_of(model: type[models.Model], name: str) -> str:
    """The purpose of a field: its help text, its name, or its docstring."""
    field = field_of(model, name)
    if isinstance(field, models.ForeignObjectRel):
        return capfirst(force_str(field.related_model._meta.verbose_name_plural))
    if isinstance(field, models.Field) and field.verbose_name:
        title, help_text = capfirst(force_str(field.verbose_name)), force_str(field.help_text)
        return f"{title}. {help_text}" if help_text else title
    documented = inspect.getdoc(_function(getattr(model, name, None))) or ""
    return documented.partition("\n")[0] or capfirst(name.replace("_", " "))


def _field(field, components: Components) -> Schema:
    if isinstance(field, StreamField):
        return streams.stream(field.stream_block, components, field.name)
    if isinstance(field, TaggableManager) or field.many_to_many or field.one_to_many:
        return array(_item(field.related_model, components))
    if field.is_relation:
        if field.related_model is None:
            return {}
        schema = instance_of(field.related_model, components)
        return nullable(schema) if field.null or not field.concrete else schema
    return _column(field)


def _item(model: type[models.Model], components: Components) -> Schema:
    """One of several: of pages, those readers cannot open are left out."""
    return reference("Summary") if issubclass(model, AbstractPage) else instance_of(model, components)


def _column(field: models.Field) -> Schema:
    schema = next((schema for classes, schema in SIMPLE if isinstance(field, classes)), {})
    choices = [value for value, _label in field.flatchoices]
    if choices and schema:
        empty = [""] if field.blank and schema.get("type") == "string" and "" not in choices else []
        labels = ", ".join(f"{value}: {force_str(label)}" for value, label in field.flatchoices)
        schema = {**schema, "enum": [*empty, *choices], "x-enum-labels": labels}
    if not field.null:
        return schema
    if "enum" in schema:
        return {**schema, "type": [schema["type"], "null"], "enum": [*schema["enum"], None]}
    return nullable(schema)


class ModelComponents(Components):
    """The named schemas of a document that describes models."""

    def instance_of(self, model: type[models.Model]) -> Schema:
        """An object of a model, by its `api_fields`."""
        return instance_of(model, self)


def instance_of(model: type[models.Model], components: Components) -> Schema:
    """An object of a model as `fields.as_json` sends it."""
    if issubclass(model, AbstractPage):
        return nullable(reference("Summary"))
    if issubclass(model, AbstractImage):
        return reference("ImageObject")
    if kind_of(model) == "document":
        return reference("FileObject")
    if not api_field_names(model):
        return reference("Titled")
    name = f"{capfirst(model._meta.app_label)}{model.__name__}"
    schema = components.define(name, lambda: _object(model, components))
    if reaches(model, model):
        # Two objects that name each other would never end: the one inside is sent by its title.
        return {"anyOf": [schema, reference("Titled")]}
    return schema


def _object(model: type[models.Model], components: Components) -> Schema:
    return record(model_properties(model, components), capfirst(force_str(model._meta.verbose_name)))


def reaches(start: type[models.Model], wanted: type[models.Model]) -> bool:
    """Tell whether one object may come up inside what another sends."""
    seen: set[type[models.Model]] = set()
    ahead = _next_models(start)
    while ahead:
        model = ahead.pop()
        if issubclass(model, wanted) or issubclass(wanted, model):
            return True
        if model not in seen:
            seen.add(model)
            ahead |= _next_models(model)
    return False


def _next_models(model: type[models.Model]) -> set[type[models.Model]]:
    fields = (field_of(model, name) for name in api_field_names(model))
    related = {getattr(field, "related_model", None) for field in fields}
    return {
        related_model
        for related_model in related
        if inspect.isclass(related_model)
        and issubclass(related_model, models.Model)
        and not issubclass(related_model, AbstractPage)
    }


def _function(member):
    """The function behind a property or a method."""
    if isinstance(member, property):
        return member.fget
    return member.func if isinstance(member, cached_property) else member


def _returned(model: type[models.Model], name: str, components: Components) -> Schema:
    function = _function(getattr(model, name, None))
    try:
        hint = typing.get_type_hints(function).get("return", typing.Any)
    except (TypeError, NameError, AttributeError):
        # Names known to type checkers alone.
        return {}
    return _hinted(hint, components)


def _hinted(hint, components: Components) -> Schema:
    if hint is None or hint is type(None):
        return {"type": "null"}
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        schema = either(_hinted(choice, components) for choice in inner if choice is not type(None))
        return nullable(schema) if type(None) in inner else schema
    kind = origin or hint
    if not inspect.isclass(kind):
        return {}
    simple = next((schema for classes, schema in HINTS if issubclass(kind, classes)), None)
    if simple is not None:
        return simple
    if issubclass(kind, models.Model):
        return instance_of(kind, components)
    if issubclass(kind, dict):
        return mapping({})
    if issubclass(kind, Iterable) or kind is models.Manager:
        item = inner[0] if inner and inner[0] is not Ellipsis else typing.Any
        if inspect.isclass(item) and issubclass(item, models.Model):
            return array(_item(item, components))
        return array(_hinted(item, components))
    return {}
