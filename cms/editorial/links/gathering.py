"""Gathering of the addresses elsewhere that public pages lead to, by the background, behind publications."""

import html
import re

from django.db import models, transaction
from wagtail.models import Page

from cms.editorial.links.models import ADDRESS_LENGTH, LinkCursor, LinkedAddress
from cms.pages.models.pages import SitePage
from cms.pages.rich_text import stored_texts
from wagtail_plone.models import PublishedDocument

LINK = re.compile(r'href=\\?"(https?://[^"\\\s]+)')
# A block that holds an address and nothing else, such as a video; no attribute of a text.
WHOLE = re.compile(r'(?<!=)"(https?://[^"\\\s]+)"')
# A page that leads to more than this is a list of links.
ADDRESSES_MOST = 500


def addresses_of(page: Page) -> set[str]:
    """The addresses elsewhere that a page's texts and fields lead to; at most `ADDRESSES_MOST`. No query."""
    texts = list(stored_texts(page))
    fields = (field for field in page._meta.get_fields() if isinstance(field, models.URLField))
    addresses = {field.value_from_object(page) or "" for field in fields}
    addresses |= {address for text in texts for pattern in (LINK, WHOLE) for address in pattern.findall(text)}
    whole = {html.unescape(address).partition("#")[0] for address in addresses}
    return set(sorted(address for address in whole if 0 < len(address) <= ADDRESS_LENGTH)[:ADDRESSES_MOST])


def gather_what_changed(most: int = 100) -> int:
    """Note where pages lead that changed since the last look, at most so many; returns how many were read.

    Follows the sequence of changes of published documents, so that a publication asks nothing for it. A kill
    in between is made good by the next look. Two queries where nothing changed.
    """
    with transaction.atomic():
        cursor, _is_new = LinkCursor.objects.select_for_update().get_or_create(pk=LinkCursor.ONLY)
        changed = PublishedDocument.objects.filter(sequence__gt=cursor.sequence).order_by("sequence")
        rows = list(changed.values_list("page_id", "sequence")[:most])
        if not rows:
            return 0
        for page in Page.objects.filter(pk__in=[pk for pk, _sequence in rows], alias_of=None).specific():
            if isinstance(page, SitePage):
                _gather(page)
        cursor.sequence = rows[-1][1]
        cursor.save(update_fields=["sequence"])
    return len(rows)


def _gather(page: Page) -> None:
    wanted = addresses_of(page)
    noted = set(page.linked_addresses.values_list("address", flat=True))
    if wanted == noted:
        return
    LinkedAddress.objects.bulk_create(
        [LinkedAddress(address=address) for address in sorted(wanted - noted)], ignore_conflicts=True
    )
    page.linked_addresses.set(LinkedAddress.objects.filter(address__in=wanted))
