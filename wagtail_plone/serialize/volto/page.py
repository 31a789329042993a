"""What a client that knows nothing of the site's types shows of a page: Volto blocks of all it says.

In the order in which readers meet it: title, lead, picture, the streams and rich texts of the model, its
inline rows (a gallery as a grid of pictures, other rows as a list), and what the page lists.
"""

from typing import Any

from django.db import models
from django.utils.text import capfirst
from modelcluster.fields import ParentalKey
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from wagtail_plone.identity import uid
from wagtail_plone.serialize.fields import api_field_names
from wagtail_plone.serialize.prefetched import Context
from wagtail_plone.serialize.volto.blocks import heading, layout, volto_blocks
from wagtail_plone.serialize.volto.layout import grid_blocks, image_block, slate_block
from wagtail_plone.serialize.volto.slate import rich_text_blocks

ALTERNATIVE_TEXTS = ("alternative_text", "alt_text", "alt")


def mapping(page: Page) -> dict[str, str]:
    """Names of the protocol and what the type calls them."""
    return getattr(page, "headless_fields", {})


def page_layout(page: Page, context: Context, *, has_image: bool, is_described: bool) -> dict[str, Any]:
    """`blocks` and `blocks_layout` of a page."""
    found = [*_texts(page, context), *_rows(page, context)]
    query = getattr(page, "headless_query", None)
    if query:
        found.append(_listing_block(query))
    elif not found and type(page).allowed_subpage_models():
        # Nothing but what is below it: a block without a query shows the content's own items.
        found.append({"@type": "listing", "variation": "summary"})
    if has_image:
        found.insert(0, {"@type": "leadimage"})
    seed = uid(page.translation_key, context.language)
    return layout(found, seed=seed, title=True, description=is_described)


def _texts(page: Page, context: Context) -> list[dict]:
    """The streams and rich texts that the type sends, or has, in the order of the model."""
    blocks: list[dict] = []
    before: list[type] = []
    for field in page._meta.get_fields():
        kind = next((cls for cls in (StreamField, RichTextField) if isinstance(field, cls)), None)
        if kind is None:
            continue
        found = _field_blocks(page, field, context)
        # Readers know the main body for what it is; what follows it needs its name.
        if found and (kind in before or StreamField in before):
            blocks.append(heading(capfirst(str(field.verbose_name)), f"heading {field.name}"))
        blocks += found
        before.append(kind)
    return blocks


def _field_blocks(page: Page, field: models.Field, context: Context) -> list[dict]:
    model, value = type(page), getattr(page, field.name)
    # What a type with `api_fields` does not name there may be a note of its editors.
    if hasattr(model, "api_fields") and field.name not in api_field_names(model):
        return []
    if isinstance(value, StreamValue):
        return volto_blocks(value, context.links)
    is_shown_elsewhere = field.name in mapping(page).values()
    return [] if is_shown_elsewhere or not value else rich_text_blocks(value, context.links)


def _rows(page: Page, context: Context) -> list[dict]:
    """The inline rows that the type sends: pictures in a grid, others as a list of their own names."""
    blocks: list[dict] = []
    for name in api_field_names(type(page)):
        relation = next((one for one in page._meta.related_objects if one.get_accessor_name() == name), None)
        if relation is None or not isinstance(relation.field, ParentalKey):
            continue
        model = relation.related_model
        rows = list(getattr(page, name).all())
        images = [
            field.name
            for field in model._meta.get_fields()
            if isinstance(field, models.ForeignKey) and issubclass(field.related_model, AbstractImage)
        ]
        found = _pictures(rows, images[0], context) if len(images) == 1 else _lines(rows)
        if found:
            title = capfirst(str(model._meta.verbose_name_plural))
            blocks += [heading(title, f"heading {name}"), *found]
    return blocks


def _pictures(rows: list[models.Model], name: str, context: Context) -> list[dict]:
    ids = [getattr(row, f"{name}_id") for row in rows]
    context.know({"image": {pk for pk in ids if pk is not None}})
    return grid_blocks(
        [
            image_block(info, _alternative_text(row), caption=getattr(row, "caption", ""))
            for row, pk in zip(rows, ids, strict=True)
            if pk is not None and (info := context.links.image(pk)) is not None
        ]
    )


def _alternative_text(row: models.Model) -> str | None:
    """What the row says of its picture; None where it leaves that to the picture itself."""
    name = next((name for name in ALTERNATIVE_TEXTS if isinstance(getattr(row, name, None), str)), None)
    return getattr(row, name) if name else None


def _lines(rows: list[models.Model]) -> list[dict]:
    """A list of the rows' own names; a model that has not said what its rows are called shows nothing."""
    names = [str(row) for row in rows if type(row).__str__ is not models.Model.__str__]
    items = [{"type": "li", "children": [{"text": name}]} for name in names if name]
    return [slate_block({"type": "ul", "children": items})] if items else []


def _listing_block(query: dict[str, Any]) -> dict[str, Any]:
    """What a page lists, for Volto, which asks for the items itself."""
    found = {name: query[name] for name in ("query", "sort_on", "limit") if query.get(name)}
    order = {"sort_order": "descending"} if query.get("sort_reversed") else {}
    return {"@type": "listing", "variation": "summary", "querystring": {**found, **order}}
