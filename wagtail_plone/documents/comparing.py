"""Comparing what is stored with what would be stored now: a check that nothing was missed."""

from collections.abc import Iterator

from wagtail.models import Page

from wagtail_plone.documents.visibility import readable
from wagtail_plone.models import PublishedDocument
from wagtail_plone.serialize.page import serialised

# Columns that are the document's own history, and say nothing of the page.
OWN = frozenset({"sequence", "placed"})
BATCH = 100


def differences() -> Iterator[str]:
    """A line for each document that is missing, differs or should not be there, in the order of the tree.

    What is owed at this moment (`OwedRefresh`) differs, too. Pages that cannot be serialised have none.
    """
    columns = [field.attname for field in PublishedDocument._meta.concrete_fields if field.attname not in OWN]
    stored_ids = set(PublishedDocument.objects.values_list("page_id", flat=True))
    ids = list(readable(Page.objects.filter(depth__gt=1)).order_by("path").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        pages = Page.objects.filter(pk__in=ids[start : start + BATCH]).order_by("path")
        stored = {document.pk: document for document in PublishedDocument.objects.filter(page__in=pages)}
        for page in pages.specific().select_related("locale"):
            stored_ids.discard(page.pk)
            yield from _difference(page, stored.get(page.pk), columns)
    for page_id in sorted(stored_ids):
        yield f"{page_id}: has a document, and is not for every reader"


def _difference(page: Page, stored: PublishedDocument | None, columns: list[str]) -> Iterator[str]:
    try:
        content = serialised(page)
    except Exception as error:  # noqa: BLE001  a page type's own code may raise anything
        if stored is not None:
            yield f"{page.pk} {stored.path}: cannot be made any more: {error}"
        return
    if content is None:
        if stored is not None:
            yield f"{page.pk} {stored.path}: has a document, and no address"
        return
    if stored is None:
        yield f"{page.pk} {content.document.path}: has no document"
        return
    different = [name for name in columns if getattr(stored, name) != getattr(content.document, name)]
    if different:
        yield f"{page.pk} {stored.path}: differs in {', '.join(different)}"
