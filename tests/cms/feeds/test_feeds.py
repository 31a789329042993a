"""Feeds of news, read back by what reads feeds: what they hold, and where there is none."""

import json
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.utils import timezone

from cms.syndication.feeds import places, views
from cms.syndication.feeds.markup import plain, sanitised
from cms.syndication.feeds.places import PAGE_SIZE, PAGES_MOST
from news.models import NewsPage
from tests import factories
from tests.cms.feeds.reading import chosen, read, titles, told_of
from wagtail_plone.http.remembered import memory
from wagtail_plone.identity import uid

pytestmark = pytest.mark.django_db


def test_a_story_is_told_with_all_that_readers_see_of_it(client, site, story, form):
    feed = read(client, f"/en/news/feed.{form}")
    assert (feed.title, feed.language) == ("News — Center of Pedagogical Excellence", "en")
    assert (feed.link, feed.address) == (
        "http://testserver/en/news/",
        f"http://testserver/en/news/feed.{form}",
    )
    assert finders.find(feed.icon.removeprefix("http://testserver/static/"))
    (entry,) = feed.entries
    assert entry.title == "Schools & «қалам» <b>of</b> 2019 🙂"
    assert entry.summary == "Ә ғ қ ң ө ұ ү һ і: 2 < 3 & 5 > 4."
    assert entry.link == f"http://testserver{story.url}"
    assert (entry.language, entry.author, entry.topics) == ("en", "Taraz branch", ["School leadership"])
    assert entry.key == UUID(hex=uid(story.translation_key, "en")).urn, "the API's UID"
    assert entry.published == datetime(2019, 11, 18, tzinfo=factories.ALMATY)
    assert abs(entry.updated - story.last_published_at) < timedelta(seconds=1)
    text = BeautifulSoup(entry.content, "html.parser")
    assert "Ә ғ қ ң ө ұ ү һ і: 2 < 3 & 5 > 4." in text.get_text()
    for part in ("What was said", "They came to it.", "We go on.", "Of the hall", "Caption 1"):
        assert part in text.get_text(), part
    words = [picture["alt"] for picture in text.find_all("img")]
    assert words == ["Directors & a board", "A wall", "Visitors at board 0", "Visitors at board 1"]


def test_every_address_of_a_text_is_whole_and_every_picture_is_there(client, story, form):
    (entry,) = read(client, f"/en/news/feed.{form}").entries
    text = BeautifulSoup(entry.content, "html.parser")
    pictures = [picture["src"] for picture in text.find_all("img")]
    addresses = [*pictures, *(link["href"] for link in text.find_all("a"))]
    assert len(addresses) > len(pictures)
    assert all(address.startswith("http://testserver/") for address in addresses), addresses
    assert {client.get(address).status_code for address in addresses} == {200}
    assert text.find_all(["picture", "source", "template", "script", "iframe"]) == []
    assert [tag for tag in text.find_all(True) if tag.get("class") or tag.get("style") or tag.get("id")] == []


def test_the_lead_picture_goes_with_its_entry_with_type_length_and_words(client, story, form):
    (entry,) = read(client, f"/en/news/feed.{form}").entries
    assert entry.words == "Directors & a board"
    assert entry.picture.url.startswith("http://testserver/")
    answer = client.get(entry.picture.url)
    assert (answer.status_code, answer["Content-Type"], entry.picture.type) == (
        200,
        "image/jpeg",
        "image/jpeg",
    )
    size = len(b"".join(answer.streaming_content) if answer.streaming else answer.content)
    memory.clear()
    written = client.get(f"/en/news/feed.{form}").content.decode()
    named = {"rss": f'length="{size}"', "atom": f'length="{size}"', "json": f'"size_in_bytes": {size}'}
    assert named[form] in written, "the length of what was made by now"


def test_a_branch_s_feed_and_a_topic_s_hold_their_news_alone(client, site, story, form):
    told_of(site.aktau, title="Of Aktau", date=date(2020, 1, 1))
    assert titles(client, f"/en/news/feed.{form}") == ["Of Aktau", story.title]
    assert titles(client, f"/en/branches/aktau/feed.{form}") == ["Of Aktau"]
    assert titles(client, f"/en/branches/taraz/feed.{form}") == [story.title]
    assert titles(client, f"/en/news/feed.{form}?branch=aktau") == ["Of Aktau"]
    assert titles(client, f"/en/news/feed.{form}?topic=leadership") == [story.title]
    assert titles(client, f"/en/branches/aktau/feed.{form}?topic=leadership") == []
    narrowed = read(client, f"/en/news/feed.{form}?branch=taraz&topic=leadership")
    assert narrowed.title.startswith("News: Taraz branch, School leadership")
    assert narrowed.link.endswith("/en/news/?branch=taraz&topic=leadership")
    assert narrowed.address.endswith(f"/en/news/feed.{form}?branch=taraz&topic=leadership")


