"""Publishing beneath a draft: readers get a new revision, while the draft stays the newest.

A page may have a draft that somebody writes, approves or has scheduled. Publishing anything else makes
Wagtail forget it: the new revision becomes the newest, schedules are cleared, and moderation ends.
"""

from collections.abc import Callable
from datetime import timedelta

from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision
from wagtail.signals import page_published, published


def has_waiting_draft(page: Page) -> bool:
    """Tell whether a public page has a newer text that is not public."""
    return bool(
        page.has_unpublished_changes
        and page.latest_revision_id
        and page.latest_revision_id != page.live_revision_id
    )


def publish_beneath(page: Page, prepare: Callable[[Revision], None]) -> Revision:
    """Publish a page as it is given beneath its draft; the revision readers see now.

    `prepare` is called with the revision before it is published. To be called in a transaction.
    """
    names = ("latest_revision_id", "latest_revision_created_at", "draft_title", "has_unpublished_changes")
    waiting = Page.objects.filter(pk=page.pk).values(*names).get()
    scheduled = dict(
        page.revisions.filter(approved_go_live_at__isnull=False).values_list("pk", "approved_go_live_at")
    )
    revision = page.save_revision()
    # Before the draft: of two revisions Wagtail takes the later one for the newest.
    revision.created_at = waiting["latest_revision_created_at"] - timedelta(microseconds=1)
    revision.save(update_fields=["created_at"])
    Page.objects.filter(pk=page.pk).update(**waiting)
    prepare(revision)
    _PublicationBeneath(revision).execute(skip_permission_checks=True)
    # The publication saved the page as it knew it, with the new revision as the newest.
    Page.objects.filter(pk=page.pk).update(**waiting)
    for pk, moment in scheduled.items():
        Revision.objects.filter(pk=pk).update(approved_go_live_at=moment)
    return revision


class _PublicationBeneath(PublishPageRevisionAction):
    """A publication that leaves the page's moderation alone."""

    def _after_publish(self):
        """Publish as Wagtail does, without cancelling the workflow of the draft."""
        page_published.send(
            sender=self.object.specific_class, instance=self.object.specific, revision=self.revision
        )
        published.send(sender=type(self.object), instance=self.object, revision=self.revision)
        self.object.update_aliases(revision=self.revision)
