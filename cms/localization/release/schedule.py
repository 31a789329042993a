"""Releases as they are kept: made at once or for a time, run when they are due, cancelled until then."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import OperationalError, transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.languages.preferred import preferred_language
from cms.localization.models import Release, ReleaseItem
from cms.localization.permissions import SitePagePermissionTester
from cms.localization.release.service import Item, ReleaseError, check, publish_together
from cms.localization.store.log import note_errors
from cms.resilience.locking import patiently
from cms.resilience.retries import next_try

logger = logging.getLogger(__name__)
State = Release.State
# Longer than it takes to be told and to mend what is wrong; what is older is no news any more.
TRIED_FOR = timedelta(days=1)


def schedule(title: str, items: Iterable[Item], user, at: datetime | None = None) -> Release:
    """Keep a release for a time; without one it is due at once.

    Raises `ReleaseError` where something could not be published by this user as it stands now. It is asked
    again when the time has come.
    """
    items = list(items)
    check(items, user)
    return _keep(title, items, user, at or timezone.now())


def release_now(title: str, items: Iterable[Item], user) -> Release:
    """Publish pages together at once; the release as it is kept, published or failed.

    Nothing is left to be done later: where the database is locked or gone `OperationalError` passes, and
    neither the release nor a page of it has come into being.
    """
    items = list(items)
    check(items, user)

    def work() -> Release:
        kept = _keep(title, items, user, timezone.now())
        _take(kept)
        _publish_or_note(kept, user)
        return kept

    kept = patiently(work)
    kept.refresh_from_db()
    return kept


@transaction.atomic
def _keep(title: str, items: list[Item], user, moment: datetime) -> Release:
    kept = Release.objects.create(title=title[:255], publish_at=moment, created_by=user)
    ReleaseItem.objects.bulk_create(
        ReleaseItem(release=kept, page_id=page.pk, locale=locale, position=position)
        for position, (page, locale) in enumerate(items)
    )
    return kept


def _take(kept: Release) -> bool:
    """Note a release as published before it is: that locks it. False where another process has it."""
    waiting = Release.objects.filter(Release.waiting(), pk=kept.pk)
    return bool(waiting.update(state=State.PUBLISHED, finished_at=timezone.now(), error="", next_try_at=None))


def release(kept: Release, user=None, now: datetime | None = None) -> Release:
    """Publish what a release holds, for `user` or whoever made it; the release as it is then.

    Everything goes public, or nothing and the release says why, and when it is tried again. Only one that
    is still waiting is touched: the change of its state locks it, so of two processes the second finds it
    done.
    """

    def work() -> None:
        if _take(kept):
            _publish_or_note(kept, user or kept.created_by, now or timezone.now())

    patiently(work)
    kept.refresh_from_db()
    return kept


def _publish_or_note(kept: Release, user, now: datetime | None = None) -> None:
    """`now` is given where the release came by the clock: it is tried again then, for a day."""
    with translation.override(preferred_language(user)):
        try:
            if user is None:
                raise ReleaseError(kept.title, "–", _("Whoever planned it has no account any more."))
            items = _items(kept)
            if not items:
                raise ReleaseError(kept.title, "–", _("None of its pages exists any more."))
            publish_together(items, user)
        except ReleaseError as error:
            logger.warning("Release %s failed: %s", kept.pk, error)
            attempts = kept.attempts + 1 if now else 0
            is_tried_again = now is not None and now < kept.publish_at + TRIED_FOR
            Release.objects.filter(pk=kept.pk).update(
                state=State.FAILED,
                error=str(error),
                attempts=attempts,
                next_try_at=next_try(now, attempts) if is_tried_again else None,
            )
            if error.translation is not None and isinstance(error.__cause__, ValidationError):
                # Translators see it where they can put it right.
                note_errors(error.translation, error.__cause__)


def _items(kept: Release) -> list[Item]:
    items = kept.items.select_related("page", "locale")
    return [(item.page, item.locale) for item in items]


def run_due(now: datetime | None = None) -> list[Release]:
    """Publish all releases whose time has come, each in a transaction of its own; what became of them.

    One that failed is tried again for a day. A database that could not be reached or was locked leaves a
    release for the next time.
    """
    now = now or timezone.now()
    first_time = Q(state=State.SCHEDULED, publish_at__lte=now)
    again = Q(state=State.FAILED, next_try_at__lte=now)
    done = []
    for kept in (
        Release.objects.filter(first_time | again).select_related("created_by").order_by("publish_at")
    ):
        try:
            done.append(release(kept, now=now))
        except OperationalError:
            logger.exception("Release %s is tried again", kept.pk)
        except Exception:
            # Nothing is public of it; those behind it must have their hour.
            logger.exception("Release %s failed for a reason nobody foresaw, and is tried again", kept.pk)
    return done


def cancel(kept: Release) -> bool:
    """Keep a scheduled release from being published, or tried again; whether it was still time to."""
    return bool(
        Release.objects.filter(Release.waiting(), pk=kept.pk).update(
            state=State.CANCELLED, finished_at=timezone.now(), next_try_at=None
        )
    )


def may_cancel(user, kept: Release) -> bool:
    """Let cancel a release whoever made it, and who may publish all its pages as an editor.

    No query where the items and their pages were fetched with the release.
    """
    if user.is_superuser or kept.created_by_id == user.pk:
        return user.is_active
    return user.is_active and all(_edits(user, item.page) for item in kept.items.all())


def _edits(user, page: Page) -> bool:
    return "publish" in SitePagePermissionTester(user, page).permissions


def in_site_time(moment: datetime) -> str:
    """A moment as the site's clocks show it, which is how it was given, wherever whoever reads it is."""
    return date_format(timezone.localtime(moment, timezone.get_default_timezone()), "DATETIME_FORMAT")


def scheduled_with(pages: Iterable[Page]) -> list[Release]:
    """The scheduled releases that would make any of these originals public again. One query."""
    return list(Release.objects.filter(Release.waiting(), items__page__in=list(pages)).distinct())
