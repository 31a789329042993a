"""Calendars of several events: which they hold, what they cost, what caches keep, who leads there."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.media.consent import Consent
from cms.syndication.calendars import places
from programs.models import ContestPage, ForumPage
from tests import factories
from tests.cms.calendars.reading import of, published, uids
from wagtail_plone.http.remembered import memory

pytestmark = pytest.mark.django_db


def ahead(site, parent, model=factories.ForumPageFactory, days=10, **values) -> Page:
    start = timezone.now() + timedelta(days=days)
    return published(model(parent=parent, locale=site.home.locale, starts_at=start, ends_at=start, **values))


@pytest.fixture
def events(site) -> dict[str, str]:
    """UIDs of events by what they are."""
    topic = factories.TopicFactory(locale=site.home.locale, slug="leadership")
    made = {
        "taraz": ahead(site, site.taraz, days=10),
        "aktau": ahead(site, site.aktau, days=11),
        "contest": ahead(site, site.taraz, factories.ContestPageFactory, days=12),
        "topical": ahead(site, site.aktau, days=13),
        "together": ahead(site, site.aktau, days=14),
        "last year's": ahead(site, site.taraz, days=-400),
    }
    made["topical"].topics.add(topic)
    made["together"].held_with.add(Page.objects.get(pk=site.taraz.pk))
    for page in made.values():
        page.save()
    return {str(page.translation_key): name for name, page in made.items()}


def test_a_calendar_holds_what_the_list_s_own_parameters_leave(read, site, events):
    def held(address: str, **query) -> list[str]:
        return [events[uid] for uid in uids(read(address, **query))]

    assert held("/en/calendar.ics") == ["taraz", "aktau", "contest", "topical", "together"]
    assert held("/en/calendar.ics", branch="taraz") == ["taraz", "contest", "together"]
    assert held(of(site.taraz)) == ["taraz", "contest", "together"]
    assert held(of(site.taraz), kind="contestpage") == ["contest"]
    assert held("/en/calendar.ics", topic="leadership", kind="forumpage") == ["topical"]


@pytest.mark.parametrize("query", [{"branch": "semey"}, {"kind": "newspage"}, {"topic": "none"}])
def test_what_there_is_nothing_of_has_no_calendar(client, events, query):
    assert client.get("/en/calendar.ics", query).status_code == 404


def test_a_calendar_has_a_name_and_says_how_often_to_ask(read, site, events):
    calendar = read(of(site.taraz))
    assert str(calendar["x-wr-calname"]) == str(calendar["name"])
    assert str(calendar["name"]).startswith("Taraz branch")
    assert calendar["refresh-interval"].dt == timedelta(hours=6)
    assert calendar["version"] == "2.0" and calendar["method"] == "PUBLISH"


def test_a_calendar_takes_as_many_queries_whatever_it_holds(client, site):
    def queries() -> int:
        memory.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/en/calendar.ics").status_code == 200
        return len(captured)

    def add() -> None:
        for parent, model in (
            (site.taraz, factories.ForumPageFactory),
            (site.aktau, factories.ContestPageFactory),
        ):
            page = ahead(site, parent, model, lead_image=factories.ImageFactory())
            page.topics.add(factories.TopicFactory(locale=site.home.locale))
            page.save()

    add()
    queries()
    few = queries()
    for _number in range(4):
        add()
    assert queries() == few <= 18


def test_a_calendar_holds_no_more_than_its_limit_and_then_the_latest(read, site, events, monkeypatch):
    monkeypatch.setattr(places, "EVENTS_MOST", 2)
    assert [events[uid] for uid in uids(read("/en/calendar.ics"))] == ["topical", "together"]


def test_a_calendar_is_not_sent_again_to_who_has_it(client, site, events):
    first = client.get("/en/calendar.ics")
    assert first["Cache-Control"].startswith("public")
    again = client.get("/en/calendar.ics", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert client.get(
        "/en/calendar.ics", headers={"if-modified-since": first["Last-Modified"]}
    ).status_code in (200, 304)
    ahead(site, site.taraz)
    assert client.get("/en/calendar.ics", headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("state", ["draft", "unpublished", "login", "private branch", "deleted", "scheduled"])
def test_only_what_strangers_may_see_is_told(client, read, site, state):
    event = ahead(site, site.taraz)
    assert uids(read("/en/calendar.ics"))
    event = ForumPage.objects.get(pk=event.pk)
    if state == "deleted":
        event.delete()
    elif state in ("login", "private branch"):
        PageViewRestriction.objects.create(
            page=event if state == "login" else Page.objects.get(pk=site.taraz.pk), restriction_type="login"
        )
    else:
        event.unpublish()
        if state == "scheduled":
            event.go_live_at = timezone.now() + timedelta(days=1)
            event.save_revision().publish()
    assert uids(read("/en/calendar.ics")) == []
    assert client.get(of(event)).status_code == 404


def test_a_picture_that_is_withheld_is_not_named(read, site):
    image = factories.ImageFactory()
    event = ahead(site, site.taraz, lead_image=image)
    assert "image" in read(of(event)).walk("VEVENT")[0]
    image.consent = Consent.WITHDRAWN
    image.save()
    assert "image" not in read(of(event)).walk("VEVENT")[0]


def test_lists_and_branches_lead_to_their_calendars(client, site, events):
    soup = BeautifulSoup(
        client.get(f"{site.events.url}?branch=taraz&kind=contestpage").content, "html.parser"
    )
    link = soup.find("a", type="text/calendar")["href"]
    assert link == f"{of(site.taraz)}?kind=contestpage"
    assert client.get(link).status_code == 200
    assert soup.find("a", href=lambda href: href and href.startswith("webcal://"))["href"].endswith(link)
    soup = BeautifulSoup(client.get(site.taraz.url).content, "html.parser")
    assert soup.find("a", type="text/calendar")["href"] == of(site.taraz)


def test_an_invented_parameter_makes_no_calendar_of_its_own(client, site, events):
    client.get("/en/calendar.ics")
    with CaptureQueriesContext(connection) as captured:
        client.get("/en/calendar.ics", {"anything": "else"})
    assert len(captured) <= 3


def test_kinds_are_those_of_the_list(site):
    assert {ForumPage, ContestPage} == set(places.Listing("events", site.home.locale).models)
