"""The state of an event: to come, on now, over; and moved, postponed or cancelled as its editors say."""

from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.management import call_command

from cms.editorial.schedule.ended import take_back_links
from cms.pages.models.event_states import EventState, EventStatus
from programs.models import ForumPage
from tests import factories
from tests.api.asking import get
from tests.api.conftest import settled

pytestmark = pytest.mark.django_db
REGISTER = "https://register.example.org/forum"


class Clock:
    """A clock that tests turn."""

    def __init__(self, moment: datetime):
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def clock(monkeypatch) -> Clock:
    """The clocks of Almaty at eight in the morning of 14 May 2027."""
    clock = Clock(datetime(2027, 5, 14, 8, tzinfo=factories.ALMATY))
    monkeypatch.setattr("django.utils.timezone.now", clock.now)
    return clock


@pytest.fixture
def event(site, clock) -> ForumPage:
    """A forum of that day from nine to eighteen o'clock."""
    event = factories.ForumPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        title="Forum of May",
        all_day=False,
        starts_at=clock.moment.replace(hour=9),
        ends_at=clock.moment.replace(hour=18),
    )
    event.save_revision().publish()
    return ForumPage.objects.get(pk=event.pk)


def changed(page: ForumPage, **values) -> ForumPage:
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return ForumPage.objects.get(pk=page.pk)


def kicker(client, address: str, title: str = "") -> str:
    """The line above the title of a page, or of the card with that title on it."""
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    card = soup.find("a", string=title).find_parent("article") if title else soup.find("header", "opening")
    return " ".join(card.find("p", "kicker").get_text(" ").split())


def test_the_clock_of_the_place_says_whether_an_event_is_to_come_on_now_or_over(event, clock):
    assert event.state == EventState.UPCOMING and not event.is_past
    clock.moment = clock.moment.replace(hour=9)
    assert event.state == EventState.ON_NOW
    clock.moment = clock.moment.replace(hour=18)
    assert event.state == EventState.OVER and event.is_past


def test_an_event_of_whole_days_or_without_an_end_is_on_until_midnight_of_its_place(event, clock):
    event.ends_at = None
    clock.moment = clock.moment.replace(hour=23)
    assert event.state == EventState.ON_NOW
    event.all_day = True
    clock.moment = clock.moment.replace(hour=0)
    assert event.state == EventState.ON_NOW
    clock.moment += timedelta(days=1)
    assert event.state == EventState.OVER


def test_readers_see_the_state_in_a_word_on_the_page_and_in_lists(client, site, event):
    for address, title in ((event.url, ""), (site.events.url, event.title), (site.home.url, event.title)):
        assert "Upcoming 14 May 2027" in kicker(client, address, title)


def test_a_remembered_page_says_something_else_when_the_hour_has_come(client, event, clock):
    first = client.get(event.url)
    assert client.get(event.url, headers={"if-none-match": first["ETag"]}).status_code == 304
    clock.moment = clock.moment.replace(hour=9, minute=1)
    then = client.get(event.url, headers={"if-none-match": first["ETag"]})
    assert then.status_code == 200
    assert "On now" in kicker(client, event.url)
    # As long as nothing changes there is nothing to be sent.
    assert client.get(event.url, headers={"if-none-match": then["ETag"]}).status_code == 304


def test_the_hours_are_told_with_their_time_zone(client, event):
    facts = BeautifulSoup(client.get(event.url).content, "html.parser").find("dl", "facts")
    assert "09:00–18:00, Almaty time (UTC+5)" in facts.get_text()
    assert facts.find("time")["datetime"] == "2027-05-14T09:00:00+05:00"


def test_an_event_that_is_moved_keeps_the_dates_readers_knew(client, event):
    later = event.starts_at + timedelta(days=14), event.ends_at + timedelta(days=14)
    event.event_status = EventStatus.MOVED
    event.starts_at, event.ends_at = later
    event.full_clean()
    moved = changed(event, status_note="The hall was flooded.")
    assert moved.previous_starts_at == later[0] - timedelta(days=14)
    assert moved.state == EventState.MOVED
    notice = BeautifulSoup(client.get(moved.url).content, "html.parser").find("p", "notice").get_text(" ")
    assert " ".join(notice.split()) == "Moved from 14 May 2027. The hall was flooded."


