"""The digest: an e-mail that tells translators what there is to do in their languages since the last one."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext, override
from wagtail.admin.mail import send_mail
from wagtail.models import Locale

from cms.languages.preferred import preferred_language
from cms.localization.models import DigestDelivery, TranslationProgress
from cms.localization.permissions import translator_locales
from cms.localization.store.translations import Translation

logger = logging.getLogger(__name__)
# A digest a day, though the clock that starts it is not exact.
AT_MOST_EVERY = timedelta(hours=20)
# What the first one looks back on.
FIRST = timedelta(days=7)
LISTED = 20


@dataclass(frozen=True)
class Line:
    """A translation as a digest shows it."""

    title: str
    percent: int
    url: str


@dataclass(frozen=True)
class Section:
    """The news of one language: the number of translations concerned, and the latest of them."""

    locale: Locale
    outdated_count: int
    outdated: list[Line]
    new_count: int
    new: list[Line]

    @property
    def outdated_rest(self) -> int:
        """The number of those that are not listed."""
        return self.outdated_count - len(self.outdated)

    @property
    def new_rest(self) -> int:
        """The number of those that are not listed."""
        return self.new_count - len(self.new)


def readers() -> QuerySet:
    """The people who get a digest: active members of a team who have an address, with their profiles."""
    users = get_user_model()._default_manager.filter(is_active=True, groups__translator_team__isnull=False)
    return users.exclude(email="").select_related("wagtail_userprofile").distinct().order_by("pk")


def wants_mail(user) -> bool:
    """Tell whether somebody has left on any notification about their own work; who wants none gets no digest.

    The fourth, of pages submitted for moderation, can't be turned off by those who approve nothing.
    """
    profile = getattr(user, "wagtail_userprofile", None)
    return profile is None or (
        profile.approved_notifications
        or profile.rejected_notifications
        or profile.updated_comments_notifications
    )


def sections(user, since: datetime) -> list[Section]:
    """The news since a moment in a translator's languages: what became outdated or was submitted.

    Five queries a language, however much happened.
    """
    locales = Locale.objects.filter(pk__in=translator_locales(user)).order_by("pk")
    all_sections = [_section(locale, since) for locale in locales]
    return [section for section in all_sections if section.outdated_count or section.new_count]


def _section(locale: Locale, since: datetime) -> Section:
    open_ones = Translation.objects.filter(
        target_locale=locale, enabled=True, progress__isnull=False
    ).exclude(progress__state=TranslationProgress.State.UP_TO_DATE)
    outdated = open_ones.filter(progress__outdated_since__gte=since).order_by("-progress__outdated_since")
    new = open_ones.filter(created_at__gte=since, progress__outdated_since__isnull=True).order_by(
        "-created_at"
    )
    return Section(locale, outdated.count(), _lines(outdated), new.count(), _lines(new))


def _lines(translations: QuerySet[Translation]) -> list[Line]:
    return [
        Line(
            translation.source.object_repr,
            translation.progress.percent,
            absolute(reverse("localization:translate", args=[translation.pk])),
        )
        for translation in translations.select_related("source", "progress")[:LISTED]
    ]


def absolute(path: str) -> str:
    """The address of a page of the admin as it stands in an e-mail."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


@dataclass
class Outcome:
    """The result of a round of digests: numbers of people by outcome."""

    sent: int = 0
    failed: int = 0


def send_all(now: datetime | None = None, *, force: bool = False) -> Outcome:
    """Send everybody what happened in their languages since their last digest.

    Nobody gets two within 20 hours, unless `force` is set, and nobody an empty one. A mail that could not
    be sent is logged and told of again the next time; the others are sent. A constant number of queries
    for each reader.
    """
    now = now or timezone.now()
    outcome = Outcome()
    last = dict(DigestDelivery.objects.values_list("user_id", "sent_at"))
    for user in readers():
        before = last.get(user.pk)
        if not wants_mail(user) or (before and now - before < AT_MOST_EVERY and not force):
            continue
        news = sections(user, before or now - FIRST)
        if not news or not _claim(user, before, now):
            continue
        try:
            _send(user, news)
        except Exception:
            # Whatever a mail server or an address may raise is no reason to tell the others nothing.
            logger.exception("The digest for %s could not be sent", user.pk)
            _give_back(user, before)
            outcome.failed += 1
        else:
            outcome.sent += 1
    return outcome


def _claim(user, before: datetime | None, now: datetime) -> bool:
    """Note that somebody gets a digest now; False where another process was faster.

    Noted before it is sent, not in a transaction around it: a mail server may take long, and would keep
    others from writing.
    """
    if before is None:
        return DigestDelivery.objects.get_or_create(user=user, defaults={"sent_at": now})[1]
    return bool(DigestDelivery.objects.filter(user=user, sent_at=before).update(sent_at=now))


def _give_back(user, before: datetime | None) -> None:
    if before is None:
        DigestDelivery.objects.filter(user=user).delete()
    else:
        DigestDelivery.objects.filter(user=user).update(sent_at=before)


def _send(user, news: list[Section]) -> None:
    with override(preferred_language(user)):
        number = sum(section.outdated_count + section.new_count for section in news)
        context = {
            "reader": user,
            "sections": news,
            "dashboard_url": absolute(reverse("localization:dashboard")),
            "account_url": absolute(reverse("wagtailadmin_account")),
            "site_name": settings.WAGTAIL_SITE_NAME,
        }
        send_mail(
            ngettext("%(number)d translation waits for you", "%(number)d translations wait for you", number)
            % {"number": number},
            render_to_string("localization/digest/digest.txt", context).strip() + "\n",
            [user.email],
            html_message=render_to_string("localization/digest/digest.html", context),
        )
