"""Contests: rounds judged by a jury, ending in awards."""

from dataclasses import asdict

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.form_fields.long_texts import OneParagraphInput
from cms.pages.blocks.people import PersonStreamBlock
from cms.pages.completeness import Unfinished
from cms.pages.models.events import EventPage
from cms.pages.models.gallery import AbstractGalleryImage
from cms.pages.models.reported import new_id
from cms.pages.panels import RowsPanel
from cms.pages.passages import Passage, listed, paragraphs, people_passages
from cms.pages.people import persons
from cms.pages.reported import ReportedPage
from cms.syndication.structured_data import people
from cms.syndication.structured_events import event, event_named
from programs.blocks import CriterionBlock, RoundBlock
from programs.models.forums import ForumPage
from programs.reported import reported_criteria, reported_rounds
from wagtail_plone.documents.visibility import readable
from wagtail_plone.serialize.prefetched import Context


class ContestPage(EventPage):
    """A contest held by a branch, alone or as part of a forum: rounds judged by a jury, ending in awards."""

    rounds = StreamField(
        [("round", RoundBlock())], verbose_name=gettext_lazy("rounds"), blank=True, max_num=12
    )
    criteria = StreamField(
        [("criterion", CriterionBlock())],
        verbose_name=gettext_lazy("criteria"),
        blank=True,
        max_num=30,
    )
    jury = StreamField(PersonStreamBlock(max_num=40), verbose_name=gettext_lazy("jury"), blank=True)
    jury_description = models.CharField(
        verbose_name=gettext_lazy("about the jury"),
        max_length=300,
        blank=True,
        help_text=gettext_lazy("Where its members are not named: who it was made up of."),
    )

    contest_panels = [FieldPanel("rounds"), FieldPanel("criteria")]
    jury_panels = [
        FieldPanel("jury"),
        FieldPanel("jury_description", widget=OneParagraphInput),
        RowsPanel("awards", heading=gettext_lazy("Awards"), label=gettext_lazy("award")),
    ]
    edit_handler = EventPage.tabs(
        (EventPage.story_panels, gettext_lazy("Story")),
        (contest_panels, gettext_lazy("Rounds and criteria")),
        (jury_panels, gettext_lazy("Jury and awards")),
        (EventPage.people_panels, gettext_lazy("People")),
        (EventPage.gallery_panels, gettext_lazy("Gallery")),
        (EventPage.relation_panels, gettext_lazy("Related")),
    )

    search_fields = [
        *EventPage.search_fields,
        index.SearchField("rounds"),
        index.SearchField("criteria"),
        index.SearchField("jury"),
        index.RelatedFields(
            "awards",
            [
                index.SearchField("nomination"),
                index.SearchField("school"),
                index.SearchField("person"),
            ],
        ),
    ]
    api_fields = [
        *EventPage.api_fields,
        APIField("rounds", writable=True),
        APIField("criteria", writable=True),
        APIField("jury", writable=True),
        APIField("jury_description", writable=True),
        APIField("awards", writable=True),
    ]

    repeated_fields = (*EventPage.repeated_fields, "rounds", "criteria")

    reported_as = "contest"
    headless_type = "Contest"

    parent_page_types = ["home.BranchPage", "programs.ForumPage"]
    subpage_types = []

    class Meta:
        verbose_name = gettext_lazy("contest")
        verbose_name_plural = gettext_lazy("contests")

    @property
    def headless_listings(self) -> list[dict]:
        """What Volto lists on the page: the news about it."""
        return self.story_listings()

    @cached_property
    def forum(self) -> ForumPage | None:
        """The forum the contest was part of."""
        return readable(ForumPage.objects.parent_of(self)).first() if self.depth else None

    def fill_from_report(self, told: ReportedPage) -> None:
        """Add rounds, criteria, jury and awards."""
        super().fill_from_report(told)
        self.rounds = reported_rounds(told)
        self.criteria = reported_criteria(told)
        self.jury = [person.as_block(new_id()) for person in told.jury]
        self.awards = [
            ContestAward(**asdict(award), sort_order=number, locale=self.locale)
            for number, award in enumerate(told.awards)
        ]

    def people_streams(self) -> list:
        """The jury."""
        return [self.jury]

    def search_passages(self, context: Context) -> list[Passage]:
        """Add awards, rounds, criteria and the jury."""
        passages = super().search_passages(context)
        for award in self.awards.all():
            told = f"{award}, {award.town}" if award.town else str(award)
            passages += listed([told], _("Awards"), "awards", is_head=True)
        for item in self.rounds:
            passages += listed([item.value["title"]], _("Rounds"), "rounds", is_head=True)
            passages += listed(paragraphs(item.value["description"]), _("Rounds"), "rounds")
        for item in self.criteria:
            passages += listed([item.value["title"]], _("Criteria"), "criteria", is_head=True)
            passages += listed([item.value["description"]], _("Criteria"), "criteria")
        return [
            *passages,
            *listed([self.jury_description], _("Jury"), "jury"),
            *people_passages(self.jury, context, _("Jury"), "jury"),
        ]

    def structured_data(self, context: dict) -> list[dict]:
        """The contest, the forum it is part of, and its jury."""
        forum = self.forum and event_named("EducationEvent", self.forum, context)
        more = {"superEvent": forum, "contributor": people(context["jury"], context)}
        return [event("Event", self, context, **more)]

    def get_context(self, request, *args, **kwargs):
        """Add the jury in the reader's language, the awards and the forum."""
        context = super().get_context(request, *args, **kwargs)
        context["jury"] = persons(self.jury, context["shown"])
        context["awards"] = list(self.awards.all())
        context["places"] = [award for award in context["awards"] if award.place]
        context["nominations"] = [award for award in context["awards"] if not award.place]
        context["forum"] = self.forum
        return context


