"""Links of running text that lead to the reader's language, without a query each.

Wagtail asks for the translation of every linked page by itself. A page here fetches what its texts link to
with everything else it shows (`SitePage.get_context`), and hands it to the texts while they are rendered.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

LINK = re.compile(r'<a\b[^>]*\blinktype=\\?"page\\?"[^>]*>')
TARGET = re.compile(r'\bid=\\?"(\d{1,18})\\?"')
_shown: ContextVar[Mapping[int, Page] | None] = ContextVar("shown", default=None)


@contextmanager
def linking_to(shown: Mapping[int, Page] | None) -> Iterator[None]:
    """Set which page to link to for each linked page (by its id) while texts are rendered."""
    token = _shown.set(shown)
    try:
        yield
    finally:
        _shown.reset(token)


def link_targets() -> Mapping[int, Page]:
    """Pages that links lead to in the texts being rendered, by linked page's id; {} outside `linking_to`."""
    return _shown.get() or {}


def stored_texts(instance) -> Iterator[str]:
    """An object's own rich texts as they are stored, and its streams as JSON; none is built. No query."""
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            yield json.dumps(list(getattr(instance, field.name).raw_data), default=str)
        elif isinstance(field, RichTextField):
            yield getattr(instance, field.name) or ""


def linked_page_ids(instance) -> list[int]:
    """The ids of the pages that an object's own texts link to. No query."""
    links = (link[0] for text in stored_texts(instance) for link in LINK.finditer(text))
    return [int(target[1]) for link in links if (target := TARGET.search(link))]
