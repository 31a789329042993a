"""Releases: pages that go public together, in several languages, or not at all."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Release(models.Model):
    """Pages to be published together, at once or at a time."""

    class State(models.TextChoices):
        """The states of a release."""

        SCHEDULED = "scheduled", _("scheduled")
        PUBLISHED = "published", _("published")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    title = models.CharField(verbose_name=_("title"), max_length=255)
    state = models.CharField(
        verbose_name=_("state"),
        max_length=16,
        choices=State.choices,
        default=State.SCHEDULED,
        db_index=True,
    )
    publish_at = models.DateTimeField(verbose_name=_("to be published"), db_index=True)
    finished_at = models.DateTimeField(verbose_name=_("finished"), null=True, blank=True)
    error = models.TextField(verbose_name=_("what went wrong"), blank=True)
    # Of a release for a time that failed: how often it was tried, when it will be again (null: not any more).
    attempts = models.PositiveIntegerField(verbose_name=_("attempts"), default=0)
    next_try_at = models.DateTimeField(verbose_name=_("tried again at"), null=True, blank=True, db_index=True)
    # When somebody began to tell its maker by mail that it failed, and when that was done.
    telling_since = models.DateTimeField(null=True, editable=False)
    told_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(verbose_name=_("created"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("created by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-publish_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def waiting(cls) -> models.Q:
        """A condition for releases that are still to be published, or tried again."""
        failed = models.Q(state=cls.State.FAILED, next_try_at__isnull=False)
        return models.Q(state=cls.State.SCHEDULED) | failed

    @property
    def is_waiting(self) -> bool:
        """The same of this one."""
        return self.state == self.State.SCHEDULED or (
            self.state == self.State.FAILED and self.next_try_at is not None
        )


class ReleaseItem(models.Model):
    """One page in one language of a release. A translation that has no page yet is named by its source."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="items")
    # The page the text comes from, and the language it is released in.
    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(
        "wagtailcore.Locale", verbose_name=_("language"), on_delete=models.CASCADE, related_name="+"
    )
    position = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("page of a release")
        verbose_name_plural = _("pages of a release")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["release", "page", "locale"], name="once_in_a_release")
        ]

    def __str__(self) -> str:
        return f"{self.page_id} ({self.locale_id})"
