"""Indexes of a site's own: names under which the API finds pages by other pages.

A page type may say in `headless_indexes` by which pages it is found, beside Plone's indexes: the name of each
index mapped to what the type calls those pages (a field, a property or a method that gives one or several)
and to what people call it, as in {"about": ("about", _("About"))}. Clients ask `@search?about=UID`. Whichever
language's version of a page is named, all languages' are meant.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.utils.functional import Promise
from wagtail.models import Page, get_page_models

from wagtail_plone.serialize.fields import value_of

# An index and the family of pages (the hexadecimal digits of `translation_key`) by which it finds a page.
Relation = tuple[str, str]


@cache
def declared_indexes() -> dict[str, str | Promise]:
    """The indexes that the page types of the site declare, with what people call them."""
    return {
        name: title
        for model in get_page_models()
        for name, (_source, title) in getattr(model, "headless_indexes", {}).items()
    }


def relations_of(page: Page) -> list[Relation]:
    """The pages by which a page is found, each once, by index."""
    return sorted(
        {
            (name, other.translation_key.hex)
            for name, (source, _title) in getattr(page, "headless_indexes", {}).items()
            for other in _pages(value_of(page, source))
        }
    )


def _pages(value: Any) -> Iterable[Page]:
    """One page, several or none."""
    if value is None or isinstance(value, Page):
        return [value] if value is not None else []
    return value.all() if hasattr(value, "all") else value
