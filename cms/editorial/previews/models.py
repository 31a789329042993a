"""Links by which somebody without an account sees a draft."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision


class ShownDraft(models.Model):
    """A link that shows a page's draft to whoever has it, until it expires or is revoked.

    Of the link's token a fingerprint is kept alone: nobody who reads the database can open it.
    """

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    # Empty: whatever is the newest when the link is opened.
    revision = models.ForeignKey(
        Revision, verbose_name=_("version shown"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    shown_to = models.CharField(verbose_name=_("for whom"), max_length=120, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), on_delete=models.CASCADE, related_name="+"
    )
    made_at = models.DateTimeField(verbose_name=_("made at"), default=timezone.now)
    expires_at = models.DateTimeField(verbose_name=_("open until"), db_index=True)
    last_opened_at = models.DateTimeField(verbose_name=_("last opened"), null=True)
    revoked_at = models.DateTimeField(verbose_name=_("revoked at"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("link to a draft")
        verbose_name_plural = _("links to drafts")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.shown_to}"

    @property
    def is_open(self) -> bool:
        """True until it expires or is revoked. Whether its maker may still show the page is asked apart."""
        return self.revoked_at is None and self.expires_at > timezone.now()
