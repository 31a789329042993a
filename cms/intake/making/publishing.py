"""Publishing what was made of a report, all at once, by those who may."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from wagtail.models import Page


def may_publish_all(pages: Iterable[Page], user) -> bool:
    """Tell whether somebody may publish each of some pages."""
    return all(page.permissions_for_user(user).can_publish() for page in pages)


def publish_all(pages: Iterable[Page], user) -> list[tuple[Page, str]]:
    """Publish the newest version of each page, in order; returns those that lack something, and what.

    What stands below a page that could not be published waits with it.
    """
    unfinished: list[tuple[Page, str]] = []
    for page in pages:
        if page.live and not page.has_unpublished_changes:
            continue
        if any(page.path.startswith(other.path) for other, _lacking in unfinished):
            continue
        revision = page.get_latest_revision()
        try:
            revision.publish(user=user)
        except ValidationError as error:
            unfinished.append((page, " ".join(error.messages)))
    return unfinished
