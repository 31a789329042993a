"""Publication of several pages from a list: each that is finished goes public, the others are named."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page


# After Wagtail's own, in whose place it stands.
@hooks.register("register_bulk_action", order=100)
class PublishFinishedPages(PublishBulkAction):
    """Wagtail's action, in which a page that lacks something keeps no other from being published."""

    def __init__(self, request: HttpRequest, model: type[Page]):
        super().__init__(request, model)
        self.unfinished: list[tuple[Page, str]] = []

    def get_execution_context(self) -> dict:
        """Add where to note pages that could not be published: (page, what it lacks) each."""
        return {**super().get_execution_context(), "unfinished": self.unfinished}

    @classmethod
    def execute_action(cls, objects, include_descendants=False, user=None, unfinished=None, **kwargs):
        """Publish pages, and what is below them where that is asked for; returns how many of either."""
        unfinished = [] if unfinished is None else unfinished
        count = sum(_publish(page, user, unfinished) for page in objects)
        below = (page for parent in objects for page in _drafts_below(parent, user))
        return count, sum(_publish(page, user, unfinished) for page in below) if include_descendants else 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        """How many are public now; which are not, and why, in messages of their own."""
        for page, lacking in self.unfinished:
            title = page.get_admin_display_title()
            text = _("“%(title)s” is not published yet. %(lacking)s")
            edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
            buttons = [messages.button(edit, _("Edit"))]
            messages.error(self.request, text % {"title": title, "lacking": lacking}, buttons=buttons)
        if not num_parent_objects and not num_child_objects:
            return None
        return super().get_success_message(num_parent_objects, num_child_objects)


def _drafts_below(page: Page, user: AbstractUser | None) -> Iterator[Page]:
    for draft in page.get_descendants().not_live().specific().iterator():
        if user is None or draft.permissions_for_user(user).can_publish():
            yield draft


def _publish(page: Page, user: AbstractUser | None, unfinished: list[tuple[Page, str]]) -> int:
    """Publish the newest version of a page; 1 where that was done, else 0 with the reason noted."""
    revision = page.get_latest_revision() or page.specific.save_revision(user=user, clean=False)
    try:
        revision.publish(user=user)
    except ValidationError as error:
        unfinished.append((page.specific_deferred, " ".join(error.messages)))
        return 0
    return 1
