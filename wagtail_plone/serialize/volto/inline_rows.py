"""Inline rows of a page as Volto's blocks: a gallery, the fields of a form, a list of anything else."""

import re
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from wagtail_plone.serialize.fields import FORM_FIELDS, api_field_names, fetch_related, words_of
from wagtail_plone.serialize.prefetched import Context
from wagtail_plone.serialize.references import optional_class, picture_names
from wagtail_plone.serialize.volto.blocks import heading
from wagtail_plone.serialize.volto.facts import facts_of, line_nodes
from wagtail_plone.serialize.volto.layout import grid_blocks, image_block, slate_block

ALTERNATIVE_TEXTS = ("alternative_text", "alt_text", "alt")


def rows_blocks(page: Page, context: Context) -> list[dict]:
    """The inline rows that the type sends, each kind under its name."""
    blocks: list[dict] = []
    for name in api_field_names(type(page)):
        relation = next(
            (related for related in page._meta.related_objects if related.get_accessor_name() == name), None
        )
        if relation is None or not isinstance(relation.field, ParentalKey):
            continue
        model = relation.related_model
        rows = list(getattr(page, name).all())
        images = picture_names(model)
        if issubclass(model, optional_class(*FORM_FIELDS)):
            converted = _list([[{"text": text}] for text in _form_lines(rows)])
        elif len(images) == 1:
            converted = _pictures(rows, images[0], context)
        else:
            converted = _lines(rows, context)
        if converted:
            title = gettext("Gallery") if len(images) == 1 else capfirst(str(model._meta.verbose_name_plural))
            blocks += [heading(title, f"heading {name}"), *converted]
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
    """The row's own words for its picture; None where it leaves them to the picture."""
    name = next((name for name in ALTERNATIVE_TEXTS if isinstance(getattr(row, name, None), str)), None)
    return getattr(row, name) if name else None


def _lines(rows: list[models.Model], context: Context) -> list[dict]:
    """A list of the rows by their own names; where the model has not said what they are, by their facts."""
    if not rows:
        return []
    if words_of(rows[0]) is not None:
        return _list([[{"text": name}] for row in rows if (name := words_of(row))])
    fetch_related(rows)
    lines = [[word for _label, words in facts_of(row, context) for word in words] for row in rows]
    return _list([line_nodes(words) for words in lines if words])


def _form_lines(rows: list[Any]) -> Iterator[str]:
    """The questions of a form: each label, with what can be chosen and with the help that is given."""
    for row in rows:
        if row.field_type == "hidden":
            continue
        choices = [word.strip() for word in re.split(r"\n" if "\n" in row.choices else ",", row.choices)]
        asked = f"{row.label}: {', '.join(filter(None, choices))}" if any(choices) else row.label
        yield f"{asked} — {row.help_text}" if row.help_text else asked


def _list(items: list[list[dict]]) -> list[dict]:
    """One list of these lines; [] without any."""
    nodes = [{"type": "li", "children": children} for children in items]
    return [slate_block({"type": "ul", "children": nodes})] if nodes else []
