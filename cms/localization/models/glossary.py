"""The glossary: what the center calls things in each language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Locale, Orderable
from wagtail.search import index

TERM_LENGTH = 160


class GlossaryEntry(index.Indexed, ClusterableModel):
    """One concept with its agreed names."""

    note = models.CharField(
        verbose_name=_("note"),
        max_length=255,
        blank=True,
        help_text=_("When to use the term, or what it must not be confused with."),
    )

    panels = [
        InlinePanel("terms", heading=_("Terms"), label=_("term"), min_num=1),
        FieldPanel("note"),
    ]
    search_fields = [
        index.SearchField("note"),
        index.RelatedFields("terms", [index.SearchField("term"), index.AutocompleteField("term")]),
    ]

    # No page shows an entry.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("glossary entry")
        verbose_name_plural = _("glossary")

    def __str__(self) -> str:
        return " · ".join(term.term for term in self.terms.all()) or str(self.pk)


class GlossaryTerm(Orderable):
    """A term: the name of a concept in one language, with other forms it is found under."""

    entry = ParentalKey(GlossaryEntry, on_delete=models.CASCADE, related_name="terms")
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")
    term = models.CharField(verbose_name=_("term"), max_length=TERM_LENGTH, db_index=True)
    variants = models.CharField(
        verbose_name=_("other forms"),
        max_length=255,
        blank=True,
        help_text=_("Accepted too, separated by semicolons: short forms, other spellings."),
    )

    panels = [FieldRowPanel([FieldPanel("locale"), FieldPanel("term"), FieldPanel("variants")])]

    wagtail_reference_index_ignore = True

    class Meta(Orderable.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.UniqueConstraint(fields=["entry", "locale"], name="one_term_per_entry_and_locale")
        ]

    def __str__(self) -> str:
        return self.term

    @property
    def forms(self) -> list[str]:
        """The term and its other forms."""
        return [self.term, *(form.strip() for form in self.variants.split(";") if form.strip())]
