"""One event as calendars tell it: its moments, its words, what changes and what lasts."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from icalendar import Calendar

from cms.pages.models.event_states import EventStatus
from programs.models import ForumPage
from tests import factories
from tests.cms.calendars.reading import of, published, uids

pytestmark = pytest.mark.django_db


def test_an_event_is_read_back_as_it_was_written(read, only, event):
    told = only(read(of(event)))
    assert str(told["summary"]) == event.title
    assert event.lead in str(told["description"]) and event.full_url in str(told["description"])
    assert str(told["location"]) == "House of friendship, Taraz"
    assert (told["dtstart"].dt, told["dtend"].dt) == (event.starts_at, event.ends_at)
    assert told["dtstart"].params["TZID"] == "Asia/Almaty"
    assert told["status"] == "CONFIRMED" and told["sequence"] == 0
    assert str(told["url"]) == event.full_url
    assert str(told["organizer"]) == "mailto:taraz@example.org"
    assert told["image"].params["VALUE"] == "URI" and str(told["image"]).startswith("http://")
    assert told["dtstamp"].dt.tzinfo is UTC or told["dtstamp"].dt.utcoffset() == timedelta()


def test_lines_are_folded_at_75_octets_between_letters_and_end_with_crlf(client, event):
    body = client.get(of(event)).content
    assert body.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in body.replace(b"\r\n", b"")
    lines = body.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()


@pytest.mark.parametrize(
    ("moment", "hours"),
    [
        (datetime(2019, 11, 14, 9, tzinfo=factories.ALMATY), 6),
        (datetime(2026, 11, 14, 9, tzinfo=factories.ALMATY), 5),
    ],
)
def test_the_rules_of_the_zone_hold_on_both_sides_of_the_day_the_clocks_changed(
    client, at_hours, moment, hours
):
    """Read by the rules in the file alone, as a program does that knows no zones by name."""
    event = at_hours(moment, ends_at=moment.replace(hour=10))
    # A name that the library has not met: it keeps the zones it has read.
    text = client.get(of(event)).content.decode().replace("Asia/Almaty", f"Somewhere/{hours}")
    (told,) = Calendar.from_ical(text).walk("VEVENT")
    assert told["dtstart"].dt.utcoffset() == timedelta(hours=hours)
    assert told["dtstart"].dt.hour == 9


def test_days_without_hours_end_with_the_day_after(read, only, event):
    event = published(
        event,
        all_day=True,
        starts_at=datetime(2027, 4, 22, tzinfo=factories.ALMATY),
        ends_at=datetime(2027, 4, 23, tzinfo=factories.ALMATY),
    )
    told = only(read(of(event)))
    assert (told["dtstart"].dt, told["dtend"].dt) == (date(2027, 4, 22), date(2027, 4, 24))
    assert told["dtstart"].params["VALUE"] == "DATE"


def test_the_number_of_changes_grows_with_date_place_and_status_and_with_nothing_else(read, only, event):
    numbers = [only(read(of(event)))["sequence"]]
    for values in (
        {"starts_at": event.starts_at + timedelta(days=1), "ends_at": event.ends_at + timedelta(days=1)},
        {"venue": "School 1"},
        {"event_status": EventStatus.CANCELLED},
    ):
        event = published(ForumPage.objects.get(pk=event.pk), **values)
        numbers.append(only(read(of(event)))["sequence"])
    assert numbers == sorted(set(numbers))
    event = published(ForumPage.objects.get(pk=event.pk), lead="Other words")
    assert only(read(of(event)))["sequence"] == numbers[-1]


def test_the_number_of_changes_never_goes_back(read, only, event):
    event = published(event, venue="School 1")
    before = only(read(of(event)))["sequence"]
    event.unpublish()
    event = published(ForumPage.objects.get(pk=event.pk))
    assert only(read(of(event)))["sequence"] >= before > 0


def test_an_event_is_one_event_in_every_language_and_stays_it_when_its_page_moves(client, read, event, site):
    there = of(event)
    russian = there.replace("/en/", "/ru/")
    assert uids(read(there)) == uids(read(russian)) == [str(UUID(hex=event.translation_key.hex))]
    event.slug = "another-name"
    published(event)
    assert uids(read(there)) == [str(event.translation_key)]


@pytest.mark.parametrize(
    ("status", "told", "word"),
    [
        (EventStatus.CANCELLED, "CANCELLED", "Cancelled: "),
        (EventStatus.POSTPONED, "TENTATIVE", "Postponed: "),
    ],
)
def test_what_is_called_off_stays_in_calendars_and_says_so(read, site, event, status, told, word):
    published(event, event_status=status, status_note="The road is closed.")
    (entry,) = read("/en/calendar.ics").walk("VEVENT")
    assert entry["status"] == told and str(entry["summary"]).startswith(word)
    assert "The road is closed." in str(entry["description"])


def test_a_programme_is_a_calendar_of_its_sessions(read, client, event, site):
    assert client.get(of(event, "programme")).status_code == 404
    trainer = factories.TrainerPageFactory(parent=site.taraz, locale=event.locale)
    day = event.local_start.date()
    sessions = [
        factories.session(title="Opening", starts="09:30", minutes=45, speakers=[factories.speaker(trainer)]),
        factories.session(title="Without an hour"),
    ]
    event = published(event, programme=[factories.day(day, *sessions)])
    (told,) = read(of(event, "programme")).walk("VEVENT")
    assert told["dtstart"].dt == datetime(day.year, day.month, day.day, 9, 30, tzinfo=factories.ALMATY)
    assert told["dtend"].dt - told["dtstart"].dt == timedelta(minutes=45)
    assert trainer.title in str(told["description"])
    assert str(told["related-to"]) == str(event.translation_key) != str(told["uid"])
    page = client.get(event.url).content.decode()
    assert of(event) in page and of(event, "programme") in page
