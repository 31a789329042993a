"""The first page of a language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.blocks import CharBlock, StructBlock, URLBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichTextMaxLengthValidator
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.pages.listings import listing_below
from cms.pages.lists import Listing, branches_of, cards
from cms.pages.models.pages import SitePage
from cms.syndication.structured_data import center, website

NEWS_ON_HOME = 5
EVENTS_ON_HOME = 6
INTRODUCTION_LENGTH = 600


class SocialAccountBlock(StructBlock):
    """An account of the center in a social network."""

    name = CharBlock(label=_("Name"), max_length=40, help_text=_("As readers know the network: Instagram."))
    url = URLBlock(label=_("Web address"), max_length=255)

    class Meta:
        label = _("Account")
        icon = "link"


class HomePage(SitePage):
    """The first page of one language: the newest story, what is next, who we are, and the branches.

    What every page says of the center in its footer is kept here, too.
    """

    is_home = True

    introduction = RichTextField(
        verbose_name=_("who we are"),
        blank=True,
        validators=[RichTextMaxLengthValidator(INTRODUCTION_LENGTH)],
        features=["bold", "link"],
        help_text=_("The center in two or three sentences, with a link to more."),
    )
    address = models.CharField(verbose_name=_("address"), max_length=255, blank=True)
    phone = models.CharField(verbose_name=_("phone"), max_length=40, blank=True)
    email = models.EmailField(verbose_name=_("e-mail"), blank=True)
    social_accounts = StreamField(
        [("account", SocialAccountBlock())],
        verbose_name=_("social networks"),
        blank=True,
        max_num=8,
    )

    content_panels = [
        *SitePage.opening_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("social_accounts"),
            ],
            heading=_("Contact, at the foot of every page"),
        ),
        FieldPanel("body"),
    ]

    search_fields = [
        *SitePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("address"),
    ]
    api_fields = [
        *SitePage.api_fields,
        APIField("introduction", writable=True),
        APIField("address", writable=True),
        APIField("phone", writable=True),
        APIField("email", writable=True),
        APIField("social_accounts", writable=True),
    ]
    unlisted_fields = {"social_accounts": "addresses elsewhere say nothing of the center"}
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        SynchronizedField("phone"),
        SynchronizedField("email"),
    ]

    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 10

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def headless_listings(self) -> list[dict]:
        """What Volto lists on the page: the latest news, the next events, the branches."""
        return [
            listing_below(_("News"), "news", sort_on="effective", most=NEWS_ON_HOME),
            listing_below(
                _("Upcoming events"),
                "events",
                sort_on="start",
                descending=False,
                is_next=True,
                most=EVENTS_ON_HOME,
            ),
            listing_below(_("Branches"), "branches", sort_on="sortable_title", descending=False),
        ]

    def structured_data(self, context: dict) -> list[dict]:
        """The site, and the center behind it."""
        return [website(self, context), center()]

    def get_context(self, request, *args, **kwargs):
        """Add the latest news, the next events and the branches."""
        context = super().get_context(request, *args, **kwargs)
        branches = branches_of(self.locale, with_newest=True)
        news, events = Listing("news", self.locale), Listing("events", self.locale)
        latest_news, next_events, latest_events = cards(
            self.locale,
            branches,
            news.newest(NEWS_ON_HOME),
            events.upcoming(EVENTS_ON_HOME),
            events.past(EVENTS_ON_HOME),
        )
        context["branches"] = branches
        context["latest_news"] = latest_news
        context["next_events"] = next_events
        context["latest_events"] = [] if next_events else latest_events
        return context
