"""References of an object, so that all of them can be fetched before it is serialised.

Asked of fields and blocks themselves (`extract_references`, which Wagtail's reference index is made of),
so a page type needs to declare nothing.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from typing import Any, cast

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model
from django.utils.module_loading import import_string
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail import blocks as wagtail_blocks
from wagtail.images.models import AbstractImage
from wagtail.models import COMMENTS_RELATION_NAME, AbstractPage
from wagtail.rich_text import extract_references_from_rich_text

KINDS = ("page", "document", "image")
References = dict[str, set]


def references(instance: Model) -> References:
    """Primary keys of what an object and its child rows refer to: {"page", "document", "image"}."""
    keys: References = {kind: set() for kind in KINDS}
    for model, key in _referred(instance):
        _add(keys, model, key)
    return keys


def html_references(html: str) -> References:
    """Primary keys of what rich text in the database's dialect refers to."""
    keys: References = {kind: set() for kind in KINDS}
    # Most texts refer to nothing.
    if "linktype" in html or "embedtype" in html:
        for model, key in _extracted(extract_references_from_rich_text(html)):
            _add(keys, model, key)
    return keys


def picture_names(model: type[Model]) -> list[str]:
    """The names of the foreign keys of a model that lead to images, in its order."""
    fields = (field for field in model._meta.get_fields() if isinstance(field, ForeignKey))
    return [
        field.name
        for field in fields
        if isinstance(field.related_model, type) and issubclass(field.related_model, AbstractImage)
    ]


def _referred(instance: Model) -> Iterator[tuple[type[Model], Any]]:
    """(model, primary key) of whatever an object refers to."""
    for field in instance._meta.get_fields():
        if not field.concrete or getattr(field, "wagtail_reference_index_ignore", False):
            continue
        if hasattr(field, "extract_references"):
            value = field.value_from_object(instance)
            if value is not None:
                yield from _extracted(field.extract_references(value))
        elif field.many_to_one and not isinstance(field, ParentalKey):
            # A concrete foreign key leads to a model.
            yield cast(type[Model], field.related_model), field.value_from_object(instance)
    if isinstance(instance, ClusterableModel):
        for relation in get_all_child_relations(instance):
            # Comments are editors' own.
            if relation.get_accessor_name() == COMMENTS_RELATION_NAME:
                continue
            for child in getattr(instance, relation.get_accessor_name()).all():
                yield from _referred(child)


def _extracted(extracted: Iterable[tuple]) -> Iterator[tuple[type[Model], Any]]:
    """The references Wagtail finds, as far as it gets."""
    # A link without an id, in rich text that no editor made, is a KeyError to Wagtail's handlers.
    with suppress(KeyError):
        yield from (reference[:2] for reference in extracted)


def _add(keys: References, model: type[Model], key: Any) -> None:
    kind = kind_of(model)
    if kind and key is not None:
        # An id that is none, in rich text that was written by hand, refers to nothing.
        with suppress(ValidationError):
            keys[kind].add(model._meta.pk.to_python(key))


@cache
def kind_of(model: type[Model]) -> str:
    """The one of `KINDS` a model is; "" for others (snippets)."""
    bases = {
        "page": (AbstractPage,),
        "image": optional_class("wagtail.images", "AbstractImage", "models"),
        "document": optional_class("wagtail.documents", "AbstractDocument", "models"),
    }
    return next((kind for kind, base in bases.items() if issubclass(model, base)), "")


@cache
def optional_class(app: str, name: str, module: str = "blocks") -> tuple[type, ...]:
    """A class of a Wagtail app, for `isinstance`; () where the site has not installed the app."""
    return (import_string(f"{app}.{module}.{name}"),) if apps.is_installed(app) else ()


def inner_values(block, value) -> Iterator[tuple[Any, Any]]:
    """The blocks inside a struct, a stream or a list, with their values."""
    if isinstance(block, wagtail_blocks.BaseStructBlock):
        yield from ((inner, (value or {}).get(name)) for name, inner in block.child_blocks.items())
    elif isinstance(block, wagtail_blocks.ListBlock):
        yield from ((block.child_block, item) for item in value or ())
    else:
        yield from ((child.block, child.value) for child in value or ())


def source(value) -> str:
    """The HTML of a RichText value or of raw HTML."""
    return str(getattr(value, "source", value) or "")
