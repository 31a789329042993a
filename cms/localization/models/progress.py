"""Progress of translations, counted when they change, so that ten thousand can be listed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslationProgress(models.Model):
    """The counts of one translation; `cms.localization.store.progress.recount` keeps them right."""

    class State(models.TextChoices):
        """The states of a translation. A page without a translation at all has no row here."""

        IN_PROGRESS = "in_progress", _("in progress")
        OUTDATED = "outdated", _("outdated")
        UP_TO_DATE = "up_to_date", _("up to date")

    translation = models.OneToOneField(
        "wagtail_localize.Translation", primary_key=True, on_delete=models.CASCADE, related_name="progress"
    )
    state = models.CharField(
        verbose_name=_("state"),
        max_length=16,
        choices=State.choices,
        default=State.IN_PROGRESS,
        db_index=True,
    )
    # Segments: all, those with any text, and of these those that need another look.
    total = models.PositiveIntegerField(verbose_name=_("segments"), default=0)
    translated = models.PositiveIntegerField(verbose_name=_("translated"), default=0)
    stale = models.PositiveIntegerField(verbose_name=_("source has changed"), default=0)
    machine = models.PositiveIntegerField(verbose_name=_("made by a machine"), default=0)
    errors = models.PositiveIntegerField(verbose_name=_("with an error"), default=0)
    # When the source changed first since the translation was last published complete.
    outdated_since = models.DateTimeField(verbose_name=_("outdated since"), null=True, db_index=True)
    # Up to when all that translators wrote is public.
    published_at = models.DateTimeField(verbose_name=_("published"), null=True)
    # Where readers see the source's text: paths such as `body.<block id>`, each once, in the source's order.
    untranslated = models.JSONField(verbose_name=_("shown in the language of the source"), default=list)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("progress of a translation")
        verbose_name_plural = _("progress of translations")

    def __str__(self) -> str:
        return f"{self.translation_id}: {self.settled} / {self.total}"

    @property
    def settled(self) -> int:
        """Segments that need nobody any more."""
        return max(0, self.translated - self.stale - self.machine - self.errors)

    @property
    def percent(self) -> int:
        """Settled segments of all, rounded down: 100 means all."""
        return 100 * self.settled // self.total if self.total else 100


class StaleTranslation(models.Model):
    """A translation kept for a segment whose source has changed since: the old source beside the new."""

    translation = models.OneToOneField(
        "wagtail_localize.StringTranslation", primary_key=True, on_delete=models.CASCADE, related_name="stale"
    )
    previous_source = models.TextField(verbose_name=_("source until then"))
    since = models.DateTimeField(verbose_name=_("since"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("translation of a changed source")
        verbose_name_plural = _("translations of changed sources")

    def __str__(self) -> str:
        return self.previous_source[:80]
