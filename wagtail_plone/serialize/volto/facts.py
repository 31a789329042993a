"""Plain fields of a page as a table of facts, for readers of a client that knows nothing of its type.

A fact is a field of `api_fields` that holds a word, a number, a date, a choice, a page, a file or a snippet,
under the name editors know it by. No facts are what the type maps to Plone's fields (`headless_fields`),
fields with a serializer, switches, slugs and ids, what Wagtail's own models bring along (where a form's
answers go), and accounts. A type may say more in `headless_facts`: names with the label a fact is to have,
which makes facts of properties, too, or with None for no fact. Those it labels come first, in its order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Manager
from django.utils.formats import date_format, number_format, time_format
from django.utils.text import capfirst
from modelcluster.fields import ParentalKey
from taggit.managers import TaggableManager
from wagtail.fields import RichTextField, StreamField
from wagtail.models import AbstractPage

from wagtail_plone.serialize.fields import mapping, model_field, plain_names, value_of, words_of
from wagtail_plone.serialize.prefetched import Context
from wagtail_plone.serialize.references import kind_of
from wagtail_plone.serialize.targets import safe_url
from wagtail_plone.serialize.volto.layout import KeyedBlock, table_block, text_node

# Texts are paragraphs, too long for a table; the others say how something works, or name it to machines.
NO_FACTS = (
    *(StreamField, RichTextField, models.TextField, models.JSONField, models.FileField, models.BinaryField),
    *(models.BooleanField, models.SlugField, models.UUIDField, models.AutoField),
)


@dataclass(frozen=True)
class Words:
    """One thing a fact says, with the address it leads to."""

    text: str
    url: str | None = None


def facts_table(instance: models.Model, context: Context) -> list[dict]:
    """The facts of a page as a Volto block; [] without any."""
    rows = [
        [[text_node(capfirst(label))], [{"type": "p", "children": line_nodes(words)}]]
        for label, words in facts_of(instance, context)
    ]
    table = table_block(rows, header_row=False, header_column=True)
    if table is None:
        return []
    keyed = KeyedBlock(table)
    keyed.key = "facts"
    return [keyed]


def facts_of(instance: models.Model, context: Context) -> Iterator[tuple[str, list[Words]]]:
    """The label of each fact and what it says; nothing that is empty.

    Those the type labels itself come first, the others in the order of `api_fields`.
    """
    told = getattr(instance, "headless_facts", {})
    names = [name for name in plain_names(type(instance)) if is_fact(instance, name)]
    for name in dict.fromkeys([*told, *names]):
        if is_refused(instance, name):
            continue
        words = list(_words(instance, name, context))
        if words:
            yield str(told.get(name) or _label(instance, name)), words


def is_fact(instance: models.Model, name: str) -> bool:
    """Tell whether a field is a fact unless its type says otherwise."""
    field = model_field(instance, name)
    if field is None or isinstance(field, ParentalKey) or is_elsewhere(instance, name):
        return False
    if isinstance(field, TaggableManager):
        return True
    if field.is_relation:
        # Not `concrete`, which Django 6.0 says of no many-to-many field any more.
        is_own = not field.auto_created
        to_one_or_many = is_own and (field.many_to_one or field.many_to_many or field.one_to_one)
        related = field.related_model
        return bool(to_one_or_many) and related is not None and _is_shown(related)
    return not isinstance(field, NO_FACTS) or bool(field.choices)


def is_elsewhere(instance: models.Model, name: str) -> bool:
    """Tell whether a field is shown as one of Plone's, or is none of the type's own making."""
    return name in mapping(instance).values() or _is_of_wagtail(type(instance), name)


def is_refused(instance: models.Model, name: str) -> bool:
    """Tell whether the type says that a field is not to be shown."""
    told = getattr(instance, "headless_facts", {})
    return name in told and told[name] is None


def _is_of_wagtail(model: type[models.Model], name: str) -> bool:
    """Tell whether a field comes from a model of Wagtail's."""
    return any(
        base.__module__.startswith(("wagtail.", "modelcluster."))
        and any(field.name == name for field in base._meta.local_fields)
        for base in model.__mro__
        if hasattr(base, "_meta")
    )


def _is_shown(model: type[models.Model]) -> bool:
    """Tell whether readers may be told of objects of a model: pages, documents and what is the site's own."""
    if kind_of(model):
        return kind_of(model) != "image"
    return model is not get_user_model() and model.__module__.partition(".")[0] not in ("wagtail", "django")


def _label(instance: models.Model, name: str) -> str:
    field = model_field(instance, name)
    words = getattr(field, "verbose_name", None)
    return str(words or name.replace("_", " "))


def _words(instance: models.Model, name: str, context: Context) -> Iterator[Words]:
    field = model_field(instance, name)
    if field is not None and getattr(field, "choices", None) and not field.is_relation:
        yield from _told(getattr(instance, f"get_{name}_display")(), context)
        return
    value = value_of(instance, name)
    yield from _told(value.all() if isinstance(value, Manager) else value, context)


def _told(value: Any, context: Context) -> Iterator[Words]:
    """Words for a value in the active language; none for an empty one."""
    if value is None or isinstance(value, bool | bytes):
        return
    if isinstance(value, models.Model):
        yield from _object(value, context)
    elif isinstance(value, datetime):
        local = value.astimezone(context.zone_of(value)) if value.tzinfo else value
        yield Words(date_format(local, "DATETIME_FORMAT"))
    elif isinstance(value, date):
        yield Words(date_format(value, "DATE_FORMAT"))
    elif isinstance(value, time):
        yield Words(time_format(value, "TIME_FORMAT"))
    elif isinstance(value, int | float | Decimal):
        yield Words(number_format(value))
    elif isinstance(value, Iterable) and not isinstance(value, str | dict):
        items = list(value)
        context.know({"page": {item.pk for item in items if isinstance(item, AbstractPage)}})
        for item in items:
            yield from _told(item, context)
    elif not isinstance(value, dict):
        text = (words_of(value) or "").strip()
        if text:
            yield Words(text, _address(text))


def _object(value: Any, context: Context) -> Iterator[Words]:
    """A page or a document as a link, where readers may see it; a snippet by its words."""
    model: type[models.Model] = type(value)
    if isinstance(value, AbstractPage):
        summary = context.summary(value.pk)
        if summary is not None:
            yield Words(summary["title"], context.links.page_url(value.pk))
    elif kind_of(model) == "document":
        context.know({"document": {value.pk}})
        yield Words(value.title, context.links.document_url(value.pk))
    elif _is_shown(model) and words_of(value):
        yield Words(str(value))


def _address(text: str) -> str | None:
    """The address that words lead to which are an address themselves."""
    return safe_url(text) if text.startswith(("http://", "https://")) and not text.split()[1:] else None


def line_nodes(words: list[Words]) -> list[dict]:
    """The nodes of one line: things with commas between them."""
    children: list[dict] = [{"text": ""}]
    for number, thing in enumerate(words):
        before = ", " if number else ""
        if thing.url:
            link = {"type": "link", "data": {"url": thing.url}, "children": [{"text": thing.text}]}
            children[-1]["text"] += before
            children += [link, {"text": ""}]
        else:
            children[-1]["text"] += f"{before}{thing.text}"
    return children
