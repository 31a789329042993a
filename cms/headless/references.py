"""What the blocks of a stream refer to, so that all of it can be fetched before they are converted."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.utils.module_loading import import_string
from wagtail import blocks as wagtail_blocks
from wagtail.models import AbstractPage

from cms.headless.links import referenced_ids

CONTAINERS = (wagtail_blocks.BaseStructBlock, wagtail_blocks.BaseStreamBlock, wagtail_blocks.ListBlock)


def references(stream_value) -> dict[str, set]:
    """Primary keys a stream refers to: {"page", "document", "image", "summary"}.

    "page" are targets of links in rich text, "summary" pages that were chosen.
    """
    found: dict[str, set] = {"page": set(), "document": set(), "image": set(), "summary": set()}
    for child in stream_value or ():
        _collect(child.block, child.value, found)
    return found


def _collect(block, value, found: dict[str, set]) -> None:
    """Adds what one block refers to."""
    if isinstance(block, (wagtail_blocks.RichTextBlock, wagtail_blocks.RawHTMLBlock)):
        for kind, keys in referenced_ids(source(value)).items():
            found[kind] |= keys
    elif isinstance(block, CONTAINERS) and not isinstance(
        block, optional_class("wagtail.images", "ImageBlock")
    ):
        for inner, inner_value in inner_values(block, value):
            _collect(inner, inner_value, found)
    elif value is not None:
        for model, pk, *_paths in block.extract_references(value):
            kind = _kind(model)
            if kind:
                found[kind].add(model._meta.pk.to_python(pk))


def _kind(model: type) -> str:
    """Which of the kinds of `references` a model is; "" for others (snippets)."""
    bases = {
        "summary": (AbstractPage,),
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