class ContestAward(Unfinished, TranslatableMixin, Orderable):
    """An award of the jury's: a place from 1 to 3 or a nomination, to a school or a person."""

    class Place(models.IntegerChoices):
        """The ranked places."""

        FIRST = 1, gettext_lazy("1st place")
        SECOND = 2, gettext_lazy("2nd place")
        THIRD = 3, gettext_lazy("3rd place")

    page = ParentalKey(ContestPage, on_delete=models.CASCADE, related_name="awards")
    place = models.PositiveSmallIntegerField(
        verbose_name=gettext_lazy("place"), choices=Place, null=True, blank=True
    )
    nomination = models.CharField(
        verbose_name=gettext_lazy("nomination"),
        max_length=160,
        blank=True,
        help_text=gettext_lazy("Such as “Best project”, where the award is not one of the places."),
    )
    school = models.CharField(verbose_name=gettext_lazy("school"), max_length=200, blank=True)
    person = models.CharField(verbose_name=gettext_lazy("person"), max_length=160, blank=True)
    town = models.CharField(verbose_name=gettext_lazy("town or district"), max_length=120, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("place"), FieldPanel("nomination")]),
        FieldRowPanel([FieldPanel("school"), FieldPanel("person")]),
        FieldPanel("town"),
    ]
    api_fields = [
        APIField("place", writable=True),
        APIField("nomination", writable=True),
        APIField("school", writable=True),
        APIField("person", writable=True),
        APIField("town", writable=True),
    ]
    override_translatable_fields = [
        SynchronizedField("place"),
        TranslatableField("nomination"),
        TranslatableField("school"),
        TranslatableField("person"),
        TranslatableField("town"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = gettext_lazy("award")
        verbose_name_plural = gettext_lazy("awards")

    def __str__(self) -> str:
        return " — ".join(
            part for part in (self.get_place_display() or self.nomination, self.recipient) if part
        )

    @property
    def recipient(self) -> str:
        """The recipient: the person with the school, or either."""
        return ", ".join(part for part in (self.person, self.school) if part)

    def inconsistencies(self) -> dict[str, str]:
        """Ask for a place or a nomination of every award, and for the recipient of every place."""
        if self.place or self.nomination:
            nobody = self.place and not self.recipient
            return {"school": _("Name the school or the person who took this place.")} if nobody else {}
        if self.recipient:
            return {"nomination": _("Choose a place from 1 to 3, or write the nomination.")}
        text = _(
            "This award has neither a recipient nor a nomination. "
            "Name the school or the person, or write the nomination."
        )
        return {"school": text}


class ContestGalleryImage(AbstractGalleryImage):
    """One photograph of a contest."""

    page = ParentalKey(ContestPage, on_delete=models.CASCADE, related_name="gallery_images")
