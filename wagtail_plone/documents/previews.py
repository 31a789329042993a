"""Drafts in their place: what lists, menus and searches would say were one draft published.

A draft is written among the stored documents, the question is answered, and all of it is rolled back. So a
list has it where the published page would stand, counted, sorted and found as that would be, and no service
knows anything of drafts. Nothing is committed, so nobody else ever reads it; nothing of it takes a number of
the sequence, so `@changes` never tells of it; and whoever answers with it remembers nothing (`views`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from wagtail_plone.documents.drafts import may_edit, serialised_draft
from wagtail_plone.documents.places import Place
from wagtail_plone.documents.showing import pages_showing
from wagtail_plone.documents.storing import write_unnumbered
from wagtail_plone.documents.visibility import readable
from wagtail_plone.http.preview_tokens import PreviewRefused, granted
from wagtail_plone.models import PublishedDocument
from wagtail_plone.serialize.page import Serialised, serialised

# Pages that show the draft are made anew for the answer, where whole pages are asked for; so many at most.
SHOWING_MOST = 20


@dataclass(frozen=True)
class Preview:
    """One draft that whoever asks may see, serialised for this answer alone."""

    page: Page
    content: Serialised

    @property
    def place(self) -> Place:
        """The draft's own place, whoever else may see a page there."""
        return Place(self.content.document.path, self.content.document)


def preview_of(token: str) -> Preview:
    """The draft a preview token shows. Raises `PreviewRefused` where it shows none any more.

    Three queries, and those of the page's own serialisation. What the page itself raises while it is
    serialised passes through.
    """
    grant = granted(token)
    page = Page.objects.filter(pk=grant.page_id).first()
    if page is None or not may_edit(grant.user, page.specific):
        raise PreviewRefused
    shown = page.get_latest_revision_as_object()
    number: str | int = "current"
    if grant.revision_id is not None:
        revision = page.revisions.filter(pk=grant.revision_id).first()
        if revision is None:
            raise PreviewRefused
        shown = revision.as_object()
    if not page.first_published_at:
        # As if it were published at this moment: lists that have the newest first have it first.
        shown.first_published_at = shown.last_published_at = timezone.now()
    return Preview(page, serialised_draft(page, shown, number))


@contextmanager
def in_its_place(preview: Preview, *, whole: bool, path: str) -> Iterator[None]:
    """Let stored documents say of a page what its draft says, to this request alone, until the block ends.

    Where `whole` pages are asked for, or the page at `path`, those that show the draft say so as well.
    What search services outside the database find is what is published.
    """
    with transaction.atomic():
        try:
            write_unnumbered([preview.content])
            # What is read is asked of the page itself (`readable_documents`). Privacy stays as it is.
            Page.objects.filter(pk=preview.page.pk, live=False).update(live=True)
            if showing := _showing(preview, whole, path):
                write_unnumbered(showing)
            yield
        finally:
            transaction.set_rollback(True)


def _showing(preview: Preview, whole: bool, path: str) -> list[Serialised]:
    """The pages that show the draft's, as they would be with it: the one at a path, or `SHOWING_MOST`."""
    keys = pages_showing(Page, [preview.page.pk]) - {preview.page.pk}
    stored = PublishedDocument.objects.filter(pk__in=keys)
    if not whole:
        stored = stored.filter(path=path)
    wanted = list(stored.order_by("pk").values_list("pk", flat=True)[:SHOWING_MOST])
    if not wanted:
        return []
    pages: PageQuerySet = readable(Page.objects.filter(pk__in=wanted))
    return [content for page in pages.specific() if (content := serialised(page)) is not None]
