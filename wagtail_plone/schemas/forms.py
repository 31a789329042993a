"""Portal types as Plone's forms describe them: fieldsets, and properties with title, factory and widget.

Source: plone.restapi 10 (`types/utils.py`, `types/adapters.py`), whose factories and widgets Volto knows.
"""

from typing import Any

from django.db import models
from django.utils.encoding import force_str
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.fields import RichTextField, StreamField
from wagtail.models import AbstractPage, Page

from wagtail_plone.identity import address
from wagtail_plone.schemas.attributes import field_of, has_serializer, words_of
from wagtail_plone.schemas.choices import choices_of, vocabulary_name
from wagtail_plone.schemas.portal_types import library_models, page_models, type_titles
from wagtail_plone.schemas.words import Schema
from wagtail_plone.serialize.fields import api_field_names
from wagtail_plone.serialize.page import LAYOUTS, OF_THE_TREE, SITE_ROOT
from wagtail_plone.serialize.references import kind_of

Property = dict[str, Any]
# (factory, type, widget) by the class of a field; the first that fits.
COLUMNS: list[tuple[tuple[type, ...], tuple[str, str, str]]] = [
    ((models.BooleanField,), ("Yes/No", "boolean", "boolean")),
    ((models.DateTimeField,), ("Date/Time", "string", "datetime")),
    ((models.DateField,), ("Date", "string", "date")),
    ((models.TimeField,), ("Time", "string", "time")),
    ((models.IntegerField,), ("Integer", "integer", "")),
    ((models.FloatField, models.DecimalField), ("Floating-point number", "number", "")),
    ((models.EmailField,), ("Email", "string", "email")),
    ((models.URLField,), ("URL", "string", "url")),
    ((models.FileField,), ("File", "object", "file")),
    ((RichTextField,), ("Rich Text", "string", "richtext")),
    ((StreamField,), ("JSONField", "array", "json")),
    ((models.JSONField,), ("JSONField", "object", "json")),
    ((models.CharField,), ("Text line (String)", "string", "")),
    ((models.TextField,), ("Text", "string", "textarea")),
]


def form_of(kind: str) -> Schema | None:
    """A portal type's form in the active language; None where the site has no such type."""
    titles = type_titles()
    if kind not in titles:
        return None
    properties = _properties(kind)
    fieldsets: dict[str, list[str]] = {}
    for name, field_schema in properties.items():
        fieldsets.setdefault(field_schema.pop("fieldset"), []).append(name)
    names = {
        "default": gettext("Default"),
        "categorization": gettext("Categorization"),
        "dates": gettext("Dates"),
        "settings": gettext("Settings"),
    }
    return {
        "title": titles[kind],
        "type": "object",
        "required": [
            name for name, field_schema in properties.items() if field_schema.pop("is_required", False)
        ],
        "layouts": [_layout(kind)],
        "fieldsets": [
            {
                "id": fieldset,
                "title": names[fieldset],
                "description": "",
                "behavior": "plone",
                "fields": fields,
            }
            for fieldset, fields in sorted(fieldsets.items(), key=lambda item: list(names).index(item[0]))
        ],
        "properties": properties,
    }


def _layout(kind: str) -> str:
    return f"{kind.lower()}_view" if kind in library_models() else LAYOUTS.get(kind, "document_view")


def _properties(kind: str) -> dict[str, Property]:
    properties = {
        "title": _protocol(gettext("Title"), "plone.basic", "Text line (String)", is_required=True),
        "description": _protocol(gettext("Description"), "plone.basic", "Text", widget="textarea"),
    }
    if kind in library_models():
        properties[kind.lower()] = _protocol(
            force_str(library_models()[kind]._meta.verbose_name), "plone", kind, "object", is_required=True
        )
    for model in page_models(creatable=True).get(kind, []):
        for name in api_field_names(model):
            if name not in OF_THE_TREE and not name.endswith(("blocks", "blocks_layout")):
                properties.setdefault(name, _own(model, name))
    if kind not in (SITE_ROOT, *library_models()):
        properties |= _mapped(kind)
    return properties | _common()


def _protocol(
    title: str,
    behavior: str,
    factory: str,
    kind: str = "string",
    *,
    widget: str = "",
    fieldset: str = "default",
    is_required: bool = False,
    **more: Any,
) -> Property:
    return {
        "title": capfirst(title),
        "description": "",
        "type": kind,
        "factory": factory,
        "behavior": behavior,
        **({"widget": widget} if widget else {}),
        **more,
        "fieldset": fieldset,
        "is_required": is_required,
    }


