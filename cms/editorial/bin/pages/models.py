"""What is kept of each page in the bin: where it stood, and how public it was."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision


class DeletedPage(models.Model):
    """A page in the bin. One row for each page that went, whether by itself or with the page above it.

    Everything else of the page (revisions, translations, gallery, comments) stays with the page itself.
    """

    page = models.OneToOneField(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, primary_key=True, related_name="deletion"
    )
    # The page somebody decided to delete; this one went with it. The key of a `BinItem`.
    together_with = models.ForeignKey(
        Page, verbose_name=_("deleted with"), on_delete=models.CASCADE, related_name="deleted_together"
    )
    # Keys of the pages it stood below, the nearest first; empty for what went with the page above it.
    above = models.JSONField(verbose_name=_("stood below"), default=list)
    # The key of the page it stood before; None for the last one.
    before = models.IntegerField(verbose_name=_("stood before"), null=True)
    slug = models.CharField(verbose_name=_("slug"), max_length=255)
    was_live = models.BooleanField(verbose_name=_("was public"))
    had_unpublished_changes = models.BooleanField(verbose_name=_("had unpublished changes"))
    live_revision = models.ForeignKey(
        Revision,
        verbose_name=_("public version"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("deleted page")
        verbose_name_plural = _("deleted pages")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.slug}"

    @property
    def was_moved(self) -> bool:
        """True for a page that was moved to the bin itself, with all that is below it."""
        return bool(self.above)
