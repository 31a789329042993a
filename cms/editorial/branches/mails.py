"""Mails about approval, each in the language of whoever gets it.

Wagtail's are too where people have chosen a language; to those who have not it writes in the language of
whoever submitted or approved. These take the place of Wagtail's by bearing its names at its signals, where
the first to come stays; `cms` stands before `wagtail.admin` in INSTALLED_APPS.
"""

from django.utils.translation import override
from wagtail.admin import mail
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected

from cms.editorial.schedule.models import ScheduleFailure
from cms.languages.preferred import preferred_language


class InTheirLanguage:
    """Mixin of Wagtail's notifiers: one mail after another, each made in its recipient's language."""

    def send_emails(self, template_set, context, recipients, **kwargs):
        """Send them; True where all were sent."""
        sent = []
        for recipient in recipients:
            with override(preferred_language(recipient)):
                sent.append(super().send_emails(template_set, context, {recipient}, **kwargs))
        return all(sent)


class Submitted(InTheirLanguage, mail.GroupApprovalTaskStateSubmissionEmailNotifier):
    """Tells those who approve that something waits."""


class Rejected(InTheirLanguage, mail.WorkflowStateRejectionEmailNotifier):
    """Tells who submitted that changes are wanted, and which."""


class Approved(InTheirLanguage, mail.WorkflowStateApprovalEmailNotifier):
    """Tells who submitted that it was approved."""

    def can_handle(self, instance, **kwargs):
        """Say nothing of what could not be published: another mail says why (`schedule.telling`)."""
        return (
            super().can_handle(instance, **kwargs)
            and not ScheduleFailure.objects.filter(
                page=instance.object_id, kind=ScheduleFailure.Kind.PUBLISH
            ).exists()
        )


# Signals hold their receivers weakly.
NOTIFIERS = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification", Submitted()),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification", Rejected()),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification", Approved()),
)


def connect() -> None:
    """Put these in the place of Wagtail's; called before its admin is ready."""
    for signal, sender, name, notifier in NOTIFIERS:
        signal.connect(notifier, sender=sender, dispatch_uid=name)
