"""The end of an approval: the page goes public, or its people are told why not.

Wagtail imports this module while its models load, so it imports nothing of them itself.
"""


def publish_approved(workflow_state, user=None) -> None:
    """Publish what was approved, or plan it for its hour.

    A page that can't be published stays approved, with the reason kept and shown as that of a page that
    missed its hour: it is tried again, and who submitted it is told by mail. Wagtail's own action fails the
    whole approval with an error page. A busy database is no reason: the approval is to be given again.
    """
    from django.core.exceptions import PermissionDenied
    from django.db import OperationalError, transaction
    from wagtail.models import Page

    from cms.editorial.schedule.due import note_unpublished

    subject = workflow_state.content_object
    revision = subject.get_latest_revision()
    try:
        with transaction.atomic():
            revision.publish(user=user)
    except (OperationalError, PermissionDenied):
        raise
    except Exception as error:
        # A page type's own code may raise anything.
        if not isinstance(subject, Page):
            raise
        note_unpublished(subject, revision, workflow_state.requested_by or user, error)
