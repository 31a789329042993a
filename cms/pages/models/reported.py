"""Pages made of what a report told and an editor looked over: how each field is filled."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext as _

from cms.pages.reported import ReportedPage


class ReportedMixin(models.Model):
    """Mixin of pages with a gallery that are made of reports; its host is a `SitePage` with topics.

    `reported_as` is the kind of page it is made for.
    """

    reported_as = ""

    class Meta:
        abstract = True

    def fill_from_report(self, told: ReportedPage) -> None:
        """Take over what a report told. Nothing is stored; the page has its language already."""
        self.title = self.draft_title = told.title
        self.lead = told.lead
        self.body = [*told.body, *people_block(told)]
        self.topics.set(told.topics)
        rows = self._meta.get_field("gallery_images").related_model
        self.gallery_images = [
            rows(image=image, caption=caption, sort_order=number, locale=self.locale)
            for number, (image, caption) in enumerate(told.pictures)
        ]
        if told.pictures:
            self.lead_image = told.pictures[0][0]


class ReportedEventMixin(ReportedMixin):
    """Mixin of events made of reports; its host is an `EventPage`."""

    class Meta:
        abstract = True

    def fill_from_report(self, told: ReportedPage) -> None:
        """Add when and where, who took part, aims and organisers."""
        super().fill_from_report(told)
        self._take_times(told)
        self.venue = told.venue
        if told.attendance:
            self.attendance_mode = told.attendance
        self.participants_number = told.participants_number
        self.participants_description = told.participants
        self.aims = [{"type": "aim", "id": new_id(), "value": aim} for aim in told.aims]
        self.organisers = [
            {"type": "organiser", "id": new_id(), "value": {"name": name, "url": "", "logo": None}}
            for name in told.organisers
        ]

    def _take_times(self, told: ReportedPage) -> None:
        """Set start and end in the event's time zone.

        The event has hours where it lasts a day and its beginning is told: the first hour of an event of
        several days says nothing of when its last day ends. Its end is that of the session that ends last.
        """
        first, last = told.starts, told.ends or told.starts
        if first is None:
            return
        self.all_day = told.opens is None or last != first
        self.starts_at = self._moment(first, time.min if self.all_day else told.opens)
        if self.all_day:
            self.ends_at = self._moment(last) if last and last != first else None
            return
        ends = [
            datetime.combine(first, session.starts, self.zone) + timedelta(minutes=session.minutes)
            for session in told.sessions
            if session.starts and session.minutes and session.day in (None, first)
        ]
        self.ends_at = max(ends, default=None)

    def _moment(self, day: date, hour: time = time.min) -> datetime:
        return datetime.combine(day, hour, self.zone)


def new_id() -> str:
    """An id for a block."""
    return str(uuid4())


def people_block(told: ReportedPage) -> list[dict]:
    """The people whom no other field names, as a block for the end of the body; none for none."""
    if not told.people:
        return []
    people = [person.as_block(new_id()) for person in told.people]
    return [{"type": "people", "id": new_id(), "value": {"title": _("People"), "people": people}}]
