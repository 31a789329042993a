"""Mails about failures of the schedule: to whoever planned it, in their language, once."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.mail import send_mail

from cms.editorial.schedule.models import ScheduleFailure
from cms.languages.preferred import preferred_language
from cms.localization.models import Release
from cms.resilience.retries import tell_once


def tell() -> int:
    """Send a mail about every failed page and release nobody was told of yet; returns how many were sent."""
    pages = ScheduleFailure.objects.select_related("page", "user__wagtail_userprofile")
    releases = Release.objects.filter(state=Release.State.FAILED, attempts__gt=0)
    return tell_once(pages, _of_page) + tell_once(
        releases.select_related("created_by__wagtail_userprofile"), _of_release
    )


def _of_page(failure: ScheduleFailure) -> None:
    with override(preferred_language(failure.user)):
        title = failure.page.specific_deferred.get_admin_display_title()
        is_publication = failure.kind == ScheduleFailure.Kind.PUBLISH
        subject = _("“%(title)s” did not go public") if is_publication else _("“%(title)s” is still public")
        address = reverse("wagtailadmin_pages:edit", args=[failure.page_id])
        _send(failure.user, subject % {"title": title}, failure.error, address)


def _of_release(release: Release) -> None:
    with override(preferred_language(release.created_by)):
        subject = _("“%(title)s” did not go public") % {"title": release.title}
        _send(release.created_by, subject, release.error, reverse("localization:releases"))


def _send(user, subject: str, reason: str, path: str) -> None:
    """Send one mail; none to a user without an address or an account: the admin's first page tells others."""
    if user is None or not user.is_active or not user.email:
        return
    text = "\n\n".join(
        (
            subject + ".",
            reason,
            _("It is tried again by itself. Once the cause is gone nothing else has to be done."),
            settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path,
        )
    )
    send_mail(subject, text + "\n", [user.email])
