"""The abstract event behind forums and contests: its time, place, audience, organisers and results."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext, gettext_lazy, ngettext
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.blocks import PageChooserBlock, TextBlock
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.form_fields.long_texts import OneParagraphInput
from cms.languages.formatting import number
from cms.languages.time_zones import validate_time_zone
from cms.pages.blocks.organisers import OrganiserBlock
from cms.pages.forms import EventPageForm
from cms.pages.localized import chosen_ids, in_order, localized_by_id
from cms.pages.models.attendance import AttendanceMixin
from cms.pages.models.event_states import EventStateMixin
from cms.pages.models.gallery import GalleryMixin
from cms.pages.models.holding import HeldTogetherMixin
from cms.pages.models.local_times import LocalTimes
from cms.pages.models.pages import SitePage
from cms.pages.models.registration import RegistrationMixin
from cms.pages.models.repeating import RepeatedEventMixin
from cms.pages.models.reported import ReportedEventMixin
from cms.pages.models.stories import ToldOfMixin
from cms.pages.models.topics import TopicalMixin
from cms.pages.panels import GalleryPanel
from cms.pages.passages import Passage, listed
from cms.pages.people import persons, profile_ids
from cms.pages.sessions import Timetabled
from wagtail_plone.serialize.prefetched import Context

PARTICIPANTS_LIMIT = 1_000_000


class EventPage(
    EventStateMixin,
    RegistrationMixin,
    AttendanceMixin,
    HeldTogetherMixin,
    ToldOfMixin,
    RepeatedEventMixin,
    ReportedEventMixin,
    TopicalMixin,
    GalleryMixin,
    LocalTimes,
    Timetabled,
    SitePage,
):
    """An event: held by a branch or by several, at a time, at a place or online, for people.

    Times are stored with their offset and shown in `time_zone`, the event's own: an hour told in Taraz
    in 2019 stays that hour though the country's clocks have changed since.
    """

    listed_as = "events"
    shows_its_branch_alone = True
    listing_date_field = "starts_at"

    starts_at = models.DateTimeField(
        verbose_name=gettext_lazy("start"),
        # Only a draft has none.
        null=True,
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
        help_text=gettext_lazy("The event's own page elsewhere, to read more."),
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
                *RegistrationMixin.registration_panels,
                FieldPanel("event_url"),
            ],
            heading=gettext_lazy("When and where"),
        ),
        *EventStateMixin.state_panels,
        *AttendanceMixin.attendance_panels,
    ]
    people_panels = [
        FieldPanel("held_with", widget=CheckboxSelectMultiple),
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
        index.RelatedFields("held_with", [index.SearchField("title")]),
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
        *EventStateMixin.state_api_fields,
        *RegistrationMixin.registration_api_fields,
        *AttendanceMixin.attendance_api_fields,
        APIField("held_with", writable=True),
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
        "stories": "stories",
    }
    headless_summary = {
        **SitePage.headless_summary,
        "time_zone": "zone",
        "attendance_mode": "attendance_mode",
        "event_status": "event_status",
    }
    # Whoever asks for the events of a branch gets those it holds together with another one, too.
    headless_indexes = {**SitePage.headless_indexes, "branch": ("holders", gettext_lazy("Branch"))}
    # The news about the event.
    headless_shows_referrers = True
    headless_facts = {
        **SitePage.headless_facts,
        "when": gettext_lazy("When"),
        "venue": gettext_lazy("Where"),
        "status_in_words": gettext_lazy("Status"),
        "attendance": gettext_lazy("On site or online"),
        "attendance_mode": None,
        "open_join_url": gettext_lazy("Take part online"),
        "participants": gettext_lazy("Participants"),
        **dict.fromkeys(("starts_at", "ends_at", "time_zone", "topics")),
        **dict.fromkeys(("event_status", "status_note", "previous_starts_at", "previous_ends_at")),
        **dict.fromkeys(("registration_url", "registration_ends_at")),
        **dict.fromkeys(("participants_number", "participants_description")),
        # Volto shows what is in `relatedItems` below every page.
        "related_pages": None,
    }
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        SynchronizedField("time_zone"),
        SynchronizedField("event_url"),
        *EventStateMixin.state_translatable_fields,
        *RegistrationMixin.registration_translatable_fields,
        *AttendanceMixin.attendance_translatable_fields,
        SynchronizedField("contact_phone"),
        SynchronizedField("contact_email"),
    ]

    # Fields of Plone's events that ours have nothing for: an event of a branch takes place once (`recurrence`
    # would be a rule of RFC 5545), and none is kept in step with another calendar's.
    recurrence: str | None = None
    sync_uid: str | None = None

    class Meta:
        abstract = True

    @property
    def listed_heading(self) -> str:
        """What stands above the event in a list that opens with what is next: that, or the year."""
        return str(self.local_start.year) if self.is_past else gettext("Upcoming")

    @property
    def participants(self) -> list[str]:
        """The number of participants and who they were, in words; what there is of it."""
        return [part for part in (number(self.participants_number), self.participants_description) if part]

    @property
    def related(self) -> list:
        """The related pages as they were chosen."""
        return [item.value for item in self.related_pages]

    def people_streams(self) -> list:
        """The streams that name who takes part: speakers, a jury."""
        return []

    def named_people(self) -> list:
        """Those in the body, and those who take part."""
        return [*super().named_people(), *self.people_streams()]

    @property
    def attendees(self) -> list[str]:
        """The names of those who take part, each once, in the page's language where they have a profile."""
        streams = self.people_streams()
        shown = localized_by_id(profile_ids(*streams), self.locale)
        named = (person.name for stream in streams for person in persons(stream, shown))
        return list(dict.fromkeys(named))

    def search_passages(self, context: Context) -> list[Passage]:
        """Add place, participants, aims and organisers."""
        return [
            *super().search_passages(context),
            *listed([self.venue], is_head=True),
            *listed([self.participants_description]),
            *listed((aim.value for aim in self.aims), ngettext("Aim", "Aims", len(self.aims)), "aims"),
            *listed((item.value["name"] for item in self.organisers), gettext("Organisers"), is_head=True),
            *listed([self.contact_name], gettext("Contact person"), "contact", is_head=True),
        ]

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
        """Add the gallery, the related pages and the other events of the branch."""
        context = super().get_context(request, *args, **kwargs)
        # Imported late: lists ask what events are, which this module says.
        from cms.pages.beside import other_events

        related = in_order(chosen_ids(self.related_pages), context["shown"])
        named = {page.pk for page in related}
        others = [event for event in other_events(self) if event.pk not in named]
        return {**context, "gallery": self.gallery, "related_pages": related, "other_events": others}
