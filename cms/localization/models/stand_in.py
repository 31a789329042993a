"""Stand-ins: fallbacks that are no aliases any more, because their translation waits as a draft."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class StandIn(models.Model):
    """A page that shows the text of another one, in another language, until its own is published.

    Wagtail's aliases have no drafts, so a fallback whose translation is begun is none; this says what it
    stands for all the same: whoever may not see that may not see this.
    """

    page = models.OneToOneField(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, primary_key=True, related_name="stand_in"
    )
    source = models.ForeignKey(
        Page, verbose_name=_("page whose text is shown"), on_delete=models.CASCADE, related_name="stand_ins"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("stand-in")
        verbose_name_plural = _("stand-ins")

    def __str__(self) -> str:
        return f"{self.page_id} ← {self.source_id}"
