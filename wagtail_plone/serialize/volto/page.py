"""A page as Volto blocks of all it says, for clients that know nothing of the site's types.

In the order in which readers meet it: title, lead, picture, a table of plain facts, the main text, texts
under a heading, inline rows (`rows`), what the type adds (`headless_blocks`), and what the page lists.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.text import capfirst
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from wagtail_plone.identity import uid
from wagtail_plone.serialize.fields import api_field_names, mapping, plain_names
from wagtail_plone.serialize.prefetched import Context
from wagtail_plone.serialize.references import picture_names
from wagtail_plone.serialize.volto.blocks import heading, layout, volto_blocks
from wagtail_plone.serialize.volto.facts import facts_table, is_elsewhere, is_refused
from wagtail_plone.serialize.volto.inline_rows import rows_blocks
from wagtail_plone.serialize.volto.layout import image_block, slate_block, text_node
from wagtail_plone.serialize.volto.listings import listings
from wagtail_plone.serialize.volto.slate import rich_text_blocks

# The special ones first: a rich text is a text as well.
TEXT_FIELDS = (StreamField, RichTextField, models.TextField)
PARAGRAPHS = re.compile(r"\n\s*\n")


def page_layout(
    page: Page,
    context: Context,
    *,
    lead_image: AbstractImage | None,
    is_described: bool,
    added: list[dict],
) -> dict[str, Any]:
    """`blocks` and `blocks_layout` of a page, with those that its type adds."""
    blocks = [
        *facts_table(page, context),
        *_texts(page, context, lead_image),
        *rows_blocks(page, context),
        *added,
    ]
    blocks += listings(page, is_empty=not blocks)
    if lead_image is not None:
        blocks.insert(0, {"@type": "leadimage"})
    seed = uid(page.translation_key, context.language)
    return layout(blocks, seed=seed, title=True, description=is_described)


def added_blocks(page: Page, context: Context) -> list[dict]:
    """What the type says beside its fields, of other pages (`headless_blocks`)."""
    added = getattr(page, "headless_blocks", None)
    return list(added(context)) if added else []


def _texts(page: Page, context: Context, lead_image: AbstractImage | None) -> Iterator[dict]:
    """The blocks of each text and picture the type sends, as the model has them, some below a heading."""
    before: list[type] = []
    pictures = picture_names(type(page))
    for field in page._meta.get_fields():
        kind = next((cls for cls in TEXT_FIELDS if isinstance(field, cls)), None)
        if kind is None:
            if field.name in pictures:
                yield from _picture_blocks(page, field, context, lead_image)
            continue
        blocks = _field_blocks(page, field, context)
        # Readers know the main body for what it is, and words before it; what follows it needs its name.
        is_after = before if kind is models.TextField else kind in before or StreamField in before
        if blocks and is_after:
            yield heading(capfirst(str(field.verbose_name)), f"heading {field.name}")
        yield from blocks
        # Wagtail's own plain texts, for search engines, are before any.
        if blocks or kind is not models.TextField:
            before.append(kind)


def _field_blocks(page: Page, field: models.Field, context: Context) -> list[dict]:
    model, value = type(page), getattr(page, field.name)
    declares = hasattr(model, "api_fields")
    # What a type with `api_fields` does not name there may be a note of its editors.
    if (declares and field.name not in api_field_names(model)) or is_refused(page, field.name):
        return []
    if isinstance(value, StreamValue):
        return volto_blocks(value, context.links)
    if not value or field.name in mapping(page).values():
        return []
    if isinstance(field, RichTextField):
        return rich_text_blocks(value, context.links)
    # A type without `api_fields` has not said that its plain texts are for readers.
    if not declares or field.choices or is_elsewhere(page, field.name):
        return []
    parts = (part.strip() for part in PARAGRAPHS.split(str(value).replace("\r\n", "\n")))
    return [slate_block(text_node(part)) for part in parts if part]


def _picture_blocks(
    page: Page, field: models.Field, context: Context, lead_image: AbstractImage | None
) -> list[dict]:
    """A picture the type names beside the leading one."""
    key = getattr(page, field.attname)
    is_lead = lead_image is not None and key == lead_image.pk
    if key is None or is_lead or is_refused(page, field.name) or field.name in mapping(page).values():
        return []
    info = context.links.image(key) if field.name in plain_names(type(page)) else None
    return [image_block(info)] if info else []
