"""An imported story and the event that the review of its text made: the story is about the event."""

from wagtail.models import Page

from cms.intake.archives.importing import is_gone
from cms.intake.archives.models import ImportedStory
from cms.intake.models import IntakeReport


def link_story(report: IntakeReport, event: Page, user) -> Page | None:
    """Let the story whose review this was be about an event; its page, or None where there is none.

    A story that is about another event already stays so. A public one is published with its link by those
    who may publish it; for others it waits as a change that is not published. To the next import the story
    is as untouched as before.
    """
    stories = ImportedStory.objects.select_for_update(of=("self",)).select_related("page")
    story = stories.filter(report=report, page__isnull=False).first()
    if story is None or is_gone(story):
        return None
    page = story.page.get_latest_revision_as_object()
    if page.about_id:
        return page
    is_untouched = page.latest_revision_id == story.revision_id
    goes_public = page.live and not page.has_unpublished_changes
    page.about = event
    revision = page.save_revision(user=user, log_action=True, clean=False)
    if goes_public and page.permissions_for_user(user).can_publish():
        revision.publish(user=user)
    elif not page.live:
        # The next import begins with what the page itself says.
        type(page).objects.filter(pk=page.pk).update(about=event)
    if is_untouched:
        story.revision_id = revision.pk
        story.save(update_fields=["revision_id"])
    return page
