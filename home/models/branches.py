"""The branches of the center, and the list of them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Collection
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.languages.time_zones import validate_time_zone
from cms.pages.listings import listing_below, listing_naming
from cms.pages.lists import Listing, branches_of, cards
from cms.pages.models.pages import SitePage
from cms.pages.passages import Passage, listed
from cms.syndication.structured_data import branch
from home.forms import BranchPageForm
from wagtail_plone.serialize.prefetched import Context

NEWS_ON_BRANCH = 6
EVENTS_ON_BRANCH = 6


class BranchIndexPage(SitePage):
    """The list of branches; every branch stands below it."""

    lists = "branches"

    content_panels = SitePage.opening_panels
    unlisted_fields = {"body": "an index page shows its list"}

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.BranchPage"]

    class Meta:
        verbose_name = _("list of branches")
        verbose_name_plural = _("lists of branches")

    def get_context(self, request, *args, **kwargs):
        """Add the branches by name."""
        context = super().get_context(request, *args, **kwargs)
        context["branches"] = branches_of(self.locale, with_newest=True)
        return context


class BranchPage(SitePage):
    """A branch of the center in one city. What its editors publish stands below it."""

    listed_as = "branches"
    shows_its_branch_alone = True
    listing_name_field = "city"

    city = models.CharField(verbose_name=_("city"), max_length=80)
    city_prepositional = models.CharField(
        verbose_name=_("city, as said with “in”"),
        max_length=80,
        blank=True,
        help_text=_("Russian: «в Таразе»; Kazakh: «Тараз қаласында»; English: “in Taraz”."),
    )
    region = models.CharField(verbose_name=_("region"), max_length=120, blank=True)
    address = models.CharField(verbose_name=_("address"), max_length=255, blank=True)
    phone = models.CharField(verbose_name=_("phone"), max_length=40, blank=True)
    email = models.EmailField(verbose_name=_("e-mail"), blank=True)
    director = models.CharField(verbose_name=_("director"), max_length=120, blank=True)
    latitude = models.DecimalField(
        verbose_name=_("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        verbose_name=_("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    time_zone = models.CharField(
        verbose_name=_("time zone"),
        max_length=40,
        default="Asia/Almaty",
        validators=[validate_time_zone],
        help_text=_("Such as Asia/Almaty. Events of the branch take it."),
    )
    collection = models.ForeignKey(
        Collection,
        verbose_name=_("collection of pictures"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where pictures uploaded into the branch's galleries are kept."),
    )
    is_moderated = models.BooleanField(
        verbose_name=_("what editors write waits for approval"),
        default=True,
        help_text=_(
            "What editors write goes public once the branch's lead has approved it. Switched off, editors "
            "publish by themselves, and what waits for approval goes back to them as a draft."
        ),
    )

    base_form_class = BranchPageForm

    contact_panels = [
        MultiFieldPanel(
            [
                FieldPanel("city"),
                FieldPanel("city_prepositional"),
                FieldPanel("region"),
            ],
            heading=_("City"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("director"),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("time_zone"),
            ],
            heading=_("On the map"),
        ),
    ]
    work_panels = [FieldPanel("is_moderated"), FieldPanel("collection")]
    edit_handler = SitePage.tabs(
        (SitePage.content_panels, _("Branch")),
        (contact_panels, _("City and contact")),
        (work_panels, _("Work in the branch")),
    )

    search_fields = [
        *SitePage.search_fields,
        index.SearchField("city", boost=2),
        index.SearchField("region"),
        index.SearchField("address"),
        index.SearchField("director"),
    ]
    api_fields = [
        *SitePage.api_fields,
        APIField("city", writable=True),
        APIField("city_prepositional", writable=True),
        APIField("region", writable=True),
        APIField("address", writable=True),
        APIField("phone", writable=True),
        APIField("email", writable=True),
        APIField("director", writable=True),
        APIField("latitude", writable=True),
        APIField("longitude", writable=True),
        APIField("time_zone", writable=True),
    ]
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        SynchronizedField("phone"),
        SynchronizedField("email"),
        SynchronizedField("time_zone"),
        SynchronizedField("collection", overridable=False),
        SynchronizedField("is_moderated", overridable=False),
    ]

    unlisted_fields = {
        "collection": "where the editors' files lie is no matter of clients'",
        "is_moderated": "who has to approve is a matter among those who write",
    }

    headless_type = "Branch"
    headless_named_below = True
    headless_facts = {
        **SitePage.headless_facts,
        **dict.fromkeys(("city_prepositional", "latitude", "longitude", "time_zone")),
    }

    parent_page_types = ["home.BranchIndexPage"]

    class Meta:
        verbose_name = _("branch")
        verbose_name_plural = _("branches")

    @property
    def headless_listings(self) -> list[dict]:
        """What Volto lists on the page: the branch's events and news, the newest first, and its trainers.

        Events that it holds together with another branch stand below that one, and are found by its name.
        In one list what is next and what is over: Volto shows the title of a list that has nothing in it.
        """
        return [
            listing_naming(self, "branch", _("Forums and contests"), "events", sort_on="start"),
            listing_below(_("News"), "news", sort_on="effective"),
            listing_below(_("Trainers"), "trainers", sort_on="sortable_title", descending=False),
        ]

    def search_passages(self, context: Context) -> list[Passage]:
        """Add city, region, address and director."""
        return [
            *super().search_passages(context),
            *listed([self.city, self.region, self.address], is_head=True),
            *listed([self.director], _("Director"), is_head=True),
        ]

    def structured_data(self, context: dict) -> list[dict]:
        """The branch, and how it is reached."""
        return [branch(self, context)]

    def get_context(self, request, *args, **kwargs):
        """Add the branch's newest news, its next and past events and its trainers."""
        context = super().get_context(request, *args, **kwargs)
        events = Listing("events", self.locale)
        lists = cards(
            self.locale,
            [self],
            Listing("news", self.locale).newest(NEWS_ON_BRANCH, under=self),
            events.upcoming(EVENTS_ON_BRANCH, under=self),
            events.past(EVENTS_ON_BRANCH, under=self),
            Listing("trainers", self.locale).by_name(under=self),
        )
        names = ("latest_news", "next_events", "past_events", "trainers")
        context.update(zip(names, lists, strict=True))
        return context
