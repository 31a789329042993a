"""The texts translations were written with: what readers see, whatever was written since."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision


class WrittenTexts(models.Model):
    """The texts and choices one revision of a translated page was made of; of a snippet those it has.

    Those of a page's live revision are what readers see. What translators write later stands in
    wagtail-localize's `StringTranslation` until it is published.
    """

    translation = models.ForeignKey(
        "wagtail_localize.Translation", on_delete=models.CASCADE, related_name="written_texts"
    )
    # None for what has no revision: snippets, and pages that code made live.
    revision = models.OneToOneField(Revision, null=True, on_delete=models.CASCADE, related_name="+")
    # [context id, string id, stored inline HTML] of each text; (see `cms.localization.store.public_texts`).
    texts = models.JSONField(verbose_name=_("texts"), default=list)
    # [context id, value] of what was chosen in place of the source's pictures, pages and links.
    choices = models.JSONField(verbose_name=_("choices"), default=list)
    # Which state of the source it was made of; "" where it was typed into the page instead.
    source_fingerprint = models.CharField(verbose_name=_("state of the source"), max_length=64, blank=True)
    written_at = models.DateTimeField(verbose_name=_("written"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("texts of a translation")
        verbose_name_plural = _("texts of translations")
        constraints = [
            models.UniqueConstraint(
                fields=["translation"],
                condition=models.Q(revision__isnull=True),
                name="one_of_a_translation_without_revision",
            )
        ]

    def __str__(self) -> str:
        return f"{self.translation_id}: {self.revision_id}"

    @property
    def is_typed(self) -> bool:
        """Tell whether the texts were read from a page somebody typed them into."""
        return not self.source_fingerprint

    @property
    def by_segment(self) -> dict[tuple[int, int], str]:
        """The texts by (context id, string id)."""
        return {(context_id, string_id): text for context_id, string_id, text in self.texts}
