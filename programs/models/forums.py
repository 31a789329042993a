"""Forums: the events branches gather principals and teachers for, with their programme."""

from django.core.exceptions import ValidationError
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
from cms.pages.localized import in_order
from cms.pages.models.events import EventPage
from cms.pages.models.gallery import AbstractGalleryImage
from cms.pages.people import persons, profile_ids
from programs.blocks import DayBlock
from programs.programme import programme_notes
from wagtail_plone.documents.visibility import readable


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

    headless_type = "Forum"
    headless_listings = ({"title": gettext_lazy("Contests and feedback sheets")},)

    parent_page_types = ["home.BranchPage"]
    subpage_types = ["programs.ContestPage", "programs.FeedbackSheetPage"]

    class Meta:
        verbose_name = gettext_lazy("forum")
        verbose_name_plural = gettext_lazy("forums")

    def clean(self):
        """Refuse a day of the programme that lies outside the forum."""
        super().clean()
        if not self.starts_at:
            return
        first, last = self.local_start.date(), self.local_end.date()
        for day in self.programme:
            if day.value["date"] and not first <= day.value["date"] <= last:
                raise ValidationError(
                    {
                        "programme": _(
                            "%(day)s is outside the forum, which lasts from %(first)s to %(last)s."
                        )
                        % {
                            "day": long_date(day.value["date"]),
                            "first": long_date(first),
                            "last": long_date(last),
                        }
                    }
                )

    def editorial_notes(self) -> list[str]:
        """Add hours of the programme that are missing or overlap."""
        return [*super().editorial_notes(), *programme_notes(self.programme)]

    def sessions(self) -> list:
        """All sessions of all days in order."""
        return [session for day in self.programme for session in day.value["sessions"]]

    def people_streams(self) -> list:
        """The speakers of every session."""
        return [session["speakers"] for session in self.sessions()]

    def own_pages(self) -> list[PageKey]:
        """The forum's contests and feedback sheets."""
        return self._children

    @cached_property
    def _children(self) -> list[PageKey]:
        return rows(readable(self.get_children())) if self.pk else []

    def days(self, shown: dict[int, Page]) -> list[dict]:
        """The programme for templates: days with `date`, `title`, `sessions`; each session with its `people`.

        `shown` maps the ids of profiles to the pages to show for them (see `cms.pages.localized`).
        """
        return [
            {
                "date": day.value["date"],
                "title": day.value["title"],
                "sessions": [
                    {"session": session, "people": persons(session["speakers"], shown)}
                    for session in day.value["sessions"]
                ],
            }
            for day in self.programme
        ]

    def get_context(self, request, *args, **kwargs):
        """Add the programme, the trainers it names, the forum's contests and its feedback sheets."""
        context = super().get_context(request, *args, **kwargs)
        context["days"] = self.days(context["shown"])
        context["trainers"] = in_order(
            profile_ids(*(session["speakers"] for session in self.sessions())), context["shown"]
        )
        children = [context["shown"][pk] for pk, _type in self._children if pk in context["shown"]]
        context["contests"] = [child for child in children if isinstance(child, EventPage)]
        context["feedback_sheets"] = [child for child in children if not isinstance(child, EventPage)]
        return context


class ForumGalleryImage(AbstractGalleryImage):
    """One photograph of a forum."""

    page = ParentalKey(ForumPage, on_delete=models.CASCADE, related_name="gallery_images")
