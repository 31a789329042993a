"""Pages whose hour has come: published and taken down, each in a transaction of its own."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import OperationalError, models, transaction
from django.utils import timezone, translation
from wagtail.models import DraftStateMixin, Page, PageLogEntry, Revision

from cms.editorial.schedule.models import ScheduleFailure
from cms.languages.preferred import preferred_language
from cms.localization.release.service import reason_of
from cms.resilience.retries import next_try

logger = logging.getLogger(__name__)
Kind = ScheduleFailure.Kind


def run_due(now: datetime | None = None) -> list[ScheduleFailure]:
    """Take down what has expired and publish what is due; returns the failures, which are tried again.

    Each page stands for itself: one that fails changes nothing, and keeps no other from its hour. A database
    that is locked or gone is no failure of a page: it is tried in the next round.
    """
    now = now or timezone.now()
    _forget_what_is_off(now)
    waiting = set(ScheduleFailure.objects.filter(next_try_at__gt=now).values_list("page_id", "kind"))
    expired = Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at", "pk")
    failed = [
        _try(page, Kind.EXPIRE, page.live_revision, page.expire_at, now, _expire)
        for page in expired
        if (page.pk, Kind.EXPIRE) not in waiting
    ]
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at", "pk")
    for revision in due.defer("content"):
        page = _page_of(revision)
        if page is None:
            _publish_other(revision)
        elif (page.pk, Kind.PUBLISH) not in waiting:
            failed.append(_try(page, Kind.PUBLISH, revision, revision.approved_go_live_at, now, _publish))
    return [failure for failure in failed if failure is not None]


def _forget_what_is_off(now: datetime) -> None:
    """Delete failures of what was cancelled or given another hour meanwhile."""
    ScheduleFailure.objects.filter(kind=Kind.PUBLISH).exclude(revision__approved_go_live_at__lt=now).delete()
    ScheduleFailure.objects.filter(kind=Kind.EXPIRE).exclude(
        page__live=True, page__expire_at__lt=now
    ).delete()


def _page_of(revision: Revision) -> Page | None:
    if revision.base_content_type.model_class() is not Page:
        return None
    return Page.objects.filter(pk=revision.object_id).first()


def _try(
    page: Page, kind: str, revision: Revision | None, due_at: datetime, now: datetime, action: Callable
) -> ScheduleFailure | None:
    user = planned_by(page, revision)
    # Errors are put into words where they are raised.
    with translation.override(preferred_language(user)):
        try:
            with transaction.atomic():
                action(page, revision, now)
                ScheduleFailure.objects.filter(page=page, kind=kind).delete()
        except OperationalError:
            logger.exception("Page %s is tried again in the next round", page.pk)
        except Exception as error:  # noqa: BLE001  a page type's own code may raise anything; it is kept and told
            reason = reason_of(error, page.specific)
            return _note(
                page, kind, {"revision": revision, "user": user, "due_at": due_at, "error": reason}, now
            )
    return None


def _publish(page: Page, revision: Revision, now: datetime) -> None:
    due = Revision.objects.filter(pk=revision.pk, approved_go_live_at__lt=now)
    # The row is locked: a second process finds it done.
    if due.update(approved_go_live_at=models.F("approved_go_live_at")):
        revision.publish(log_action="wagtail.publish.scheduled")


def _expire(page: Page, revision: Revision | None, now: datetime) -> None:
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish_other(revision: Revision) -> None:
    """Publish a revision of something that is no page; a failure is told to nobody but the log."""
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except Exception:
        # Whatever its type's own code may raise: those behind it must have their hour.
        logger.exception("%r could not be published", revision)


def expire_others(now: datetime | None = None) -> None:
    """Take down what has expired and is no page; the site has no such types, a project's own may be."""
    from django.apps import apps

    for model in apps.get_models():
        if not issubclass(model, DraftStateMixin) or issubclass(model, Page):
            continue
        for thing in model.objects.filter(live=True, expire_at__lt=now or timezone.now()):
            try:
                with transaction.atomic():
                    thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            except Exception:
                logger.exception("%r could not be taken down", thing)


def note_unpublished(page: Page, revision: Revision, user, error: Exception) -> None:
    """Keep that a revision could not be published just now, and have it tried again; `user` is told why."""
    now = timezone.now()
    with translation.override(preferred_language(user)):
        reason = reason_of(error, page.specific)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=now)
    _note(page, Kind.PUBLISH, {"revision": revision, "user": user, "due_at": now, "error": reason}, now)


def _note(page: Page, kind: str, values: dict, now: datetime) -> ScheduleFailure:
    """Keep what went wrong, and when to try again. `values` are fields of the failure."""
    logger.warning("Page %s: %s failed: %s", page.pk, kind, values["error"])
    before = ScheduleFailure.objects.filter(page=page, kind=kind).first()
    if before is not None and before.revision_id == (values["revision"] and values["revision"].pk):
        values["attempts"] = before.attempts + 1
    else:
        values |= {"attempts": 1, "told_at": None, "telling_since": None}
    values["next_try_at"] = next_try(now, values["attempts"])
    failure, _is_new = ScheduleFailure.objects.update_or_create(page=page, kind=kind, defaults=values)
    return failure


def planned_by(page: Page, revision: Revision | None):
    """The user who gave a page its hour, by Wagtail's log; else the revision's user; else None.

    Of somebody who has left, whose account is closed, the page's owner: they handed their pages over.
    """
    if revision is None:
        return None
    entry = (
        PageLogEntry.objects.filter(page=page.pk, revision=revision.pk, action="wagtail.publish.schedule")
        .order_by("-timestamp")
        .first()
    )
    user_id = (entry.user_id if entry else None) or revision.user_id
    user = get_user_model().objects.filter(pk=user_id).first() if user_id else None
    return page.owner if user is not None and not user.is_active else user
