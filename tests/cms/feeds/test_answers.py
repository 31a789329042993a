"""What a feed costs, what caches may keep of it, and the pages that lead to it."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest
import wagtail_factories
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.pages.lists import Listing
from cms.syndication.feeds.keys import newest
from cms.syndication.feeds.places import PAGE_SIZE
from tests import factories
from tests.cms.feeds.reading import TYPES, chosen, read, told_of
from wagtail_plone.http.remembered import memory

pytestmark = pytest.mark.django_db
# The state of the content, which names a remembered answer.
REMEMBERED = 2


def queries_of(client, address: str) -> int:
    memory.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_feed_takes_as_many_queries_whatever_stands_in_it(client, site, form):
    def add(number: int) -> None:
        trainer = factories.TrainerPageFactory(parent=site.taraz, locale=site.home.locale)
        document, linked = wagtail_factories.DocumentFactory(), wagtail_factories.DocumentFactory()
        who = f'<a linktype="page" id="{trainer.pk}">Who</a>'
        text = f'<p>{who} <a linktype="document" id="{linked.pk}">What</a></p>'
        story = factories.NewsPageFactory(
            parent=site.taraz if number % 2 else site.aktau,
            locale=site.home.locale,
            lead_image=factories.ImageFactory(),
            body=[
                {"type": "paragraph", "value": text},
                {"type": "paragraph", "value": text},
                {"type": "document", "value": {"document": document.pk, "title": "A document"}},
                {"type": "image", "value": {"image": chosen(factories.ImageFactory(), ""), "caption": ""}},
                {"type": "people", "value": {"title": "", "people": [factories.speaker(trainer)]}},
                {"type": "pages", "value": {"title": "", "pages": [trainer.pk]}},
            ],
        )
        story.topics.add(factories.TopicFactory(locale=site.home.locale))
        story.save()
        factories.add_gallery(story, 2)

    add(0)
    add(1)
    client.get(f"/en/news/feed.{form}")
    few = queries_of(client, f"/en/news/feed.{form}")
    for number in range(2, PAGE_SIZE + 4):
        add(number)
    assert queries_of(client, f"/en/news/feed.{form}") == few
    contents = [entry.content for entry in read(client, f"/en/news/feed.{form}").entries]
    assert len(contents) == PAGE_SIZE
    assert all(
        content.count("/documents/") == 3 and content.count("/en/branches/") == 4 for content in contents
    )
    assert few <= 32


def test_the_stories_of_a_feed_are_found_by_indexes(site, story):
    if connection.vendor != "sqlite":
        pytest.skip("only on SQLite")
    listing = Listing("news", site.home.locale)
    by = {
        "news_newspage USING COVERING INDEX news_newspage_date": (None, []),
        "(path>? AND path<?)": (site.taraz, []),
        "_topics_topic_id": (None, list(story.topics.all())),
    }
    for index, (branch, topics) in by.items():
        with CaptureQueriesContext(connection) as captured:
            assert newest(listing, branch, topics, 0, PAGE_SIZE) == [(story.pk, story.content_type_id)]
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {captured[-1]['sql']}")
            plan = "\n".join(row[-1] for row in cursor.fetchall())
        assert index in plan, plan
        assert "locale_id=?" not in plan, "every page of a language is looked at"


def test_whoever_has_a_feed_is_told_so_until_something_changes(client, site, story, form):
    address = f"/en/news/feed.{form}"
    answer = client.get(address)
    assert answer["Cache-Control"].startswith("public, max-age=0")
    by_tag = {"if-none-match": answer["ETag"]}
    assert client.get(address, headers=by_tag).status_code == 304
    memory.clear()
    assert client.get(address, headers=by_tag).status_code == 304
    with CaptureQueriesContext(connection) as captured:
        client.get(address, headers=by_tag)
    assert len(captured) <= REMEMBERED
    client.get(address)
    # As soon as other changes of the same second would be seen.
    later = datetime.now(UTC) + timedelta(minutes=1)
    by_date = {"if-modified-since": later.strftime("%a, %d %b %Y %H:%M:%S GMT")}
    assert client.get(address, headers=by_date).status_code == 304
    told_of(site.aktau, title="Another one")
    answer = client.get(address, headers=by_tag)
    assert answer.status_code == 200 and b"Another one" in answer.content


def test_the_signed_in_and_programs_get_the_same_feed(client, admin_client, story, form):
    address = f"/en/news/feed.{form}"
    answer = client.get(address)
    own = admin_client.get(address)
    assert (own.content, own["Cache-Control"]) == (answer.content, "private, no-cache")
    program = client.get(address, headers={"accept": "application/feed+json, application/json"})
    assert (program.content, program["ETag"]) == (answer.content, answer["ETag"])


def test_a_feed_answers_head_is_compressed_and_takes_nothing(client, story, form):
    address = f"/en/news/feed.{form}"
    answer = client.head(address)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["Content-Type"].startswith(TYPES[form])
    packed = client.get(address, headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == client.get(address).content
    assert client.post(address).status_code == 405


def test_an_invented_parameter_is_passed_over_and_fills_no_memory(client, story):
    address = "/en/news/feed.rss"
    whole = client.get(address).content
    before = len(memory._answers)
    for number in range(3):
        assert client.get(f"{address}?year={2000 + number}&nothing={number}").content == whole
    assert len(memory._answers) == before


def links_in(client, address: str) -> tuple[dict, list[str]]:
    """The feeds that a page names in its head, by their types, and those it leads readers to."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    named = page.head.find_all("link", rel="alternate", type=True)
    visible = page.select(".feeds a")
    assert all(link["title"] for link in named) and all(link.get_text() for link in visible)
    return {link["type"]: link["href"] for link in named}, [link["href"] for link in visible]


@pytest.mark.parametrize(
    ("address", "below", "query"),
    [
        ("/en/", "/en/news/", ""),
        ("/en/news/", "/en/news/", ""),
        ("/en/news/?topic=leadership&page=1", "/en/news/", "?topic=leadership"),
        ("/en/news/?branch=taraz&year=2019", "/en/news/", "?branch=taraz"),
        ("/en/news/?branch=nowhere", "/en/news/", ""),
        ("/en/branches/taraz/", "/en/branches/taraz/", ""),
    ],
)
def test_pages_lead_to_the_feeds_of_what_they_show(client, story, address, below, query):
    named, visible = links_in(client, address)
    addresses = {media_type: f"{below}feed.{form}{query}" for form, media_type in TYPES.items()}
    # Programs keep the site's public address; readers stay where they are.
    assert named == {media_type: f"http://testserver{link}" for media_type, link in addresses.items()}
    assert visible in (list(addresses.values()), [] if address == "/en/" else None)
    assert {client.get(link).status_code for link in addresses.values()} == {200}


def test_pages_without_feeds_name_none(client, site, story):
    for address in ("/en/events/", "/en/branches/", story.url):
        assert links_in(client, address) == ({}, [])


def test_a_private_page_names_no_feeds_even_to_those_who_may_open_it(client, admin_client, site, story):
    PageViewRestriction.objects.create(page=site.taraz, restriction_type="login")
    assert links_in(admin_client, "/en/branches/taraz/") == ({}, [])


def test_an_empty_feed_says_the_same_each_time(client, site, form):
    feed = read(client, f"/en/branches/aktau/feed.{form}")
    assert feed.entries == []
    before = client.get(f"/en/branches/aktau/feed.{form}").content
    memory.clear()
    assert client.get(f"/en/branches/aktau/feed.{form}").content == before