def _common() -> dict[str, Property]:
    """The fields Plone's behaviors bring to every type, as far as the API sends them."""
    strings: dict[str, Any] = {
        "items": {"type": "string", "title": "", "description": "", "factory": "Text line (String)"}
    }
    settings: dict[str, Any] = {"fieldset": "settings"}
    return {
        "subjects": _protocol(
            gettext("Tags"),
            "plone.categorization",
            "List",
            "array",
            fieldset="categorization",
            uniqueItems=True,
            additionalItems=True,
            vocabulary={"@id": address("/@vocabularies/plone.app.vocabularies.Keywords")},
            **strings,
        ),
        "language": _protocol(
            gettext("Language"),
            "plone.categorization",
            "Choice",
            fieldset="categorization",
            vocabulary={"@id": address("/@vocabularies/plone.app.vocabularies.SupportedContentLanguages")},
        ),
        "relatedItems": _protocol(
            gettext("Related pages"),
            "plone.relateditems",
            "Relation List",
            "array",
            fieldset="categorization",
            uniqueItems=True,
            additionalItems=True,
            items={"type": "string", "title": "", "description": "", "factory": "Relation Choice"},
        ),
        "effective": _protocol(
            gettext("Publishing date"), "plone.publication", "Date/Time", widget="datetime", fieldset="dates"
        ),
        "expires": _protocol(
            gettext("Expiration date"), "plone.publication", "Date/Time", widget="datetime", fieldset="dates"
        ),
        "id": _protocol(gettext("Short name"), "plone.shortname", "Text line (String)", **settings),
        "exclude_from_nav": _protocol(
            gettext("Exclude from menus"),
            "plone.excludefromnavigation",
            "Yes/No",
            "boolean",
            widget="boolean",
            **settings,
        ),
    }


def _mapped(kind: str) -> dict[str, Property]:
    """The protocol's fields that the type fills with its own."""
    behaviors = {
        "start": ("plone.eventbasic", "Date/Time", "string", "datetime", gettext("Start")),
        "end": ("plone.eventbasic", "Date/Time", "string", "datetime", gettext("End")),
        "whole_day": ("plone.eventbasic", "Yes/No", "boolean", "boolean", gettext("All day")),
        "open_end": ("plone.eventbasic", "Yes/No", "boolean", "boolean", gettext("Open end")),
        "location": ("plone.eventlocation", "Text line (String)", "string", "", gettext("Place")),
        "image": ("plone.leadimage", "Image", "object", "image", gettext("Image")),
    }
    names = {
        name
        for model in page_models(creatable=True).get(kind, [])
        for name in getattr(model, "headless_fields", {})
    }
    return {
        name: _protocol(title, behavior, factory, json_type, widget=widget)
        for name, (behavior, factory, json_type, widget, title) in behaviors.items()
        if name in names
    }


def _own(model: type[Page], name: str) -> Property:
    """A field of the site's own."""
    field = field_of(model, name)
    is_column = isinstance(field, models.Field)
    title = field.verbose_name if is_column else words_of(model, name)
    return {
        "title": capfirst(force_str(title)),
        "description": force_str(field.help_text) if is_column else "",
        "behavior": model._meta.label,
        **(_typed(field) if field is not None and not has_serializer(model, name) else _unknown()),
        "fieldset": "default",
        "is_required": is_column and not field.blank and not field.has_default(),
    }


def _unknown() -> Property:
    return {"type": "object", "factory": "JSONField", "widget": "json", "readonly": True}


def _typed(field) -> Property:
    if field.many_to_many or field.one_to_many:
        items = {"type": "object", "title": "", "description": "", "factory": "JSONField"}
        return {
            "type": "array",
            "factory": "List",
            "items": items,
            "uniqueItems": False,
            "additionalItems": True,
        }
    if field.is_relation:
        is_image = field.related_model is not None and kind_of(field.related_model) == "image"
        if is_image:
            return {"type": "object", "factory": "Image", "widget": "image"}
        is_page = field.related_model is not None and issubclass(field.related_model, AbstractPage)
        return {"type": "object", "factory": "Relation Choice" if is_page else "JSONField"}
    factory, kind, widget = next(
        (column for classes, column in COLUMNS if isinstance(field, classes)), ("JSONField", "object", "json")
    )
    field_schema: Property = {"type": kind, "factory": factory, **({"widget": widget} if widget else {})}
    if field.choices:
        field_schema = {"type": kind, **_choice(field)}
    elif isinstance(field, models.CharField) and field.max_length:
        field_schema["maxLength"] = field.max_length
    if field.has_default() and isinstance(field.default, str | int | float | bool):
        field_schema["default"] = field.default
    return field_schema


def _choice(field: models.Field) -> Property:
    choices = choices_of(field)
    return {
        "factory": "Choice",
        "choices": [[token, title] for token, title in choices.items()],
        "enum": list(choices),
        "enumNames": list(choices.values()),
        "vocabulary": {"@id": address(f"/@vocabularies/{vocabulary_name(field)}")},
    }
