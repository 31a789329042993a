"""Keeping documents in step with pages: what is live and public has a document, nothing else has."""

import logging
import traceback
from collections.abc import Iterable
from datetime import timedelta
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F, Model, OuterRef, Subquery
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, TranslatableMixin, get_page_models
from wagtail.query import PageQuerySet

from wagtail_plone.documents.conditions import ends_below
from wagtail_plone.documents.visibility import readable
from wagtail_plone.models import Counter, DocumentSubject, PublishedDocument, SerialisationFailure
from wagtail_plone.serialize.page import serialised

logger = logging.getLogger(__name__)
BATCH = 100
# Counted up whenever documents are made differently: those of an older shape have to be made again.
SHAPE = 5
# Columns that tell two documents of a page apart; what the others hold follows from its texts.
TELLING = ("fingerprint", "path", "tree_path", "root_depth", "in_menus")
# A page that failed is tried again after one minute, then two, four, and so on to once a day.
RETRY_FIRST, RETRY_LAST = timedelta(minutes=1), timedelta(days=1)
# Storage, network and database out of reach, memory used up. A file that is lost is the page's own trouble.
PASSING = (OSError, MemoryError, OperationalError, InterfaceError)


def pages_showing(model: type[Model], keys: Iterable) -> set[int]:
    """Ids of the pages that refer to objects of a model, by Wagtail's reference index.

    Whoever refers to one language's version of something may show any other, and a page shows what the
    snippets it refers to do. Many-to-many relations are not in the index and are asked for one by one.
    """
    page_ids: set[int] = set()
    seen: dict[type[Model], set[str]] = {}
    pending = {_base(model): {str(key) for key in keys}}
    while pending:
        target, wanted = pending.popitem()
        wanted = _with_translations(target, wanted) - seen.setdefault(target, set())
        if not wanted:
            continue
        seen[target] |= wanted
        references = ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(target), to_object_id__in=wanted
        )
        for content_type_id, key in references.values_list("base_content_type", "object_id").distinct():
            source = ContentType.objects.get_for_id(content_type_id).model_class()
            if source is Page:
                page_ids.add(int(key))
            elif source is not None:
                pending.setdefault(source, set()).add(key)
        for page_model, name in _many_to_many(target):
            pages = page_model._base_manager.filter(**{f"{name}__in": wanted})
            page_ids |= set(pages.values_list("pk", flat=True))
    return page_ids


def _with_translations(model: type[Model], keys: set[str]) -> set[str]:
    """Keys of objects and of the same objects in other languages."""
    if not issubclass(model, TranslatableMixin):
        return keys
    families = model._base_manager.filter(pk__in=keys).values("translation_key")
    family = model._base_manager.filter(translation_key__in=families)
    return keys | {str(pk) for pk in family.values_list("pk", flat=True)}


@cache
def _many_to_many(model: type[Model]) -> tuple[tuple[type[Page], str], ...]:
    """The many-to-many fields of page types that lead to a model or to one made of it."""
    return tuple(
        (page_model, field.name)
        for page_model in get_page_models()
        for field in page_model._meta.many_to_many
        if issubclass(field.related_model, model)
    )


def _base(model: type[Model]) -> type[Model]:
    """The model under which the reference index knows an object: the topmost of its table's parents."""
    concrete = model._meta.concrete_model or model
    parents: list[type[Model]] = concrete._meta.get_parent_list()
    return parents[-1] if parents else concrete


def refresh(page_ids: Iterable[int]) -> None:
    """Make the documents of these pages what they would be if made now; remove those of unreadable pages.

    Pages that show one whose summary changed follow. A page that cannot be serialised is recorded and tried
    again; the others are unaffected, and so is the publication that led here. It loses its document, which
    says what is no longer so, unless something beside it failed, such as the storage: then there is one
    soon again, and until then the last one.
    """
    pending = set(page_ids)
    with transaction.atomic():
        while pending:
            changed = _refresh(pending)
            pending = pages_showing(Page, changed) if changed else set()


def _refresh(wanted: set[int]) -> set[int]:
    """One round; the pages of which others now show something else."""
    pages: PageQuerySet = readable(Page.objects.filter(pk__in=wanted))
    shown = {page.pk: page for page in pages.specific().select_related("locale")}
    gone = wanted - set(shown)
    changed = set(PublishedDocument.objects.filter(page_id__in=gone).values_list("page_id", flat=True))
    PublishedDocument.objects.filter(page_id__in=gone).delete()
    SerialisationFailure.objects.filter(page_id__in=gone).delete()
    return changed | {page.pk for page in shown.values() if _refresh_one(page)}


def _refresh_one(page: Page) -> bool:
    """Refresh one readable page; whether its summary changed."""
    try:
        with transaction.atomic():
            changed = _store(page)
    except Exception as error:
        # A page type's own code may raise anything, and publishing must not fail for it.
        logger.exception("Page %s could not be serialised", page.pk)
        removed = 0
        if not _passes(error):
            removed, _by_model = PublishedDocument.objects.filter(page_id=page.pk).delete()
        failure = {"error": traceback.format_exc()}
        SerialisationFailure.objects.update_or_create(
            page_id=page.pk, defaults={**failure, "attempts": F("attempts") + 1}, create_defaults=failure
        )
        return bool(removed)
    SerialisationFailure.objects.filter(page_id=page.pk).delete()
    return changed


def _passes(error: BaseException | None) -> bool:
    """Tell whether a failure, or what led to it, comes from what a page needs and not from the page."""
    seen = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, PASSING) and not isinstance(error, FileNotFoundError):
            return True
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return False


def _store(page: Page) -> bool:
    """Write the document, unless it says what it said before; whether its summary changed."""
    content = serialised(page)
    stored = PublishedDocument.objects.filter(page_id=page.pk)
    if content is None:
        return bool(stored.delete()[0])
    before, document = stored.first(), content.document
    if before is not None and all(getattr(before, name) == getattr(document, name) for name in TELLING):
        return False
    document.sequence = Counter.take()
    document.save(force_insert=before is None, force_update=before is not None)
    document.subjects.all().delete()
    DocumentSubject.objects.bulk_create(
        DocumentSubject(document=document, name=name) for name in dict.fromkeys(content.subjects)
    )
    return before is None or (before.summary, before.path) != (document.summary, document.path)


def reposition(tree_path: str) -> None:
    """Give the documents below a place of the tree the tree paths that their pages have, in one statement.

    Moving a page gives its new neighbours other ones, and all below them, without saving any of them.
    """
    path = Page.objects.filter(pk=OuterRef("page_id")).values("path")
    below = PublishedDocument.objects.filter(page__path__range=ends_below(tree_path))
    below.exclude(tree_path=F("page__path")).update(tree_path=Subquery(path))


def rebuild(say=lambda line: None) -> int:
    """Make all documents anew, in batches; how many there are. Documents that are right keep their number."""
    ids = list(Page.objects.filter(depth__gt=1).order_by("path").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        refresh(ids[start : start + BATCH])
        say(f"Documents: {min(start + BATCH, len(ids))} of {len(ids)}")
    PublishedDocument.objects.filter(page__depth__lte=1).delete()
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
