"""Earlier texts of segments: one that is written over stays where people can find it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class EarlierText(models.Model):
    """A text a segment had, who made it and who put another in its place (see `store.earlier`).

    Kept by what wagtail-localize tells translations apart by, a string in its place and language, because
    the translation itself may be taken away. `text` is stored inline HTML; `kind` and `tool_name` are those
    of its `StringTranslation`.
    """

    translation_of = models.ForeignKey("wagtail_localize.String", on_delete=models.CASCADE, related_name="+")
    context = models.ForeignKey(
        "wagtail_localize.TranslationContext", on_delete=models.CASCADE, related_name="+"
    )
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(verbose_name=_("text"))
    kind = models.CharField(max_length=20)
    tool_name = models.CharField(max_length=255, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(verbose_name=_("since"))
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    replaced_at = models.DateTimeField(verbose_name=_("until"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("earlier text of a segment")
        verbose_name_plural = _("earlier texts of segments")
        ordering = ["-replaced_at", "-pk"]
        indexes = [
            models.Index(
                fields=["translation_of", "context", "locale", "-replaced_at"], name="earlier_text_of_segment"
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]
