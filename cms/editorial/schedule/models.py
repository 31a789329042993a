"""Failures of the schedule: what was to happen to a page at an hour and could not."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision


class ScheduleFailure(models.Model):
    """A page that could not go public, or offline, when its hour had come; it is tried again.

    Kept until it succeeds or is no longer to happen.
    """

    class Kind(models.TextChoices):
        """The change of a page that was due."""

        PUBLISH = "publish", _("going public")
        EXPIRE = "expire", _("going offline")

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(verbose_name=_("what was to happen"), max_length=16, choices=Kind.choices)
    revision = models.ForeignKey(
        Revision, verbose_name=_("revision"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    # Who planned it, and is told.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("planned by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    due_at = models.DateTimeField(verbose_name=_("was to happen at"))
    error = models.TextField(verbose_name=_("what went wrong"))
    attempts = models.PositiveIntegerField(verbose_name=_("attempts"), default=1)
    next_try_at = models.DateTimeField(verbose_name=_("tried again at"), db_index=True)
    # When somebody began to tell `user` by mail, and when that was done.
    telling_since = models.DateTimeField(null=True, editable=False)
    told_at = models.DateTimeField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("failure of the schedule")
        verbose_name_plural = _("failures of the schedule")
        ordering = ["due_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["page", "kind"], name="one_failure_a_page_and_kind")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.kind}"