@pytest.mark.parametrize(
    "address",
    [
        "/en/feed.rss",
        "/en/branches/feed.atom",
        "/en/branches/nowhere/feed.json",
        "/en/events/feed.rss",
        "/en/news/feed.xml",
        "/en/news/feed.rss?branch=nowhere",
        "/en/news/feed.rss?topic=nothing",
        "/en/branches/taraz/feed.rss?branch=aktau",
        "/en/news/feed.rss?page=0",
        "/en/news/feed.rss?page=two",
        "/en/news/feed.rss?page=2",
        f"/en/news/feed.rss?page={PAGES_MOST + 1}",
        "/en/news/feed.rss?page=99999999999999999999",
    ],
)
def test_a_feed_there_is_none_of_is_the_site_s_own_404(client, story, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "site-header" in answer.content.decode()


def test_a_feed_has_pages_that_lead_to_one_another(client, site, form):
    for number in range(PAGE_SIZE + 1):
        factories.NewsPageFactory(
            parent=site.taraz,
            locale=site.home.locale,
            title=f"Story {number}",
            date=date(2020, 1, 1 + number),
        )
    first = read(client, f"/en/branches/taraz/feed.{form}")
    assert [entry.title for entry in first.entries] == [
        f"Story {number}" for number in range(PAGE_SIZE, 0, -1)
    ]
    assert first.next == f"http://testserver/en/branches/taraz/feed.{form}?page=2"
    second = read(client, first.next)
    assert [entry.title for entry in second.entries] == ["Story 0"]
    assert second.next is None


def test_nobody_is_led_further_back_than_a_feed_goes(client, site, form, monkeypatch):
    for module in (places, views):
        monkeypatch.setattr(module, "PAGES_MOST", 1)
    for _number in range(PAGE_SIZE + 1):
        factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale)
    assert read(client, f"/en/news/feed.{form}").next is None
    assert client.get(f"/en/news/feed.{form}?page=2").status_code == 404


def test_a_story_of_today_has_the_moment_it_went_public(client, site, form):
    story = told_of(site.taraz, date=timezone.localdate())
    (entry,) = read(client, f"/en/news/feed.{form}").entries
    assert abs(entry.published - story.first_published_at) < timedelta(seconds=1)


def test_an_entry_keeps_its_name_where_its_address_changes(client, site, story, form):
    (before,) = read(client, f"/en/news/feed.{form}").entries
    story.slug = "another"
    story.save_revision().publish()
    NewsPage.objects.get(pk=story.pk).move(site.aktau, pos="last-child")
    (after,) = read(client, f"/en/news/feed.{form}").entries
    assert after.key == before.key
    assert after.link == "http://testserver/en/branches/aktau/another/"


def test_one_picture_in_two_stories_has_the_words_of_each(client, site, form):
    image = factories.ImageFactory()
    for number, words in enumerate(("A wall", "The same wall")):
        body = [{"type": "image", "value": {"image": chosen(image, words), "caption": ""}}]
        told_of(site.taraz, body=body, date=date(2020, 1, 2 - number))
    contents = [entry.content for entry in read(client, f"/en/news/feed.{form}").entries]
    assert [BeautifulSoup(content, "html.parser").img["alt"] for content in contents] == [
        "A wall",
        "The same wall",
    ]


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_what_xml_forbids_breaks_no_feed(client, site, form, character):
    story = told_of(site.taraz, title="Title", body=[{"type": "paragraph", "value": "<p>Text</p>"}])
    if character in "\x00\ud800":
        # No database takes these.
        assert (plain(f"A{character}b"), sanitised(f"<p>A{character}b</p>")) == ("Ab", "<p>Ab</p>")
        return
    body = json.dumps([{"type": "paragraph", "value": f"<p>A{character}b</p>", "id": "1"}])
    NewsPage.objects.filter(pk=story.pk).update(title=f"A{character}b", lead=f"A{character}b", body=body)
    (entry,) = read(client, f"/en/news/feed.{form}").entries
    assert (entry.title, entry.summary) == ("Ab", "Ab")
    assert character not in entry.content and "Ab" in entry.content


def test_what_could_do_harm_elsewhere_is_left_out():
    assert sanitised('<p onclick="x()" class="a">A<script>x()</script><!-- b --></p>') == "<p>A</p>"
    assert sanitised('<a href="javascript:x()">A</a><a href="java\nscript:x()">B</a>') == "AB"
    assert (
        sanitised('<a href="/en/?a=1&amp;b=2">A</a>') == '<a href="http://testserver/en/?a=1&amp;b=2">A</a>'
    )
    assert sanitised('<iframe src="https://x"></iframe><form><input></form><img src="data:x" alt="">') == ""
    assert sanitised('<a href="http://[">A</a>') == "A"
