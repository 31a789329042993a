"""News: stories of the branches and the list of them."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.api import APIField
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField
from wagtail.search import index

from cms.engagement.models import ViewCount
from cms.languages.time_zones import midnight
from cms.pages.beside import older_and_newer
from cms.pages.localized import chosen_ids, in_order
from cms.pages.models.gallery import AbstractGalleryImage, GalleryMixin
from cms.pages.models.indexes import ListingPage
from cms.pages.models.pages import SitePage
from cms.pages.models.reported import ReportedMixin
from cms.pages.models.topics import TopicalMixin
from cms.pages.panels import GalleryPanel
from cms.pages.reported import ReportedPage
from cms.syndication.structured_data import news_article
from cms.syndication.structured_events import event_named


class NewsIndexPage(ListingPage):
    """All news of all branches."""

    lists = "news"

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")


class NewsPage(ReportedMixin, TopicalMixin, GalleryMixin, SitePage):
    """A story a branch tells, usually of one of its events."""

    listed_as = "news"
    shows_its_branch_alone = True
    listing_date_field = "date"

    date = models.DateField(
        verbose_name=_("date"),
        default=timezone.localdate,
        # Only a draft has none.
        null=True,
        db_index=True,
        help_text=_("The day under which readers find the story."),
    )
    about = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("about"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The forum or contest the story tells of."),
    )
    related_pages = StreamField(
        [("page", PageChooserBlock(label=_("Page")))],
        verbose_name=_("related pages"),
        blank=True,
        max_num=12,
        help_text=_("Shown at the end of the page, in the reader's language where there is a translation."),
    )

    story_panels = [*SitePage.opening_panels, FieldPanel("date"), FieldPanel("body")]
    relation_panels = [
        PageChooserPanel("about", ["programs.ForumPage", "programs.ContestPage"]),
        FieldPanel("topics"),
        FieldPanel("related_pages"),
    ]
    edit_handler = SitePage.tabs(
        (story_panels, _("Story")),
        ([GalleryPanel("gallery_images")], _("Gallery")),
        (relation_panels, _("Related")),
    )

    search_fields = [*SitePage.search_fields, index.FilterField("date")]
    api_fields = [
        *SitePage.api_fields,
        APIField("date", writable=True),
        APIField("about", writable=True),
        APIField("topics", writable=True),
        APIField("gallery_images", writable=True),
        APIField("related_pages", writable=True),
    ]
    unlisted_fields = {"related_pages": "a page is not found by the words of others"}

    reported_as = "news"
    headless_type = "News Item"
    headless_fields = {
        **SitePage.headless_fields,
        "effective": "dated_at",
        "subjects": "topic_names",
        "relatedItems": "related",
    }
    headless_indexes = {**SitePage.headless_indexes, "about": ("about", _("about"))}
    headless_facts = {
        **SitePage.headless_facts,
        "date": _("date"),
        "about": _("about"),
        # Volto shows topics as tags, and what is in `relatedItems`, below every page.
        **dict.fromkeys(("topics", "related_pages")),
    }

    parent_page_types = ["home.BranchPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")

    def fill_from_report(self, told: ReportedPage) -> None:
        """Add the day it was published, and the event it is about."""
        super().fill_from_report(told)
        self.date = told.published or self.date
        self.about = told.about

    @property
    def dated_at(self) -> datetime | None:
        """The first moment of the story's day; None in a draft without one."""
        return self.date and midnight(self.date)

    @property
    def related(self) -> list:
        """The related pages as they were chosen."""
        return [item.value for item in self.related_pages]

    def chosen_pages(self) -> list[int]:
        """Add the event and the related pages."""
        about = [self.about_id] if self.about_id else []
        return [*super().chosen_pages(), *about, *chosen_ids(self.related_pages)]

    def shown_on(self) -> list[int]:
        """Add the event, which shows the news about it."""
        return [*super().shown_on(), *([self.about_id] if self.about_id else [])]

    def structured_data(self, context: dict) -> list[dict]:
        """The story, and the event it is about."""
        event = context["about"]
        return [news_article(self, context, event and event_named("Event", event, context))]

    def get_context(self, request, *args, **kwargs):
        """Add the event, the gallery, the pages beside and related, and how often the story was read."""
        context = super().get_context(request, *args, **kwargs)
        context["about"] = context["shown"].get(self.about_id)
        context["gallery"] = self.gallery
        context["views"] = ViewCount.of(self)
        context["older"], context["newer"] = older_and_newer(self)
        context["related_pages"] = in_order(chosen_ids(self.related_pages), context["shown"])
        return context


class NewsGalleryImage(AbstractGalleryImage):
    """One photograph of a story."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="gallery_images")
