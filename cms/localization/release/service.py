"""Releasing: pages go public together, originals before translations, or none of them does."""

import logging
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from cms.localization import access
from cms.localization.adoption import Diverged
from cms.localization.publishing import publish
from cms.localization.release.candidates import Candidate, State, candidates, key_of
from cms.localization.store.translations import Translation
from cms.resilience.locking import patiently

logger = logging.getLogger(__name__)
Item = tuple[Page, Locale]


class ReleaseError(Exception):
    """Why pages did not go public, or offline, together: which page, in which language, for which reason.

    `translation` is set where it was a translation that could not be published.
    """

    def __init__(self, title: str, language: str, reason: str, translation: Translation | None = None):
        self.title, self.language, self.reason = title, language, reason
        self.translation = translation
        super().__init__(
            _("“%(title)s” (%(language)s): %(reason)s")
            % {"title": title, "language": language, "reason": reason}
        )


def check(items: Iterable[Item], user) -> list[Candidate]:
    """The pages there are to publish, in the order it has to be done; `ReleaseError` where it can't.

    `items` are originals with the language they are to be released in. What is up to date already is left
    out. Everybody's permission is asked for page by page, as it is now.
    """
    items = list(items)
    wanted = {key_of(page.pk, locale.pk) for page, locale in items}
    originals = list({page.pk: page for page, _locale in items}.values())
    locales = list({locale.pk: locale for _page, locale in items}.values())
    chosen = [candidate for candidate in candidates(originals, locales, user) if candidate.key in wanted]
    for candidate in chosen:
        if candidate.blocked_by:
            raise _error(candidate, candidate.blocked_by)
    due = [candidate for candidate in chosen if candidate.state != State.UP_TO_DATE]
    for candidate in due:
        if not _may_publish(candidate, user):
            raise _error(candidate, _("You may not publish it."))
    return _in_order(due)


def publish_together(items: Iterable[Item], user) -> list[Page]:
    """Publish pages in languages, all or nothing, in one transaction; the pages readers get.

    `items` as for `check`. Raises `ReleaseError` for the first that fails; nothing is public then.
    `OperationalError` passes: it says nothing about the pages, and trying again may help.
    """
    items = list(items)

    def work() -> list[Page]:
        return [_publish(candidate, user) for candidate in check(items, user)]

    # All locks at once, in their one order: taken page by page, two releases could wait for each other.
    return patiently(work, {page.translation_key for page, _locale in items})


def _may_publish(candidate: Candidate, user) -> bool:
    if candidate.translation is not None:
        return access.may_publish(user, candidate.translation, candidate.target)
    return candidate.target.permissions_for_user(user).can_publish()


def _in_order(due: list[Candidate]) -> list[Candidate]:
    """Put sources before their translations, and pages before those below them."""
    distance = {
        (candidate.original.pk, candidate.locale.pk): candidate.translation.source.locale_id
        for candidate in due
        if candidate.translation is not None
    }

    def steps(candidate: Candidate) -> int:
        """Translations between this and a text that is no translation."""
        seen, place = 0, (candidate.original.pk, candidate.locale.pk)
        while place in distance and seen <= len(distance):
            seen, place = seen + 1, (place[0], distance[place])
        return seen

    return sorted(
        due, key=lambda candidate: (steps(candidate), candidate.original.depth, candidate.original.path)
    )


def _publish(candidate: Candidate, user) -> Page:
    """Publish one page as part of a transaction; `ReleaseError` where it did not become public."""
    try:
        with transaction.atomic():
            page = (
                _publish_translation(candidate, user)
                if candidate.translation
                else _publish_page(candidate, user)
            )
    except OperationalError:
        raise
    except Exception as error:
        raise _error(
            candidate, reason_of(error, (candidate.target or candidate.original).specific)
        ) from error
    if not Page.objects.filter(pk=page.pk, live=True).exists():
        # What is given a later time to go live is not published by publishing it.
        raise _error(candidate, _("It has a time of its own at which it goes public."))
    return page


def _publish_page(candidate: Candidate, user) -> Page:
    page = candidate.target.specific
    revision = page.get_latest_revision() or page.save_revision(user=user)
    revision.publish(user=user)
    return page


def _publish_translation(candidate: Candidate, user) -> Page:
    # Asked for anew: its source was taken again when the original was published a moment ago.
    return publish(Translation.objects.get(pk=candidate.translation.pk), user)


def reason_of(error: Exception, page: Page) -> str:
    """Words for an error that the people whose page it concerns understand; one beyond them is logged."""
    if isinstance(error, ValidationError):
        return " ".join(_messages(error, page))
    if isinstance(error, Diverged):
        return _("The page has parts that would be lost: %(parts)s.") % {"parts": ", ".join(error.parts)}
    if isinstance(error, PermissionDenied):
        return _("You may not publish it.")
    logger.error("Page %s could not be published or taken offline", page.pk, exc_info=error)
    return _("Something went wrong that nobody foresaw; it was logged (%(kind)s).") % {
        "kind": type(error).__name__
    }


def _messages(error: ValidationError, page: Page) -> list[str]:
    """Each with the name of its field, as the editor shows it."""
    if not hasattr(error, "error_dict"):
        return error.messages
    names = {field.name: getattr(field, "verbose_name", field.name) for field in page._meta.get_fields()}
    return [
        f"{capfirst(str(names[name]))}: {' '.join(messages)}" if name in names else " ".join(messages)
        for name, messages in error.message_dict.items()
    ]


def _error(candidate: Candidate, reason: str) -> ReleaseError:
    page = candidate.target or candidate.original
    return ReleaseError(
        page.get_admin_display_title(), candidate.locale.get_display_name(), reason, candidate.translation
    )
