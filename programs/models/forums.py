"""Forums: the events branches gather principals and teachers for, with their programme."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.languages.formatting import long_date
from cms.pages.fetching import PageKey, rows
from cms.pages.localized import in_order, localized_by_id
from cms.pages.models.events import EventPage
from cms.pages.models.gallery import AbstractGalleryImage
from cms.pages.notes import Note
from cms.pages.passages import Passage, listed, paragraphs, people_passages
from cms.pages.people import name_as_guests, persons, profile_ids
from cms.pages.reported import ReportedPage
from cms.pages.sessions import TimedSession
from cms.syndication.structured_data import people
from cms.syndication.structured_events import event, event_named
from programs.blocks import DayBlock
from programs.parallel import Slot, slots
from programs.programme import contest_of, programme_notes, repeated_programme, timed
from programs.reported import reported_programme
from wagtail_plone.documents.visibility import readable
from wagtail_plone.serialize.prefetched import Context


class ForumPage(EventPage):
    """A forum held by a branch: its programme by days, its people, and the exhibition's gallery."""

    programme = StreamField(
        [("day", DayBlock())], verbose_name=gettext_lazy("programme"), blank=True, max_num=14
    )

    edit_handler = EventPage.tabs(
        (EventPage.story_panels, gettext_lazy("Story")),
        ([FieldPanel("programme")], gettext_lazy("Programme")),
        (EventPage.people_panels, gettext_lazy("People")),
        (EventPage.gallery_panels, gettext_lazy("Gallery")),
        (EventPage.relation_panels, gettext_lazy("Related")),
    )

    search_fields = [*EventPage.search_fields, index.SearchField("programme")]
    api_fields = [*EventPage.api_fields, APIField("programme", writable=True)]

    repeated_fields = (*EventPage.repeated_fields, "programme")

    reported_as = "forum"
    headless_type = "Forum"

    parent_page_types = ["home.BranchPage"]
    subpage_types = ["programs.ContestPage", "programs.FeedbackSheetPage"]

    class Meta:
        verbose_name = gettext_lazy("forum")
        verbose_name_plural = gettext_lazy("forums")

    @property
    def headless_listings(self) -> list[dict]:
        """What Volto lists on the page: what stands below it, and the news about it."""
        return [{"title": gettext_lazy("Contests and feedback sheets")}, *self.story_listings()]

    def inconsistencies(self) -> dict[str, str]:
        """Name the first day of the programme that lies outside the forum."""
        messages = super().inconsistencies()
        if not self.starts_at or "ends_at" in messages:
            return messages
        first, last = self.local_start.date(), self.local_end.date()
        dates = (day.value["date"] for day in self.programme)
        outside = next((date for date in dates if date and not first <= date <= last), None)
        if outside is None:
            return messages
        text = _("%(day)s is outside the forum, which lasts from %(first)s to %(last)s.")
        days = {"day": long_date(outside), "first": long_date(first), "last": long_date(last)}
        return {**messages, "programme": text % days}

    def editorial_notes(self) -> list[Note]:
        """Add hours of the programme that are missing or overlap."""
        return [*super().editorial_notes(), *programme_notes(self.programme)]

    def repeated(self, days: int):
        """Move the days of the programme, too; sessions keep their frame and lose who led them."""
        forum = super().repeated(days)
        forum.programme = repeated_programme(self.programme.get_prep_value(), days)
        return forum

    def fill_from_report(self, told: ReportedPage) -> None:
        """Add the programme by days."""
        super().fill_from_report(told)
        self.programme = reported_programme(told)

    def sessions(self) -> list:
        """All sessions of all days in order."""
        return [session for day in self.programme for session in day.value["sessions"]]

    @property
    def has_timed_sessions(self) -> bool:
        """True where the hour of a session is known."""
        return any(session["starts"] for session in self.sessions())

    def timed_sessions(self) -> list[TimedSession]:
        """The sessions whose hours are known, and who speaks there. At most six queries."""
        streams = self.people_streams()
        shown = localized_by_id(profile_ids(*streams), self.locale)
        name_as_guests(streams, shown, self.locale)
        return timed(self.programme, shown, self.zone)

    def people_streams(self) -> list:
        """The speakers of every session."""
        return [session["speakers"] for session in self.sessions()]

    def search_passages(self, context: Context) -> list[Passage]:
        """Add the programme: each day with what it is called, its sessions and who speaks there."""
        passages = super().search_passages(context)
        shown = [day.value for day in self.programme if day.value["title"] or day.value["sessions"]]
        for number, day in enumerate(shown, start=1):
            label = _("Programme, day %(number)d") % {"number": number} if len(shown) > 1 else _("Programme")
            anchor = f"day-{number}"
            passages += listed([day["title"]], label, anchor, is_head=True)
            for session in day["sessions"]:
                passages += listed([session["title"] or session.kind_label], label, anchor, is_head=True)
                passages += listed(paragraphs(session["summary"]), label, anchor)
                passages += listed([session["section"], session["place"]], label, anchor)
                passages += people_passages(session["speakers"], context, label, anchor)
        return passages

    def own_pages(self) -> list[PageKey]:
        """Add the forum's contests and feedback sheets."""
        return [*super().own_pages(), *self._children]

    @cached_property
    def _children(self) -> list[PageKey]:
        return rows(readable(self.get_children())) if self.pk else []

    def _contests(self, shown: dict[int, Page]) -> list[EventPage]:
        """The forum's contests, among the pages it shows by their ids."""
        children = (shown[pk] for pk, _type in self._children if pk in shown)
        return [child for child in children if isinstance(child, EventPage)]

    def days(self, shown: dict[int, Page]) -> list[dict]:
        """The programme for templates: days with `number`, `date`, `title` and `rows`.

        A day that nothing is said of is left out: days come by themselves with the dates of a forum, long
        before their sessions do. The others keep their `number`, None where there is one day alone.

        A row is one session (`session`, `people`, and its page where it is a `contest`), or several at the
        same time (`slot`, and in `tracks` by section its rows). `shown` maps the ids of profiles, and those
        of the forum's own pages, to the pages to show for them (see `cms.pages.localized`).
        """
        contests = self._contests(shown)

        def row(session) -> dict:
            people = persons(session["speakers"], shown)
            return {"session": session, "people": people, "contest": contest_of(session, contests)}

        def rows_of(slot: Slot) -> dict:
            if not slot.is_parallel:
                return row(slot.sessions[0])
            tracks = {name: [row(session) for session in track] for name, track in slot.tracks.items()}
            return {"slot": slot, "tracks": tracks}

        return [
            {
                "number": number if len(self.programme) > 1 else None,
                "date": day.value["date"],
                "title": day.value["title"],
                "rows": [rows_of(slot) for slot in slots(day.value["sessions"])],
            }
            for number, day in enumerate(self.programme, start=1)
            if day.value["title"] or day.value["sessions"]
        ]

    def structured_data(self, context: dict) -> list[dict]:
        """The forum, the contests held as parts of it, and those who speak."""
        contests = [event_named("Event", contest, context) for contest in context["contests"]]
        speakers = [
            person for session in self.sessions() for person in persons(session["speakers"], context["shown"])
        ]
        more = {"subEvent": contests, "performer": people(speakers, context)}
        return [event("EducationEvent", self, context, **more)]

    def get_context(self, request, *args, **kwargs):
        """Add the programme, the trainers it names, the forum's contests and its feedback sheets."""
        context = super().get_context(request, *args, **kwargs)
        context["days"] = self.days(context["shown"])
        context["trainers"] = in_order(
            profile_ids(*(session["speakers"] for session in self.sessions())), context["shown"]
        )
        context["contests"] = contests = self._contests(context["shown"])
        children = [context["shown"][pk] for pk, _type in self._children if pk in context["shown"]]
        context["feedback_sheets"] = [child for child in children if child not in contests]
        return context


class ForumGalleryImage(AbstractGalleryImage):
    """One photograph of a forum."""

    page = ParentalKey(ForumPage, on_delete=models.CASCADE, related_name="gallery_images")
