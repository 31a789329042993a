"""Reports under review, the photographs that came with them, and names that branches had remembered."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

# How long a report is kept after somebody was last at it; the pages made of it stay.
KEPT = timedelta(days=60)


class IntakeReport(models.Model):
    """A report that an editor handed in: as it was read, as it was understood, what she decides of it.

    `branch` is the branch's `translation_key`. `source` holds the report (`cms.intake.storing`), `sheet` the
    proposal with every decision (`cms.intake.review.sheet`). `version` grows with each change, so that of two
    windows the later one is told. `made` lists the ids of the pages made of it.
    """

    class State(models.TextChoices):
        """How far a report has come."""

        REVIEW = "review", _("under review")
        MADE = "made", _("became pages")

    branch = models.UUIDField(verbose_name=_("branch"), db_index=True, editable=False)
    language = models.CharField(verbose_name=_("language"), max_length=16)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handed in by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    name = models.CharField(verbose_name=_("name"), max_length=160)
    state = models.CharField(
        verbose_name=_("state"), max_length=8, choices=State.choices, default=State.REVIEW
    )
    version = models.PositiveIntegerField(verbose_name=_("version"), default=1)
    source = models.JSONField()
    sheet = models.JSONField()
    made = models.JSONField(default=list)
    created_at = models.DateTimeField(verbose_name=_("handed in at"), default=timezone.now)
    changed_at = models.DateTimeField(verbose_name=_("changed at"), default=timezone.now, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("report under review")
        verbose_name_plural = _("reports under review")
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def kept_until(self) -> datetime:
        """The moment after which it is deleted, unless somebody goes on with it."""
        return self.changed_at + KEPT

    @classmethod
    def delete_old(cls) -> int:
        """Delete reports that nobody was at for long; returns how many."""
        old = cls.objects.filter(changed_at__lt=timezone.now() - KEPT)
        number = old.count()
        old.delete()
        return number


class IntakePicture(models.Model):
    """A photograph that came with a report; it lies in the branch's library, and on no page yet."""

    report = models.ForeignKey(IntakeReport, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(get_image_model_string(), on_delete=models.CASCADE, related_name="+")
    caption = models.CharField(verbose_name=_("caption"), max_length=255, blank=True)
    order = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("picture of a report")
        verbose_name_plural = _("pictures of reports")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["report", "image"], name="picture_once_a_report")]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.image_id}"


class LearnedName(models.Model):
    """How a branch calls what its reports call otherwise: an organisation, a hall, a position.

    It is noted with every correction, offered once the same one was made twice, and used after it was
    agreed to. `found` is what reports say, in small letters.
    """

    class Sort(models.TextChoices):
        """What is called so."""

        ORGANISATION = "organisation", _("organisation")
        VENUE = "venue", _("venue")
        POSITION = "position", _("position")

    class State(models.TextChoices):
        """Whether it is used."""

        NOTED = "noted", _("noted")
        USED = "used", _("used")
        DECLINED = "declined", _("declined")

    branch = models.UUIDField(editable=False, db_index=True)
    sort = models.CharField(max_length=12, choices=Sort.choices)
    found = models.CharField(max_length=300)
    name = models.CharField(max_length=300)
    times = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=8, choices=State.choices, default=State.NOTED)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("learned name")
        verbose_name_plural = _("learned names")
        ordering = ["sort", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["branch", "sort", "found", "name"], name="one_learned_name_a_branch"
            )
        ]

    def __str__(self) -> str:
        return f"{self.found}: {self.name}"
