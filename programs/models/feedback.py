"""Feedback sheets: what participants are asked after a forum, and what came of it."""

from http import HTTPMethod

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField, FormMixin
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.form_fields.long_texts import OneParagraphInput
from cms.languages.romanisation import slug_of
from cms.pages.models.pages import SitePage
from cms.pages.models.repeating import RepeatableMixin
from cms.pages.panels import RowsPanel
from cms.pages.passages import Passage, listed, paragraphs
from wagtail_plone.serialize.prefetched import Context


class FeedbackSheetPage(RepeatableMixin, AbstractForm, SitePage):
    """The sheet of a forum: open while questions are asked, then the summary of the answers.

    Answers are kept as Wagtail form submissions; only editors of the branch see them.
    """

    is_open = models.BooleanField(
        verbose_name=_("open for answers"),
        default=False,
        help_text=_("Closed: readers see the summary alone."),
    )
    thanks = models.CharField(
        verbose_name=_("thanks"),
        max_length=255,
        blank=True,
        help_text=_("Shown once the answers are sent."),
    )
    summary = RichTextField(
        verbose_name=_("summary of the answers"),
        blank=True,
        features=["bold", "italic", "ol", "ul"],
        help_text=_("What participants said, told by the branch. Shown on the forum's page too."),
    )

    content_panels = [
        *SitePage.opening_panels[:2],
        FormSubmissionsPanel(),
        FieldPanel("is_open"),
        RowsPanel("form_fields", heading=_("Questions"), label=_("question")),
        FieldPanel("thanks", widget=OneParagraphInput),
        FieldPanel("summary"),
    ]

    search_fields = [*SitePage.search_fields, index.SearchField("summary")]
    api_fields = [
        *SitePage.api_fields,
        APIField("is_open", writable=True),
        APIField("form_fields", writable=True),
        APIField("summary", writable=True),
    ]

    # Closed, and without a summary: nobody has answered yet.
    repeated_fields = ("thanks",)
    repeated_rows = ("form_fields",)

    # Answers are sent to the sheet's own address.
    allowed_http_methods = [*SitePage.allowed_http_methods, HTTPMethod.POST]
    unlisted_fields = {
        "body": "a sheet consists of its questions",
        "lead_image": "a sheet has no picture",
        "lead_image_alt": "a sheet has no picture",
        "thanks": "shown to whoever has answered",
    }

    template = "programs/feedback_sheet_page.html"
    landing_page_template = "programs/feedback_sheet_page_landing.html"
    parent_page_types = ["programs.ForumPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("feedback sheet")
        verbose_name_plural = _("feedback sheets")

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """In each language as every page, and what whoever has answered sees."""
        return [*super(FormMixin, self).preview_modes, ("landing", gettext("After an answer was sent"))]

    def search_passages(self, context: Context) -> list[Passage]:
        """Add the summary of the answers."""
        return [*super().search_passages(context), *listed(paragraphs(self.summary))]

    def serve(self, request, *args, **kwargs):
        """Serve the questions of an open sheet; a closed one shows its summary, whatever is sent."""
        if not self.is_open:
            return SitePage.serve(self, request, *args, **kwargs)
        return super().serve(request, *args, **kwargs)


class FeedbackQuestion(TranslatableMixin, AbstractFormField):
    """One question of a sheet."""

    page = ParentalKey(FeedbackSheetPage, on_delete=models.CASCADE, related_name="form_fields")

    api_fields = [
        APIField("clean_name"),
        APIField("label", writable=True),
        APIField("field_type", writable=True),
        APIField("required", writable=True),
        APIField("choices", writable=True),
        APIField("help_text", writable=True),
    ]
    override_translatable_fields = [
        TranslatableField("label"),
        TranslatableField("help_text"),
        TranslatableField("choices"),
        # The name under which answers are kept, whatever language they were given in.
        SynchronizedField("clean_name"),
    ]

    class Meta(TranslatableMixin.Meta, AbstractFormField.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def get_field_clean_name(self) -> str:
        """The name answers are kept under, readable for a question in Cyrillic too."""
        return slug_of(self.label, self.locale.language_code if self.locale_id else "").replace("-", "_")
