"""The abstract event behind forums and contests: its time, place, audience, organisers and results."""

from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.blocks import PageChooserBlock, TextBlock
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.form_fields.long_texts import OneParagraphInput
from cms.languages.formatting import dates, hours, number
from cms.languages.time_zones import validate_time_zone
from cms.pages.blocks.organisers import OrganiserBlock
from cms.pages.forms import EventPageForm
from cms.pages.localized import chosen_ids, in_order, localized_by_id
from cms.pages.models.gallery import GalleryMixin
from cms.pages.models.pages import SitePage
from cms.pages.models.topics import TopicalMixin
from cms.pages.panels import GalleryPanel
from cms.pages.people import persons, profile_ids

PARTICIPANTS_LIMIT = 1_000_000


class EventPage(TopicalMixin, GalleryMixin, SitePage):
    """An event: held by a branch, at a time and a place, for people.

    Times are stored with their offset and shown in `time_zone`, the event's own: an hour told in Taraz
    in 2019 stays that hour though the country's clocks have changed since.
    """

    listed_as = "events"
    shows_its_branch_alone = True
    listing_date_field = "starts_at"

    starts_at = models.DateTimeField(
        verbose_name=gettext_lazy("start"),
        db_index=True,
        help_text=gettext_lazy("In the event's own time zone."),
    )
    ends_at = models.DateTimeField(
        verbose_name=gettext_lazy("end"),
        null=True,
        blank=True,
        help_text=gettext_lazy("Empty: the event ends on the day it starts."),
    )
    all_day = models.BooleanField(
        verbose_name=gettext_lazy("all day"),
        default=True,
        help_text=gettext_lazy("Only the days are shown, not the hours."),
    )
    time_zone = models.CharField(
        verbose_name=gettext_lazy("time zone"),
        max_length=40,
        blank=True,
        validators=[validate_time_zone],
        help_text=gettext_lazy("Such as Asia/Almaty. Empty: the branch's."),
    )
    venue = models.CharField(
        verbose_name=gettext_lazy("venue"),
        max_length=200,
        blank=True,
        help_text=gettext_lazy("The house and the city or town."),
    )
    event_url = models.URLField(
        verbose_name=gettext_lazy("web address of the event"),
        blank=True,
        help_text=gettext_lazy("Where to register or to follow it online."),
    )
    aims = StreamField(
        [("aim", TextBlock(label=gettext_lazy("Aim"), max_length=400, rows=2))],
        verbose_name=gettext_lazy("aims"),
        blank=True,
        max_num=10,
    )
    participants_number = models.PositiveIntegerField(
        verbose_name=gettext_lazy("number of participants"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(PARTICIPANTS_LIMIT)],
    )
    participants_description = models.CharField(
        verbose_name=gettext_lazy("who took part"), max_length=300, blank=True
    )
    organisers = StreamField(
        [("organiser", OrganiserBlock())],
        verbose_name=gettext_lazy("organisers"),
        blank=True,
        max_num=20,
    )
    contact_name = models.CharField(verbose_name=gettext_lazy("contact person"), max_length=120, blank=True)
    contact_phone = models.CharField(verbose_name=gettext_lazy("phone"), max_length=40, blank=True)
    contact_email = models.EmailField(verbose_name=gettext_lazy("e-mail"), blank=True)
    related_pages = StreamField(
        [("page", PageChooserBlock(label=gettext_lazy("Page")))],
        verbose_name=gettext_lazy("related pages"),
        blank=True,
        max_num=12,
        help_text=gettext_lazy(
            "Shown at the end of the page, in the reader's language where there is a translation."
        ),
    )

    base_form_class = EventPageForm
    time_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldRowPanel([FieldPanel("all_day"), FieldPanel("time_zone")]),
                FieldPanel("venue"),
                FieldPanel("event_url"),
            ],
            heading=gettext_lazy("When and where"),
        )
    ]
    people_panels = [
        MultiFieldPanel(
            [
                FieldPanel("participants_number"),
                FieldPanel("participants_description", widget=OneParagraphInput),
            ],
            heading=gettext_lazy("Participants"),
        ),
        FieldPanel("organisers"),
        MultiFieldPanel(
            [
                FieldPanel("contact_name"),
                FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")]),
            ],
            heading=gettext_lazy("Contact person"),
        ),
    ]
    story_panels = [*SitePage.opening_panels, *time_panels, FieldPanel("aims"), FieldPanel("body")]
    gallery_panels = [GalleryPanel("gallery_images")]
    relation_panels = [FieldPanel("topics"), FieldPanel("related_pages")]

    search_fields = [
        *SitePage.search_fields,
        index.SearchField("venue"),
        index.SearchField("aims"),
        index.SearchField("organisers"),
        index.SearchField("participants_description"),
        index.FilterField("starts_at"),
        index.FilterField("ends_at"),
    ]
    api_fields = [
        *SitePage.api_fields,
        APIField("starts_at", writable=True),
        APIField("ends_at", writable=True),
        APIField("all_day", writable=True),
        APIField("time_zone", writable=True),
        APIField("venue", writable=True),
        APIField("event_url", writable=True),
        APIField("aims", writable=True),
        APIField("participants_number", writable=True),
        APIField("participants_description", writable=True),
        APIField("organisers", writable=True),
        APIField("contact_name", writable=True),
        APIField("contact_phone", writable=True),
        APIField("contact_email", writable=True),
        APIField("topics", writable=True),
        APIField("gallery_images", writable=True),
        APIField("related_pages", writable=True),
    ]
    unlisted_fields = {"related_pages": "a page is not found by the words of others"}
    headless_fields = {
        **SitePage.headless_fields,
        "start": "local_start",
        "end": "local_end",
        "whole_day": "all_day",
        "open_end": "has_open_end",
        "location": "venue",
        "attendees": "attendees",
        "recurrence": "recurrence",
        "sync_uid": "sync_uid",
        "subjects": "topic_names",
        "relatedItems": "related",
    }
    headless_summary = {**SitePage.headless_summary, "time_zone": "zone"}
    headless_facts = {
        **SitePage.headless_facts,
        "when": gettext_lazy("When"),
        "venue": gettext_lazy("Where"),
        "participants": gettext_lazy("Participants"),
        **dict.fromkeys(("starts_at", "ends_at", "time_zone", "topics")),
        **dict.fromkeys(("participants_number", "participants_description")),
        # Volto shows what is in `relatedItems` below every page.
        "related_pages": None,
    }
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        SynchronizedField("time_zone"),
        SynchronizedField("event_url"),
        SynchronizedField("contact_phone"),
        SynchronizedField("contact_email"),
    ]

    # Fields of Plone's events that ours have nothing for: an event of a branch takes place once (`recurrence`
    # would be a rule of RFC 5545), and none is kept in step with another calendar's.
    recurrence: str | None = None
    sync_uid: str | None = None

    class Meta:
        abstract = True

    def full_clean(self, *args, **kwargs):
        """Give an event without a time zone its branch's, before anything is checked against it."""
        if not self.time_zone and self.depth:
            self.time_zone = getattr(self.branch, "time_zone", "")
        super().full_clean(*args, **kwargs)

    def clean(self):
        """Refuse an event that ends before it starts."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError(
                {"ends_at": _("The end is before the start. Give a later end, or leave it empty.")}
            )

    @property
    def zone(self) -> ZoneInfo:
        """The event's own time zone; the country's main one where none is noted."""
        try:
            return ZoneInfo(self.time_zone)
        except (KeyError, ValueError):
            # Empty, or a name the field's validator is about to refuse.
            return timezone.get_default_timezone()

    @property
    def local_start(self):
        """The start as the clocks on the spot showed it."""
        return self.starts_at.astimezone(self.zone)

    @property
    def local_end(self):
        """The end as the clocks on the spot showed it; the start where no end is noted."""
        return (self.ends_at or self.starts_at).astimezone(self.zone)

    @property
    def when(self) -> list[str]:
        """The days in words, and the hours of an event that does not last all day, in the active language."""
        return [part for part in (dates(self), hours(self)) if part]

    @property
    def participants(self) -> list[str]:
        """The number of participants and who they were, in words; what there is of it."""
        return [part for part in (number(self.participants_number), self.participants_description) if part]

    @property
    def has_open_end(self) -> bool:
        """True where no end of the event is noted."""
        return self.ends_at is None

    @property
    def related(self) -> list:
        """The related pages as they were chosen."""
        return [item.value for item in self.related_pages]

    def people_streams(self) -> list:
        """The streams that name who takes part: speakers, a jury."""
        return []

    @property
    def attendees(self) -> list[str]:
        """The names of those who take part, each once, in the page's language where they have a profile."""
        streams = self.people_streams()
        shown = localized_by_id(profile_ids(*streams), self.locale)
        named = (person.name for stream in streams for person in persons(stream, shown))
        return list(dict.fromkeys(named))

    @property
    def is_past(self) -> bool:
        """True once the event's last day is over where it takes place."""
        return self.local_end.date() < timezone.now().astimezone(self.zone).date()

    def pictures(self):
        """Add the organisers' logos."""
        yield from super().pictures()
        for organiser in self.organisers:
            if organiser.value["logo"]:
                yield organiser.value["logo"], "logo"

    def chosen_pages(self) -> list[int]:
        """Add the related pages and the profiles of who takes part."""
        people_ids = profile_ids(*self.people_streams())
        return [*super().chosen_pages(), *chosen_ids(self.related_pages), *people_ids]

    def get_context(self, request, *args, **kwargs):
        """Add the gallery and the related pages."""
        context = super().get_context(request, *args, **kwargs)
        context["gallery"] = self.gallery
        context["related_pages"] = in_order(chosen_ids(self.related_pages), context["shown"])
        return context
