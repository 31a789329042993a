"""Keeping documents in step with pages: what is live and public has a document, nothing else has."""

import logging
import traceback
from collections.abc import Iterable
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, ReferenceIndex, TranslatableMixin, get_page_models

from cms.headless.models import Counter, PublishedDocument, SerialisationFailure
from cms.headless.serializer import serialised
from cms.headless.visibility import readable

logger = logging.getLogger(__name__)
BATCH = 100


def pages_showing(model: type, keys: Iterable) -> set[int]:
    """Ids of the pages that refer to objects of a model, by Wagtail's reference index.

    Whoever refers to one language's version of something may show any other. Many-to-many relations are
    not in the index and are asked for one by one.
    """
    wanted = set(keys)
    if issubclass(model, TranslatableMixin):
        families = model._base_manager.filter(pk__in=wanted).values("translation_key")
        wanted = set(model._base_manager.filter(translation_key__in=families).values_list("pk", flat=True))
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(_base(model)),
        to_object_id__in=[str(key) for key in wanted],
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    found = {int(pk) for pk in references.values_list("object_id", flat=True)}
    for page_model, name in _many_to_many(model):
        found |= set(page_model.objects.filter(**{f"{name}__in": wanted}).values_list("pk", flat=True))
    return found


@cache
def _many_to_many(model: type) -> tuple[tuple[type[Page], str], ...]:
    """The many-to-many fields of page types that lead to a model."""
    return tuple(
        (page_model, field.name)
        for page_model in get_page_models()
        for field in page_model._meta.many_to_many
        if issubclass(model, field.related_model)
    )


def _base(model: type) -> type:
    """The model under which the reference index knows an object: the topmost of its table's parents."""
    parents = model._meta.get_parent_list()
    return parents[-1] if parents else model


def refresh(page_ids: Iterable[int]) -> None:
    """Make the documents of these pages what they would be if made now; remove those of unreadable pages.

    Pages that show one whose summary changed follow. A page that cannot be serialised loses its document
    and is recorded; the others are unaffected, and so is the publication that led here.
    """
    pending = set(page_ids)
    with transaction.atomic():
        while pending:
            changed = _refresh(pending)
            pending = pages_showing(Page, changed) if changed else set()


def _refresh(wanted: set[int]) -> set[int]:
    """One round; the pages of which others now show something else."""
    pages = readable(Page.objects.filter(pk__in=wanted)).specific().select_related("locale")
    shown = {page.pk: page for page in pages}
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
    except Exception:
        # A page type's own code may raise anything, and publishing must not fail for it.
        logger.exception("Page %s could not be serialised", page.pk)
        removed, _by_model = PublishedDocument.objects.filter(page_id=page.pk).delete()
        SerialisationFailure.objects.update_or_create(
            page_id=page.pk, defaults={"error": traceback.format_exc()}
        )
        return bool(removed)
    SerialisationFailure.objects.filter(page_id=page.pk).delete()
    return changed


def _store(page: Page) -> bool:
    """Write the document, unless it says what it said before; whether its summary changed."""
    made = serialised(page)
    stored = PublishedDocument.objects.filter(page_id=page.pk)
    if made is None:
        return bool(stored.delete()[0])
    before = stored.first()
    now = (made.digest, made.path, page.show_in_menus)
    if before is not None and (before.digest, before.path, before.in_menus) == now:
        return False
    PublishedDocument.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "uid": made.uid,
            "translation_key": page.translation_key,
            "language": page.locale.language_code,
            "portal_type": made.portal_type,
            "path": made.path,
            "title": page.title,
            "in_menus": page.show_in_menus,
            "summary": made.summary,
            "body": made.body,
            "digest": made.digest,
            "sequence": Counter.take(),
        },
    )
    return before is None or (before.summary, before.path) != (made.summary, made.path)


def rebuild(say=lambda line: None) -> int:
    """Make all documents anew, in batches; how many there are. Documents that are right keep their number."""
    ids = list(Page.objects.filter(depth__gt=1).order_by("path").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        refresh(ids[start : start + BATCH])
        say(f"Documents: {min(start + BATCH, len(ids))} of {len(ids)}")
    PublishedDocument.objects.exclude(page_id__in=ids).delete()
    return PublishedDocument.objects.count()
