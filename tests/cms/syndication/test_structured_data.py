"""What pages say of themselves in schema.org's words, to search engines and assistants."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from cms.media.consent import Consent
from cms.pages.models.attendance import AttendanceMode
from cms.pages.models.event_states import EventStatus
from cms.templatetags import site_tags
from programs.models import FeedbackSheetPage, TrainerPage
from tests import factories
from tests.cms.syndication.vocabulary import check

pytestmark = pytest.mark.django_db
ROOT = "http://testserver"


@pytest.fixture
def told(client):
    """A function that gives what a page says of itself: things by type, of each type the first."""

    def ask(page) -> dict[str, dict]:
        response = client.get(page.url)
        html = BeautifulSoup(response.content, "html.parser")
        [script] = html.head.find_all("script", type="application/ld+json")
        data = json.loads(script.string)
        assert data["@context"] == "https://schema.org"
        for node in data["@graph"]:
            check(node, page.url)
        return {node["@type"]: node for node in reversed(data["@graph"])}

    return ask


@pytest.fixture
def full(site, forum):
    """Pages of every type, with all that can be said of them."""
    locale = site.home.locale
    # What stands below it was made with other copies of it.
    site.taraz.refresh_from_db()
    site.taraz.address, site.taraz.region = "Tole Bi 42", "Zhambyl region"
    site.taraz.phone, site.taraz.email = "+7 7262 45 67 89", "taraz@example.org"
    site.taraz.latitude, site.taraz.longitude = "42.90000", "71.36667"
    site.taraz.lead_image = factories.ImageFactory(credit="A. Photographer")
    site.taraz.save()
    forum.lead_image = factories.ImageFactory(credit="A. Photographer")
    forum.venue = "Palace of schoolchildren, Taraz"
    forum.organisers = [
        {"type": "organiser", "value": {"name": "Department", "url": "https://a.example", "logo": None}}
    ]
    forum.save()
    factories.add_gallery(forum, 8)
    contest = factories.ContestPageFactory(
        parent=forum,
        locale=locale,
        jury=[factories.guest("R. S. Guest", "Head", "School No. 1"), factories.speaker(trainer_of(site))],
    )
    story = factories.NewsPageFactory(
        parent=site.taraz,
        locale=locale,
        about=forum,
        lead_image=factories.ImageFactory(),
        last_published_at=datetime(2019, 11, 19, 4, tzinfo=UTC),
    )
    sheet = FeedbackSheetPage(title="Feedback", slug="feedback", locale=locale)
    forum.add_child(instance=sheet)
    plain = factories.ContentPageFactory(parent=site.home, locale=locale, lead_image=factories.ImageFactory())
    return {
        "home": site.home,
        "branches": site.branches,
        "branch": site.taraz,
        "news": site.news,
        "events": site.events,
        "trainers": site.trainers,
        "story": story,
        "forum": forum,
        "contest": contest,
        "trainer": trainer_of(site),
        "sheet": sheet,
        "plain": plain,
    }


def trainer_of(site) -> TrainerPage:
    return TrainerPage.objects.child_of(site.taraz).first()


TYPES = {
    "home": {"WebSite", "EducationalOrganization"},
    "branches": {"CollectionPage"},
    "branch": {"EducationalOrganization"},
    "news": {"CollectionPage"},
    "events": {"CollectionPage"},
    "trainers": {"CollectionPage"},
    "story": {"NewsArticle"},
    "forum": {"EducationEvent"},
    "contest": {"Event"},
    "trainer": {"Person"},
    "sheet": {"WebPage"},
    "plain": {"WebPage"},
}


def test_every_page_says_what_it_is_in_words_of_the_vocabulary(full, told):
    assert {type(page) for page in full.values()} >= {
        type(page) for page in Page.objects.filter(depth__gt=1).specific()
    }
    said = {name: set(told(page)) - {"BreadcrumbList"} for name, page in full.items()}
    assert said == TYPES


def test_a_home_page_says_how_the_site_is_searched(client, full, site, told):
    action = told(site.home)["WebSite"]["potentialAction"]
    template = action["target"]["urlTemplate"]
    assert template == f"{ROOT}/en/search/?q={{words}}"
    assert action["query-input"] == "required name=words"
    assert client.get(template.removeprefix(ROOT).format(words="forum")).status_code == 200


def test_what_a_page_says_costs_no_query(client, full, monkeypatch):
    def cost(page) -> int:
        client.get(f"{page.url}?nobody-reads-this")
        with CaptureQueriesContext(connection) as captured:
            html = client.get(page.url, headers={"Cookie": "sessionid=somebody"}).content
        return len(captured), b"ld+json" in html

    with_data = {name: cost(page) for name, page in full.items()}
    monkeypatch.setattr(site_tags, "script", lambda page, context: "")
    without = {name: cost(page) for name, page in full.items()}
    assert {name: number for name, (number, _is_there) in with_data.items()} == {
        name: number for name, (number, _is_there) in without.items()
    }
    assert all(is_there for _number, is_there in with_data.values())
    assert not any(is_there for _number, is_there in without.values())


def test_crumbs_lead_from_the_home_page_to_the_page(full, site, told):
    items = told(full["story"])["BreadcrumbList"]["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in items] == [
        (1, "Center", f"{ROOT}/en/"),
        (2, "Branches", f"{ROOT}/en/branches/"),
        (3, "Taraz branch", f"{ROOT}/en/branches/taraz/"),
        (4, full["story"].title, full["story"].full_url),
    ]
    [item] = told(site.home)["BreadcrumbList"]["itemListElement"]
    assert item["item"] == f"{ROOT}/en/"


def test_a_story_says_when_it_was_told_by_whom_and_of_what(full, told):
    article = told(full["story"])["NewsArticle"]
    assert article["headline"] == full["story"].title
    assert article["datePublished"] == "2019-11-18"
    assert article["dateModified"] == "2019-11-19T04:00:00+00:00"
    assert article["inLanguage"] == "en"
    assert article["author"]["name"] == "Taraz branch"
    assert article["publisher"]["name"] == "Center of Pedagogical Excellence"
    assert article["publisher"]["logo"].startswith(f"{ROOT}/static/")
    assert article["about"]["@id"] == told(full["forum"])["EducationEvent"]["@id"]
    assert article["image"][0]["caption"] == "People in a hall"


def test_a_long_headline_is_cut(full, told):
    full["story"].title = "Leadership " * 14
    full["story"].save()
    assert len(told(full["story"])["NewsArticle"]["headline"]) <= 110


def test_a_forum_says_when_and_where_it_is_who_holds_it_and_who_speaks(full, told):
    event = told(full["forum"])["EducationEvent"]
    assert (event["startDate"], event["endDate"]) == ("2019-11-14", "2019-11-15")
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    [place] = event["location"]
    assert place["name"] == "Palace of schoolchildren, Taraz"
    assert place["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Taraz",
        "addressRegion": "Zhambyl region",
        "addressCountry": "KZ",
    }
    assert [organizer["name"] for organizer in event["organizer"]] == ["Taraz branch", "Department"]
    assert {person["name"] for person in event["performer"]} == {full["trainer"].title, "R. S. Guest"}
    assert [part["url"] for part in event["subEvent"]] == [full["contest"].full_url]
    assert len(event["image"]) == 2
    assert event["image"][0]["creditText"] == "A. Photographer"
    assert event["image"][1]["caption"] == "Caption 0"


def test_a_contest_says_when_it_is_of_which_forum_it_is_part_and_who_judges(full, told):
    event = told(full["contest"])["Event"]
    assert (event["startDate"], event["endDate"]) == ("2019-11-14", "2019-11-14")
    assert event["superEvent"]["url"] == full["forum"].full_url
    guest, trainer = event["contributor"]
    assert guest == {"@type": "Person", "name": "R. S. Guest"}
    assert trainer["url"] == full["trainer"].full_url


def test_hours_are_told_by_the_clocks_on_the_spot(site, told):
    values = {"parent": site.aktau, "locale": site.home.locale, "all_day": False}
    start = datetime(2019, 11, 14, 4, 30, tzinfo=UTC)
    almaty = factories.ForumPageFactory(**values, starts_at=start, ends_at=start + timedelta(hours=2))
    aktau = factories.ForumPageFactory(**values, starts_at=start, ends_at=None, time_zone="Asia/Aqtau")
    assert told(almaty)["EducationEvent"]["startDate"] == "2019-11-14T10:30:00+06:00"
    assert told(almaty)["EducationEvent"]["endDate"] == "2019-11-14T12:30:00+06:00"
    assert told(aktau)["EducationEvent"]["startDate"] == "2019-11-14T09:30:00+05:00"
    assert "endDate" not in told(aktau)["EducationEvent"]


@pytest.mark.parametrize(
    ("mode", "days", "places"),
    [
        (AttendanceMode.OFFLINE, 1, ["Place"]),
        (AttendanceMode.MIXED, 1, ["Place", "VirtualLocation"]),
        (AttendanceMode.ONLINE, 1, ["VirtualLocation"]),
        (AttendanceMode.MIXED, -2, ["Place"]),
        (AttendanceMode.ONLINE, -2, []),
    ],
)
def test_the_way_to_take_part_from_afar_is_told_until_the_event_is_over(site, told, mode, days, places):
    forum = factories.ForumPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        starts_at=timezone.now() + timedelta(days=days),
        ends_at=None,
        attendance_mode=mode,
        join_url="https://meet.example/forum",
    )
    assert [place["@type"] for place in told(forum)["EducationEvent"].get("location", [])] == places


def test_an_event_that_was_moved_or_called_off_says_so_in_words_of_the_vocabulary(site, told):
    moved = factories.ForumPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        event_status=EventStatus.MOVED,
        previous_starts_at=datetime(2019, 10, 31, tzinfo=factories.ALMATY),
    )
    event = told(moved)["EducationEvent"]
    assert event["eventStatus"] == "https://schema.org/EventRescheduled"
    assert (event["previousStartDate"], event["startDate"]) == ("2019-10-31", "2019-11-14")
    moved.event_status = EventStatus.CANCELLED
    moved.save()
    event = told(moved)["EducationEvent"]
    assert event["eventStatus"] == "https://schema.org/EventCancelled"
    assert "previousStartDate" not in event


def test_a_venue_in_another_town_is_not_placed_in_the_branch_s(full, told):
    full["forum"].venue = "School No. 3, Karatau"
    full["forum"].save()
    [place] = told(full["forum"])["EducationEvent"]["location"]
    assert place["address"] == {"@type": "PostalAddress", "addressCountry": "KZ"}


def test_a_branch_says_how_it_is_reached(full, told):
    branch = told(full["branch"])["EducationalOrganization"]
    assert branch["address"]["streetAddress"] == "Tole Bi 42"
    assert branch["telephone"] == "+7 7262 45 67 89"
    assert (branch["geo"]["latitude"], branch["geo"]["longitude"]) == (42.9, 71.36667)
    assert branch["parentOrganization"]["@id"] == f"{ROOT}/#center"
    assert branch["@id"] == told(full["story"])["NewsArticle"]["author"]["@id"]


@pytest.mark.parametrize("is_shown", [True, False])
def test_a_trainer_s_contacts_are_told_where_the_profile_shows_them(full, told, is_shown):
    trainer = full["trainer"]
    trainer.phone, trainer.email = "+7 701 000 00 00", "trainer@example.org"
    trainer.show_phone = trainer.show_email = is_shown
    trainer.save()
    person = told(trainer)["Person"]
    assert ("telephone" in person, "email" in person) == (is_shown, is_shown)
    assert person["worksFor"]["name"] == "Taraz branch"


def test_withheld_pictures_are_not_told(full, told):
    image = full["story"].lead_image
    image.consent = Consent.WITHDRAWN
    image.save()
    assert "image" not in told(full["story"])["NewsArticle"]


def test_a_fallback_says_whose_text_it_shows(forum, told, locales, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        forum.save_revision().publish()
    fallback = type(forum).objects.get(translation_key=forum.translation_key, locale=locales["ru"])
    event = told(fallback)["EducationEvent"]
    assert (event["url"], event["inLanguage"]) == (forum.full_url, "en")


def test_no_text_ends_the_element_it_stands_in(client, full, told):
    full["story"].title = "</script><script>alert('1 & 2')</script>"
    full["story"].save()
    assert told(full["story"])["NewsArticle"]["headline"] == full["story"].title
    assert b"<script>alert" not in client.get(full["story"].url).content


def test_kazakh_stands_as_it_is_written(client, full):
    full["story"].title = "Қараша форумы"
    full["story"].save()
    assert '"headline":"Қараша форумы"' in client.get(full["story"].url).content.decode()


@pytest.mark.parametrize(
    "node",
    [
        {"@type": "Story"},
        {"@type": "Event", "start": "2019-11-14"},
        {"@type": "Event", "startDate": "14.11.2019"},
        {"@type": "NewsArticle", "author": {"@type": "Place"}},
    ],
)
def test_the_vocabulary_refuses_what_is_not_in_it(node):
    with pytest.raises(AssertionError):
        check(node)
