"""Revisions for pages that were made without one: at least one a page, and for live ones what readers see.

Wagtail keeps a live page public while a change of it waits for its hour only where the page knows its live
revision, and tells two editors of each other only where a page has any. Editors' pages have both; pages
that code makes (an import, the demo, a copy) have neither, and are given them here. Aliases have none:
nobody edits them.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page, Revision

BATCH = 100
_later: ContextVar[set[int] | None] = ContextVar("pages that get their revisions later", default=None)


def is_lacking(page: Page) -> bool:
    """True where a live page has no revision of what readers see; aliases need none."""
    return bool(page.pk and page.live and not page.alias_of_id and not page.live_revision_id)


def lacking() -> Q:
    """Condition for pages: live ones without a revision of what readers see, drafts without any revision."""
    none_of_what_is_live = Q(live=True, live_revision__isnull=True)
    return Q(depth__gt=1, alias_of__isnull=True) & (none_of_what_is_live | Q(latest_revision__isnull=True))


def give(pages: Iterable[Page]) -> None:
    """Make revisions of specific pages as they are, and tell the pages. Two queries beside reading them.

    Where editors' revisions are there already, the new one is older: it says what readers saw before.
    """
    pages = list(pages)
    if (waiting := _later.get()) is not None:
        waiting |= {page.pk for page in pages}
        return
    whole = ContentType.objects.get_for_model(Page)
    revisions = [
        Revision(
            content_type=page.cached_content_type,
            base_content_type=whole,
            object_id=str(page.pk),
            object_str=str(page),
            created_at=_moment(page),
            content=page.serializable_data(),
        )
        for page in pages
    ]
    Revision.objects.bulk_create(revisions)
    for page, revision in zip(pages, revisions, strict=True):
        if page.live:
            page.live_revision = revision
        if page.latest_revision_id is None:
            page.latest_revision, page.latest_revision_created_at = revision, revision.created_at
    # Not by saving them: nothing about a page changes that anybody would have to be told.
    Page.objects.bulk_update(pages, ["live_revision", "latest_revision", "latest_revision_created_at"])


def _moment(page: Page) -> datetime:
    if page.latest_revision_id is not None:
        return page.latest_revision.created_at - timedelta(milliseconds=1)
    return page.last_published_at or page.first_published_at or timezone.now()


def give_where_lacking(pages: QuerySet | None = None) -> int:
    """Make the revisions that pages (by default all) lack, batch by batch; returns for how many pages."""
    wanted = (Page.objects.all() if pages is None else pages).filter(lacking())
    ids = list(wanted.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        batch = Page.objects.filter(pk__in=ids[start : start + BATCH])
        give(batch.specific().select_related("latest_revision"))
    return len(ids)


@contextmanager
def later() -> Iterator[None]:
    """Hold back the revisions of pages made inside; they are made together at the end."""
    waiting: set[int] = set()
    token = _later.set(waiting)
    try:
        yield
    finally:
        _later.reset(token)
    give_where_lacking(Page.objects.filter(pk__in=waiting))
