"""Counting of the changes that calendars go by: at publication, in its transaction."""

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from django.db.models import Sum
from django.dispatch import receiver
from wagtail.signals import page_published

from cms.pages.models.events import EventPage
from cms.syndication.calendars.models import CalendarSequence

# What makes a reader look into the calendar again (RFC 5546, 2.1.4).
TOLD = ("starts_at", "ends_at", "all_day", "time_zone", "venue", "attendance_mode", "event_status")


def sequences(events: Iterable[UUID]) -> dict[UUID, int]:
    """The SEQUENCE of events by their keys: all changes in all languages. One query.

    The sum of numbers that only grow grows, too, whichever language's calendar is asked for.
    """
    rows = CalendarSequence.objects.filter(event__in=set(events)).order_by().values("event")
    return {row["event"]: row["total"] for row in rows.annotate(total=Sum("sequence"))}


@receiver(page_published)
def count_change(sender, instance, **kwargs) -> None:
    """Count a publication by which another date, place or status is told. Two queries an event."""
    if not isinstance(instance, EventPage):
        return
    said = repr([getattr(instance, name) for name in TOLD])
    told = sha256(said.encode()).hexdigest()[:32]
    language = instance.locale.language_code
    # Publications of one family come one after the other (`Publication.publish`).
    row = CalendarSequence.objects.filter(event=instance.translation_key, language=language).first()
    if row is None:
        # What was told of an event that went public before anybody counted is not known.
        again = instance.first_published_at != instance.last_published_at
        CalendarSequence.objects.create(
            event=instance.translation_key, language=language, told=told, sequence=int(again)
        )
    elif row.told != told:
        row.told, row.sequence = told, row.sequence + 1
        row.save(update_fields=["told", "sequence"])
