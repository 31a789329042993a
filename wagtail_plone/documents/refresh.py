"""Keeping documents in step with pages: what is live and public has a document, nothing else has."""

import logging
import traceback
from collections.abc import Iterable
from datetime import timedelta
from time import monotonic

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F, Max, OuterRef, Subquery
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from wagtail_plone.conf import changes_days
from wagtail_plone.documents.conditions import ends_below
from wagtail_plone.documents.owed import claim, expand, owe
from wagtail_plone.documents.referred import referred_to_by
from wagtail_plone.documents.showing import pages_showing
from wagtail_plone.documents.storing import Outcome, store
from wagtail_plone.documents.visibility import readable
from wagtail_plone.models import (
    Counter,
    OwedRefresh,
    PublishedDocument,
    RemovedDocument,
    SerialisationFailure,
)

logger = logging.getLogger(__name__)
BATCH = 100
# Made in one transaction by the background: whoever publishes meanwhile waits for no more.
FEW = 5
# Counted up whenever documents are made differently: those of an older shape have to be made again.
SHAPE = 9
# A page that failed is tried again after one minute, then two, four, and so on to once a day.
RETRY_FIRST, RETRY_LAST = timedelta(minutes=1), timedelta(days=1)
# Storage, network and database out of reach, memory used up. A file that is lost is the page's own trouble.
PASSING = (OSError, MemoryError, OperationalError, InterfaceError)


def refresh(page_ids: Iterable[int]) -> None:
    """Make the documents of these pages what they would be if made now; remove those of unreadable pages.

    Pages that show one whose summary changed follow. A page that cannot be serialised is recorded and tried
    again; the others are unaffected, and so is the publication that led here. It loses its document, which
    says what is no longer so, unless something beside it failed, such as the storage: then there is one
    soon again, and until then the last one.
    """
    wanted = set(page_ids)
    with transaction.atomic():
        owe(pages=wanted)
        make_owed(wanted)


def make_owed(page_ids: Iterable[int], most: int | None = None) -> None:
    """Make the documents of pages that are owed, and then those that this makes owed.

    Each round is a transaction. What would make more than `most` documents in all stays owed.
    """
    pending, number = set(page_ids), 0
    while pending and (most is None or number + len(pending) <= most):
        number += len(pending)
        with transaction.atomic(savepoint=False):
            changed, written = _refresh(claim(pending))
            pending = pages_showing(Page, changed) if changed else set()
            pending |= referred_to_by(written)
            owe(pages=pending)


def work_off(seconds: float = 600.0) -> int:
    """Make documents that are owed, the longest owed first, a few at a time; how many.

    For `seconds`, or until none is owed: those that want to publish meanwhile get their turn in between.
    """
    until, number = monotonic() + seconds, 0
    while monotonic() < until:
        expand()
        rows = OwedRefresh.objects.filter(kind=OwedRefresh.Kind.PAGE).order_by("pk")
        pending = {int(key) for key in rows.values_list("key", flat=True)[:FEW]}
        if not pending:
            break
        make_owed(pending, most=len(pending))
        number += len(pending)
    return number


def _refresh(wanted: set[int]) -> tuple[set[int], set[int]]:
    """One round: the pages of which others now show something else, and all with another document."""
    if not wanted:
        return set(), set()
    pages: PageQuerySet = readable(Page.objects.filter(pk__in=wanted))
    shown = list(pages.specific())
    gone = wanted - {page.pk for page in shown}
    removed = set()
    if gone:
        removed = set(PublishedDocument.objects.filter(page_id__in=gone).values_list("page_id", flat=True))
        PublishedDocument.objects.filter(page_id__in=gone).delete()
    failures = SerialisationFailure.objects.filter(page_id__in=wanted)
    failed_before = set(failures.values_list("page_id", flat=True))
    outcome = _make(shown)
    if settled := failed_before - outcome.failed:
        SerialisationFailure.objects.filter(page_id__in=settled).delete()
    return removed | outcome.altered, removed | outcome.written


