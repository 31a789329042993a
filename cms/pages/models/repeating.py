"""Pages whose structure begins the next one of their kind: an event that is held again a year later."""

from copy import deepcopy
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField

# What makes a row another one.
OF_THE_ROW = {"id", "translation_key"}


class RepeatableMixin(models.Model):
    """Mixin of pages that can be begun again with their structure.

    `repeated_fields` names what is taken over, and `repeated_rows` the rows (by the names of their
    relations); everything else stays behind, fields that are added later too. Its host is a `SitePage`.
    """

    repeated_fields: tuple[str, ...] = ()
    repeated_rows: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def repeated(self, days: int):
        """A new page of this type and language, not saved, with this one's structure `days` days later."""
        page = type(self)(title=self.title, draft_title=self.title, locale=self.locale, live=False)
        for name in self.repeated_fields:
            field = self._meta.get_field(name)
            if isinstance(field, StreamField):
                setattr(page, name, deepcopy(getattr(self, name).get_prep_value()))
            elif field.many_to_many:
                getattr(page, name).set(getattr(self, name).all())
            else:
                setattr(page, field.attname, getattr(self, field.attname))
        for name in self.repeated_rows:
            setattr(page, name, [_again(row, self.locale) for row in getattr(self, name).all()])
        return page


class RepeatedEventMixin(RepeatableMixin):
    """What an event that is held again takes over; its host is an `EventPage`.

    People, pictures, numbers and what happened stay with the event, and so do addresses: of the form to
    register, the meeting, the recording.
    """

    repeated_fields = (
        "all_day",
        "time_zone",
        "venue",
        "attendance_mode",
        "held_with",
        "aims",
        "organisers",
        "contact_name",
        "contact_phone",
        "contact_email",
        "topics",
    )

    class Meta:
        abstract = True

    def repeated(self, days: int):
        """Move start and end, too; the hours stay those of the clocks on the spot."""
        event = super().repeated(days)
        event.starts_at = moved(self.starts_at, days, self.zone)
        event.ends_at = moved(self.ends_at, days, self.zone)
        return event


def moved(moment: datetime | None, days: int, zone: ZoneInfo) -> datetime | None:
    """A moment some days later by the calendar, at the same hour of the clocks in its zone; None of none."""
    if moment is None:
        return None
    local = moment.astimezone(zone)
    return datetime.combine(local.date() + timedelta(days=days), time(local.hour, local.minute), zone)


def days_until_next(start: date, today: date) -> int:
    """Days from an event to its next one: whole weeks, so that weekdays stay.

    To the same weekday nearest to the same date, in the first later year in which that is not past. 29
    February counts as the day after the 28th.
    """
    year = start.year
    while True:
        year += 1
        same_date = date(year, start.month, 1) + timedelta(days=start.day - 1)
        days = round((same_date - start).days / 7) * 7
        if start + timedelta(days=days) >= today:
            return days


def _again(row: models.Model, locale) -> models.Model:
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in OF_THE_ROW and not isinstance(field, ParentalKey)
    }
    return type(row)(**{**values, "locale_id": locale.pk})
