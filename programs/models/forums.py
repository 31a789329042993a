"""Forums: the events branches gather principals and teachers for, with their programme."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.search import index

from cms.formatting import long_date
from cms.models import AbstractGalleryImage, EventPage
from cms.people import by_key, people, profiles
from programs.blocks import DayBlock
from programs.programme import programme_notes


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
    api_fields = [*EventPage.api_fields, APIField("programme")]

    parent_page_types = ["home.BranchPage"]
    subpage_types = ["programs.ContestPage", "programs.FeedbackSheetPage"]

    class Meta:
        verbose_name = gettext_lazy("forum")
        verbose_name_plural = gettext_lazy("forums")

    def clean(self):
        """Every day of the programme lies within the forum."""
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

    def days(self) -> list[dict]:
        """The programme for templates: days with `date`, `title`, `sessions`; each session with its `people`.

        Speakers' profiles are shown in the page's language; all are fetched at once.
        """
        sessions = [session for day in self.programme for session in day.value["sessions"]]
        named = profiles(*(session["speakers"] for session in sessions))
        localized = by_key(self.localized_list(named))
        return [
            {
                "date": day.value["date"],
                "title": day.value["title"],
                "sessions": [
                    {"session": session, "people": people(session["speakers"], localized)}
                    for session in day.value["sessions"]
                ],
            }
            for day in self.programme
        ]

    def get_context(self, request, *args, **kwargs):
        """Add the programme, the trainers it names, the forum's contests and its feedback sheets."""
        context = super().get_context(request, *args, **kwargs)
        context["days"] = self.days()
        named = [
            person.page for day in context["days"] for row in day["sessions"] for person in row["people"]
        ]
        context["trainers"] = list(dict.fromkeys(page for page in named if page))
        children = (
            self.get_children().live().public().specific().prefetch_related("lead_image__renditions")
            if self.pk
            else []
        )
        context["contests"] = [child for child in children if isinstance(child, EventPage)]
        context["feedback_sheets"] = [child for child in children if not isinstance(child, EventPage)]
        return context


class ForumGalleryImage(AbstractGalleryImage):
    """One photograph of a forum."""

    page = ParentalKey(ForumPage, on_delete=models.CASCADE, related_name="gallery_images")
