"""Putting things into the bin, taking them out, emptying it: each in a transaction, and in the log."""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import OperationalError, transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.log_actions import log

from cms.editorial.bin.kind import Kind
from cms.editorial.bin.kinds import kind_of, kinds
from cms.editorial.bin.models import KEPT, BinItem
from cms.resilience.locking import patiently

logger = logging.getLogger(__name__)


def put(instance: Model, user=None) -> BinItem:
    """Put a thing into the bin: gone for readers and lists at once. Again does nothing.

    Raises `NotPossible` for a page that lies there already with the page above it.
    """
    kind = kind_of(type(instance))

    def work() -> BinItem:
        item, is_new = BinItem.objects.get_or_create(
            content_type=kind.content_type,
            object_id=str(instance.pk),
            defaults={"title": str(instance)[:255], "deleted_by": user},
        )
        if is_new:
            log(instance, "cms.delete_to_bin", user=user)
            kind.hide(instance, item)
        return item

    return patiently(work, kind.families(instance))


@dataclass(frozen=True)
class Restored:
    """A thing that was brought back, and what whoever did it should know, in sentences."""

    instance: Model
    told: list[str]


def restore(item: BinItem, user=None, **choices) -> Restored | None:
    """Bring a thing back to where it was; None where somebody else did, or it is gone.

    `choices` are those its kind has (`Kind.show`). Raises `NotPossible` where its kind refuses.
    """
    kind = kind_of_item(item)
    if kind is None:
        return None

    def work() -> Restored | None:
        locked = BinItem.objects.select_for_update().filter(pk=item.pk).first()
        if locked is None:
            return None
        locked.delete()
        instance = _instance(kind, item)
        if instance is None:
            return None
        log(instance, "cms.restore_from_bin", user=user)
        told = kind.show(instance, user, **choices)
        return Restored(_instance(kind, item), told)

    instance = _instance(kind, item)
    return patiently(work, kind.families(instance) if instance is not None else ())


def _instance(kind: Kind, item: BinItem) -> Model | None:
    return kind.in_bulk([item.object_id]).get(item.object_id)


def empty(now: datetime | None = None) -> int:
    """Delete for good what has lain in the bin for thirty days, each thing by itself; how many.

    A thing that fails is tried in the next round and keeps no other waiting; the first failure is raised at
    the end. A kill in between leaves whole things in the bin. One query where nothing is due.
    """
    failure, number = None, 0
    due = BinItem.objects.filter(deleted_at__lt=(now or timezone.now()) - KEPT).order_by("deleted_at", "pk")
    for key in list(due.values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                number += _delete(key)
        except OperationalError:
            logger.exception("Item %s of the bin is tried again in the next round", key)
        except Exception as error:
            # Whatever another app's receivers may raise: those behind it must have their turn.
            logger.exception("Item %s of the bin could not be deleted", key)
            failure = failure or error
    if failure is not None:
        raise failure
    return number


def _delete(key: int) -> int:
    item = BinItem.objects.select_for_update().filter(pk=key).first()
    if item is None:
        return 0
    kind = kind_of_item(item)
    instance = _instance(kind, item) if kind else None
    if instance is not None:
        log(instance, "wagtail.delete", deleted=True)
        kind.delete(instance)
    item.delete()
    return 1


def kind_of_item(item: BinItem):
    """The kind of an item; None where its model is of an app that is gone."""
    model = ContentType.objects.get_for_id(item.content_type_id).model_class()
    return kinds().get(model)