def _make(pages: list[Page]) -> Outcome:
    """Make the documents of readable pages: all at once; where that fails, each by itself.

    So no page fails for another one's trouble.
    """
    try:
        with transaction.atomic():
            return store(pages)
    except Exception as error:
        # A page type's own code may raise anything, and publishing must not fail for it.
        logger.exception("Page %s could not be serialised", ", ".join(str(page.pk) for page in pages))
        if len(pages) == 1:
            return _note_failure(pages[0], error)
    outcome = Outcome()
    for page in pages:
        outcome += _make([page])
    return outcome


def _note_failure(page: Page, error: Exception) -> Outcome:
    """Record that a page could not be serialised, and lost its document where that is its own trouble."""
    removed = 0
    if not _passes(error):
        removed, _by_model = PublishedDocument.objects.filter(page_id=page.pk).delete()
    failure = {"error": "".join(traceback.format_exception(error))}
    SerialisationFailure.objects.update_or_create(
        page_id=page.pk, defaults={**failure, "attempts": F("attempts") + 1}, create_defaults=failure
    )
    lost = {page.pk} if removed else set()
    return Outcome(altered=lost, written=lost, failed={page.pk})


def _passes(error: BaseException | None) -> bool:
    """Tell whether a failure, or what led to it, comes from what a page needs and not from the page."""
    seen = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, PASSING) and not isinstance(error, FileNotFoundError):
            return True
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return False


def reposition(tree_path: str) -> None:
    """Give the documents below a place of the tree the tree paths that their pages have.

    Moving a page gives its new neighbours other ones, and all below them, without saving any of them. That
    the neighbours stand elsewhere now is a change of theirs.
    """
    path = Page.objects.filter(pk=OuterRef("page_id")).values("path")
    below = PublishedDocument.objects.filter(page__path__range=ends_below(tree_path))
    shifted = below.exclude(tree_path=F("page__path"))
    with transaction.atomic():
        # Whoever makes one of them meanwhile has written it by now, or reads its page afterwards.
        Counter.lock()
        neighbours = list(shifted.filter(depth=len(tree_path) // Page.steplen + 1).only("pk", "sequence"))
        shifted.update(tree_path=Subquery(path))
        if neighbours:
            first = Counter.take(len(neighbours)) - len(neighbours) + 1
            for number, document in enumerate(neighbours, first):
                document.sequence = number
            PublishedDocument.objects.bulk_update(neighbours, ["sequence"], batch_size=500)


def rebuild(say=lambda line: None) -> int:
    """Make all documents anew, in batches; how many there are. Documents that are right keep their number."""
    ids = list(Page.objects.filter(depth__gt=1).order_by("path").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        refresh(ids[start : start + BATCH])
        say(f"Documents: {min(start + BATCH, len(ids))} of {len(ids)}")
    PublishedDocument.objects.filter(page__depth__lte=1).delete()
    Counter.sweep()
    Counter.objects.update_or_create(pk=1, defaults={"shape": SHAPE})
    return PublishedDocument.objects.count()


def is_outdated() -> bool:
    """Tell whether documents were last made in another shape than this code gives them."""
    return not Counter.objects.filter(pk=1, shape=SHAPE).exists()


def retry_failed() -> int:
    """Try those pages again that failed and are due; how many they were."""
    now = timezone.now()
    due = [
        failure.page_id
        for failure in SerialisationFailure.objects.all()
        if failure.failed_at + min(RETRY_FIRST * 2 ** min(failure.attempts - 1, 20), RETRY_LAST) <= now
    ]
    refresh(due)
    return len(due)


def forget_removed() -> None:
    """Forget what was removed long ago (`conf.changes_days`); who has not asked since then begins anew."""
    old = RemovedDocument.objects.filter(removed_at__lt=timezone.now() - timedelta(days=changes_days()))
    last = old.aggregate(last=Max("sequence"))["last"]
    if last is not None:
        with transaction.atomic():
            Counter.objects.filter(pk=1, forgotten__lt=last).update(forgotten=last)
            old.filter(sequence__lte=last).delete()
