"""What lies in the bin: one row a thing of whatever kind."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# How long what was deleted can be restored.
KEPT = timedelta(days=30)


class BinItem(models.Model):
    """Something that was deleted and can still be restored: who did it, and when.

    The thing itself stays where it is; its kind (`cms.editorial.bin.kinds`) keeps it from readers.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    # As in Wagtail's reference index: keys of any kind, as text.
    object_id = models.CharField(max_length=255)
    title = models.CharField(verbose_name=_("title"), max_length=255)
    deleted_at = models.DateTimeField(verbose_name=_("deleted at"), default=timezone.now, db_index=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("deleted by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("thing in the bin")
        verbose_name_plural = _("things in the bin")
        ordering = ["-deleted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="once_in_the_bin"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kept_until(self) -> datetime:
        """The moment after which it is deleted for good."""
        return self.deleted_at + KEPT
