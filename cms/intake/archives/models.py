"""What is remembered of archives: each import with its report, and what became of each story."""

import secrets

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.editorial.branches.models import BranchWorkplace
from cms.intake.models import IntakeReport


def place_of_upload(archive: "Archive", name: str) -> str:
    """A name nobody guesses for an uploaded archive."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    return f"archives/{secrets.token_urlsafe(16)}{ending[:8]}"


class Archive(models.Model):
    """One import of an archive into a branch, from its check to its end."""

    class State(models.TextChoices):
        """States of an import. What was `STOPPED` or has `FAILED` can be resumed."""

        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("checked, nothing imported yet")
        IMPORTING = "importing", _("being imported")
        STOPPED = "stopped", _("stopped")
        FAILED = "failed", _("broken off")
        DONE = "done", _("imported")
        REFUSED = "refused", _("cannot be read")

    workplace = models.ForeignKey(
        BranchWorkplace, verbose_name=_("branch"), on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(verbose_name=_("archive"), max_length=255)
    # Uploaded ones are kept until they are imported; the command reads what lies on its machine (`path`).
    file = models.FileField(upload_to=place_of_upload, blank=True)
    path = models.TextField(blank=True)
    language = models.CharField(verbose_name=_("language"), max_length=16, blank=True)
    publishes = models.BooleanField(verbose_name=_("publish the stories"), default=False)
    state = models.CharField(max_length=16, choices=State.choices, default=State.CHECKING)
    # Of the check, then of the import: stories that are through, and all there are.
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    message = models.TextField(blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("archive of an old site")
        verbose_name_plural = _("archives of old sites")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_at_work(self) -> bool:
        """True while it is being checked or imported."""
        return self.state in (self.State.CHECKING, self.State.IMPORTING)

    @property
    def can_be_imported(self) -> bool:
        """True where an import can begin, or go on."""
        return self.state in (self.State.CHECKED, self.State.STOPPED, self.State.FAILED)


class ImportedStory(models.Model):
    """What became of one story of a branch's old site; `key` tells it from others at every import."""

    class Outcome(models.TextChoices):
        """What the last import did with a story."""

        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        UNCHANGED = "unchanged", _("unchanged")
        EDITED = "edited", _("left: its page was edited since")
        DELETED = "deleted", _("left: its page was deleted")
        REFUSED = "refused", _("not imported")

    workplace = models.ForeignKey(BranchWorkplace, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    archive = models.ForeignKey(Archive, null=True, on_delete=models.SET_NULL, related_name="stories")
    row = models.PositiveIntegerField()
    title = models.CharField(max_length=255)
    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    # What the story said when its page was written, and the revision that was: a later one is a person's.
    digest = models.CharField(max_length=64, blank=True)
    revision_id = models.PositiveBigIntegerField(null=True)
    views = models.PositiveBigIntegerField(default=0)
    outcome = models.CharField(max_length=16, choices=Outcome.choices)
    problems = models.JSONField(default=list)
    # What the rules understood (`cms.intake.facts.found.Understood`). Of a story that tells of events the
    # report as well (`cms.intake.storing`), with which their review begins, and that review.
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    tells_of_events = models.BooleanField(default=False, db_index=True)
    source = models.JSONField(default=dict)
    report = models.ForeignKey(IntakeReport, null=True, on_delete=models.SET_NULL, related_name="+")
    imported_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("imported story")
        verbose_name_plural = _("imported stories")
        ordering = ["row", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["workplace", "key"], name="one_page_a_story_of_a_branch")
        ]

    def __str__(self) -> str:
        return self.title
