"""Releases as they are kept: made at once or for a time, run when they are due, cancelled until then."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import OperationalError, transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.editorial.permissions import SitePagePermissionTester
from cms.localization.models import Release, ReleaseItem
from cms.localization.people import preferred_language
from cms.localization.publishing import note_errors
from cms.localization.release.service import Item, ReleaseError, check, publish_together

logger = logging.getLogger(__name__)
State = Release.State


def schedule(title: str, items: Iterable[Item], user, at: datetime | None = None) -> Release:
    """Keep a release for a time; without one it is due at once, for `release` to be called next.

    Raises `ReleaseError` where something could not be published by this user as it stands now. It is asked
    again when the time has come.
    """
    items = list(items)
    check(items, user)
    with transaction.atomic():
        kept = Release.objects.create(title=title[:255], publish_at=at or timezone.now(), created_by=user)
        ReleaseItem.objects.bulk_create(
            ReleaseItem(release=kept, page_id=page.pk, locale=locale, position=position)
            for position, (page, locale) in enumerate(items)
        )
    return kept


def release(kept: Release, user=None) -> Release:
    """Publish what a release holds, for `user` or whoever made it; the release as it is then.

    Everything goes public, or nothing and the release says why. Only one that is still scheduled is
    touched: the change of its state locks it, so of two processes the second finds it done.
    """
    user = user or kept.created_by
    with transaction.atomic():
        now = timezone.now()
        taken = Release.objects.filter(pk=kept.pk, state=State.SCHEDULED).update(
            state=State.PUBLISHED, finished_at=now
        )
        if taken:
            _publish_or_note(kept, user)
    kept.refresh_from_db()
    return kept


def _publish_or_note(kept: Release, user) -> None:
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
            Release.objects.filter(pk=kept.pk).update(state=State.FAILED, error=str(error))
            if error.translation is not None and isinstance(error.__cause__, ValidationError):
                # Translators see it where they can put it right.
                note_errors(error.translation, error.__cause__)


def _items(kept: Release) -> list[Item]:
    items = kept.items.select_related("page", "locale")
    return [(item.page, item.locale) for item in items]


def run_due(now: datetime | None = None) -> list[Release]:
    """Publish all releases whose time has come, each in a transaction of its own; what became of them.

    A database that could not be reached or was locked leaves a release for the next time.
    """
    due = Release.objects.filter(state=State.SCHEDULED, publish_at__lte=now or timezone.now())
    done = []
    for kept in due.select_related("created_by").order_by("publish_at", "pk"):
        try:
            done.append(release(kept))
        except OperationalError:
            logger.exception("Release %s is tried again", kept.pk)
    return done


def cancel(kept: Release) -> bool:
    """Keep a scheduled release from being published; whether it was still time to."""
    return bool(
        Release.objects.filter(pk=kept.pk, state=State.SCHEDULED).update(
            state=State.CANCELLED, finished_at=timezone.now()
        )
    )


def may_cancel(user, kept: Release) -> bool:
    """Whether `user` may cancel a release: whoever made it, and who may publish all its pages as an editor.

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
    return list(Release.objects.filter(state=State.SCHEDULED, items__page__in=list(pages)).distinct())
