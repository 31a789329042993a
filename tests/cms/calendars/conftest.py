"""Calendars as programs read them, by the library `icalendar`."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar, Event

from programs.models import ForumPage
from tests import factories
from tests.cms.calendars.reading import published


@pytest.fixture
def read(client) -> Callable[..., Calendar]:
    """The calendar at an address, parsed; a parser that finds errors raises them."""

    def read(address: str, **query) -> Calendar:
        answer = client.get(address, query)
        assert answer.status_code == 200, address
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        return Calendar.from_ical(answer.content)

    return read


@pytest.fixture
def event(site) -> ForumPage:
    """A forum of next month from nine to eighteen o'clock, in Taraz."""
    start = (timezone.now().astimezone(factories.ALMATY) + timedelta(days=30)).replace(
        hour=9, minute=0, second=0, microsecond=0
    )
    return published(
        factories.ForumPageFactory(
            parent=site.taraz,
            locale=site.home.locale,
            title="Қазақша тақырып; with, signs \\ of “all” kinds " + "ә" * 60,
            lead="One line,\nand another.",
            venue="House of friendship",
            all_day=False,
            starts_at=start,
            ends_at=start.replace(hour=18),
            lead_image=factories.ImageFactory(),
            contact_email="taraz@example.org",
        )
    )


@pytest.fixture
def at_hours(site) -> Callable[..., ForumPage]:
    """A forum with hours that begins at a moment."""

    def make(start: datetime, **values) -> ForumPage:
        return published(
            factories.ForumPageFactory(
                parent=site.taraz, locale=site.home.locale, all_day=False, starts_at=start, **values
            )
        )

    return make


@pytest.fixture
def only() -> Callable[[Calendar], Event]:
    """The one event of a calendar."""

    def only(calendar: Calendar) -> Event:
        (event,) = calendar.walk("VEVENT")
        return event

    return only
