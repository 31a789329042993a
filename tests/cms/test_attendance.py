"""Attendance: on site, online or both, and who is told of which address when."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programs.models import ForumPage
from tests import factories
from tests.api.asking import get
from tests.api.conftest import settled

pytestmark = pytest.mark.django_db
JOIN, RECORDING = "https://meet.example.org/forum", "https://video.example.org/forum"
NOTE = "The event is online, but has no link to take part."


@pytest.fixture
def ahead(site) -> ForumPage:
    """A forum of next week, on site and online."""
    start = timezone.now() + timedelta(days=7)
    return factories.ForumPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        starts_at=start,
        ends_at=start,
        attendance_mode="mixed",
        join_url=JOIN,
        recording_url=RECORDING,
    )


def test_an_event_is_on_site_unless_somebody_says_otherwise(forum):
    assert forum.attendance_mode == "offline" and not forum.is_online


@pytest.mark.parametrize("name", ["join_url", "recording_url"])
@pytest.mark.parametrize("address", ["ftp://example.org/x", "javascript:alert(1)", "meet.example.org"])
def test_addresses_are_of_the_web(forum, name, address):
    setattr(forum, name, address)
    with pytest.raises(ValidationError) as refused:
        forum.full_clean()
    assert list(refused.value.message_dict) == [name]


def test_an_online_event_needs_no_venue(ahead, client):
    ahead.attendance_mode, ahead.venue = "online", ""
    ahead.full_clean()
    ahead.save()
    page = client.get(ahead.url).content.decode()
    facts = page[page.index('class="facts"') : page.index("</dl>")]
    assert "Online" in facts and "Taraz" not in facts


def test_the_link_is_there_until_the_event_is_over(ahead, client):
    assert JOIN in client.get(ahead.url).content.decode()
    ahead.starts_at = ahead.ends_at = timezone.now() - timedelta(days=2)
    ahead.save()
    page = client.get(ahead.url).content.decode()
    assert JOIN not in page
    assert RECORDING in page


def test_an_event_on_site_shows_no_link_that_was_left_behind(ahead, client):
    ahead.attendance_mode = "offline"
    ahead.save()
    assert JOIN not in client.get(ahead.url).content.decode()


@pytest.mark.parametrize("mode", ["online", "mixed"])
def test_an_announced_online_event_without_a_link_is_noted_and_a_past_one_is_not(ahead, mode):
    ahead.attendance_mode, ahead.join_url = mode, ""
    assert ahead.editorial_notes() == [NOTE]
    ahead.full_clean()
    ahead.starts_at = ahead.ends_at = timezone.now() - timedelta(days=2)
    assert ahead.editorial_notes() == []


def test_clients_get_the_addresses_and_cards_the_mode(ahead, client):
    content = get(client, settled(ahead).url.rstrip("/"))
    assert (content["attendance_mode"], content["join_url"], content["recording_url"]) == (
        "mixed",
        JOIN,
        RECORDING,
    )
    (card,) = get(client, "/en/@search", {"portal_type": "Forum"})["items"]
    assert card["attendance_mode"] == "mixed"


def test_lists_say_that_an_event_is_online(ahead, client, site):
    for address in (site.events.url, site.taraz.url):
        assert "On site and online" in client.get(address).content.decode()