def test_drafts_between_two_publications_do_not_lose_the_dates_readers_knew(event):
    known = event.starts_at
    for days in (7, 14):
        event.event_status = EventStatus.MOVED
        event.starts_at = event.ends_at = known + timedelta(days=days)
        event.minimal_clean()
        event.save_revision()
    assert event.previous_starts_at == known


def test_an_editor_who_changes_the_dates_of_an_announced_event_is_asked_whether_it_was_moved(event):
    assert event.editorial_notes() == []
    event.starts_at += timedelta(days=7)
    event.ends_at += timedelta(days=7)
    (note,) = event.editorial_notes()
    assert note.field == "event_status" and "moved" in note
    event.event_status = EventStatus.MOVED
    event.full_clean()
    assert event.editorial_notes() == []


def test_a_cancelled_event_is_struck_through_and_called_so_wherever_it_is_listed(client, site, event):
    event = changed(event, event_status=EventStatus.CANCELLED, registration_url=REGISTER, join_url=REGISTER)
    for address in (site.events.url, site.taraz.url, site.home.url):
        soup = BeautifulSoup(client.get(address).content, "html.parser")
        card = soup.find("a", string=event.title).find_parent("article")
        assert card.find("s").get_text() == "14 May 2027"
        assert "Cancelled" in card.get_text()
    page = client.get(event.url).content.decode()
    assert "Cancelled" in page
    assert REGISTER not in page and "Add to calendar" not in page


def test_readers_register_until_registration_closes(client, event, clock):
    event = changed(
        event, registration_url=REGISTER, registration_ends_at=clock.moment.replace(hour=8, minute=30)
    )
    page = client.get(event.url).content.decode()
    assert REGISTER in page and "until 14 May 2027, 08:30" in page
    clock.moment = clock.moment.replace(hour=8, minute=31)
    assert REGISTER not in client.get(event.url).content.decode()


def test_registration_may_not_close_after_the_event(event):
    event.registration_ends_at = event.ends_at + timedelta(minutes=1)
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert list(refused.value.message_dict) == ["registration_ends_at"]


def test_what_is_over_leads_to_what_is_left_of_it(client, event, clock):
    factories.add_gallery(event, 1)
    event = changed(ForumPage.objects.get(pk=event.pk), recording_url="https://video.example.org/forum")
    clock.moment += timedelta(days=1)
    facts = BeautifulSoup(client.get(event.url).content, "html.parser").find("dl", "facts")
    assert {link["href"] for link in facts.find_all("a")} >= {"#gallery", "https://video.example.org/forum"}
    assert "Add to calendar" not in facts.get_text()


def test_the_link_to_join_leaves_the_api_with_the_end_of_the_event(client, event, clock):
    event = changed(event, attendance_mode="online", join_url=REGISTER)
    path = settled(event).url.rstrip("/")
    assert get(client, path)["join_url"] == REGISTER
    clock.moment += timedelta(days=1)
    # In each language there is a page.
    assert take_back_links() == 3
    call_command("rebuild_documents", "--owed")
    content = get(client, path)
    assert content["join_url"] == "" and REGISTER not in str(content)
    assert take_back_links() == 0
    assert ForumPage.objects.get(pk=event.pk).join_url == REGISTER


def test_clients_get_the_status_by_its_name_in_the_vocabulary(client, event):
    event = changed(event, event_status=EventStatus.POSTPONED, status_note="We will tell.")
    content = get(client, settled(event).url.rstrip("/"))
    assert (content["event_status"], content["status_note"]) == ("EventPostponed", "We will tell.")
    (card,) = get(client, "/en/@search", {"portal_type": "Forum"})["items"]
    assert card["event_status"] == "EventPostponed"


@pytest.mark.parametrize("door", ["/api/v2/pages/{}/", "/api/v3/pages/{}/"])
def test_no_other_door_tells_where_to_join_what_is_over(client, event, clock, door):
    event = changed(event, attendance_mode="online", join_url=REGISTER)
    address = door.format(event.pk)
    assert REGISTER in client.get(address).content.decode()
    clock.moment += timedelta(days=1)
    answer = client.get(address)
    assert answer.status_code == 200 and REGISTER not in answer.content.decode()
