"""Taking pages offline in all languages at once, for when something must not be read any longer."""

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from cms.localization.families import original_of
from cms.localization.release.related import related_originals
from cms.localization.release.service import ReleaseError, reason_of
from cms.resilience.locking import patiently


def to_take_offline(page: Page, *, with_related: bool) -> list[Page]:
    """The live pages of a page's family, and of those that belong with it; fallbacks go with their source.

    Pages below others come first.
    """
    originals = related_originals(page) if with_related else [original_of(page) or page]
    keys = [original.translation_key for original in originals]
    pages = Page.objects.filter(translation_key__in=keys, alias_of__isnull=True, live=True)
    return list(pages.select_related("locale").order_by("-depth", "path").specific())


def may_take_offline(page: Page, user) -> bool:
    """Tell whether `user` may take a page offline in every language it stands in."""
    pages = to_take_offline(page, with_related=False)
    return bool(pages) and all(member.permissions_for_user(user).can_unpublish() for member in pages)


def unpublish_together(page: Page, *, with_related: bool, user) -> list[Page]:
    """Take a page offline in all languages, fallbacks too, and on demand what belongs with it.

    All or nothing, in one transaction; the pages that were taken offline. Raises `ReleaseError` where the
    user may not do so with one of them, or one can't be.
    """

    def work() -> list[Page]:
        pages = to_take_offline(page, with_related=with_related)
        for member in pages:
            if not member.permissions_for_user(user).can_unpublish():
                raise _error(member, _("You may not take it offline, or it is locked."))
        for member in pages:
            _unpublish(member, user)
        for mirror in _left_behind(pages):
            _unpublish(mirror, user)
        return pages

    # Read for their locks, and again under them: others may have changed what belongs together.
    return patiently(
        work, {member.translation_key for member in to_take_offline(page, with_related=with_related)}
    )


def _left_behind(pages: list[Page]) -> list[Page]:
    """Mirrors that stayed public though what they show was offline before."""
    keys = {page.translation_key for page in pages}
    return list(Page.objects.filter(translation_key__in=keys, live=True).select_related("locale").specific())


def _unpublish(page: Page, user) -> None:
    try:
        with transaction.atomic():
            # Whether the user may was asked before; mirrors go with their source.
            UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
    except OperationalError:
        raise
    except Exception as error:
        raise _error(page, reason_of(error, page)) from error


def _error(page: Page, reason: str) -> ReleaseError:
    return ReleaseError(page.get_admin_display_title(), page.locale.get_display_name(), reason)
