"""Events of a branch: those to come that lack something, and those that are over without a report."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import DateTimeField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cms.editorial.desk.sections.base import Action, Row, Section, edit_address
from cms.editorial.desk.wording import kind_of
from cms.languages.formatting import dates
from cms.languages.time_zones import midnight
from cms.pages.fetching import specific_pages
from cms.pages.models.events import EventPage
from cms.pages.registry import accessor, listed_models

# Events to come that are looked at, the soonest first: what they lack is told by themselves.
LOOKED_AT = 50
# After a year nobody writes the report any more.
REPORT_WITHIN = timedelta(days=365)
# What an event lacks where it is empty, so far as its type has it.
WANTED = ("lead_image", "programme")


class Events(Section):
    """Base of lists of public events with the languages they were written in."""

    def events(self) -> QuerySet[Page]:
        """The branch's public events, with `starts` and `ends` (None where no end is noted)."""
        models = listed_models("events")
        types = [ContentType.objects.get_for_model(model).pk for model in models]
        starts, ends = (
            Coalesce(*(F(f"{accessor(model)}__{name}") for model in models), output_field=DateTimeField())
            for name in ("starts_at", "ends_at")
        )
        return self.own_texts().filter(live=True, content_type__in=types).annotate(starts=starts, ends=ends)

    def rows(self, things: list[Page]) -> list[Row]:
        """Each with its days. One query a page type, two for their languages."""
        events = specific_pages([(page.pk, page.content_type_id) for page in things])
        return [self.row(events[page.pk]) for page in things if page.pk in events]

    def row(self, event: EventPage) -> Row:
        """The row of one event."""
        return Row(
            title=event.title,
            address=edit_address(event.pk),
            language=event.locale.get_display_name(),
            facts=[kind_of(event), dates(event)],
        )

    def news_about(self, event: EventPage) -> Action | None:
        """The way to a news item about an event; None on a site without news."""
        models = listed_models("news")
        if not models:
            return None
        branch = self.branch.page_in(event.locale.language_code)
        address = reverse("desk:new", args=[models[0]._meta.model_name, branch.pk])
        return Action(_("News about this event"), f"{address}?about={event.pk}", event.title)


class Upcoming(Events):
    """Events to come that readers see without a picture, or without a programme."""

    name = "upcoming"
    heading = gettext_lazy("Coming events that lack something")

    def found(self) -> list[Page]:
        """Those of the next `LOOKED_AT` that lack something, the soonest first."""
        today = midnight(timezone.localdate())
        is_next = Q(starts__gte=today) | Q(ends__gte=today)
        soonest = list(self.events().filter(is_next).order_by("starts", "pk")[:LOOKED_AT])
        self._events = specific_pages([(page.pk, page.content_type_id) for page in soonest])
        return [page for page in soonest if lacking(self._events[page.pk])]

    def rows(self, things: list[Page]) -> list[Row]:
        """Each with its days and what it lacks; the events are at hand."""
        return [self.row(self._events[page.pk]) for page in things]

    def row(self, event: EventPage) -> Row:
        """Add what the event lacks."""
        row = super().row(event)
        row.lacking = lacking(event)
        return row


class Reports(Events):
    """Events that are over, of which neither a news item nor a picture tells."""

    name = "reports"
    heading = gettext_lazy("Events without a report")
    explanation = gettext_lazy(
        "Over within the last year: no news item about them is published, and their gallery is empty."
    )

    def found(self) -> QuerySet[Page]:
        """Those of the last year, the latest first."""
        today = timezone.localdate()
        ended = Coalesce("ends", "starts")
        events = self.events().annotate(ended=ended)
        events = events.filter(ended__lt=midnight(today), ended__gte=midnight(today - REPORT_WITHIN))
        return events.filter(~_is_told_of(), *_has_no_gallery()).order_by("-ended", "-pk")

    def row(self, event: EventPage) -> Row:
        """Add the ways to a report, and to the next event of its kind."""
        row = super().row(event)
        row.lacking = [_("No news item, no pictures.")]
        again = Action(_("The same next year"), reverse("desk:next_year", args=[event.pk]), event.title)
        row.actions = [action for action in (self.news_about(event), again) if action]
        return row


def lacking(event: EventPage) -> list[str]:
    """What an event to come lacks for its readers, as sentences."""
    sentences = {"lead_image": _("No lead image."), "programme": _("No programme.")}
    return [sentences[name] for name in WANTED if hasattr(event, name) and not _is_filled(event, name)]


def _is_filled(event: EventPage, name: str) -> bool:
    field = event._meta.get_field(name)
    # A picture by its key: it is not shown.
    return bool(getattr(event, field.attname))


def _is_told_of() -> Q:
    """A condition for events: a public news item says it is about them, in whichever language."""
    is_told_of = Q(pk__in=[])
    for model in listed_models("news"):
        if hasattr(model, "about"):
            stories = model.objects.filter(about__translation_key=OuterRef("translation_key"), live=True)
            is_told_of |= Q(Exists(stories))
    return is_told_of


def _has_no_gallery() -> list[Q]:
    rows = [model._meta.get_field("gallery_images").related_model for model in listed_models("events")]
    return [~Q(Exists(pictures.objects.filter(page=OuterRef("pk")))) for pictures in rows]
