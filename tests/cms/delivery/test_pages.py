"""Whole pages for readers who are signed out: remembered, not sent again, and never somebody else's."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils.http import http_date
from wagtail.models import PageViewRestriction

from cms.delivery.state import current_state
from programs.models import FeedbackSheetPage
from tests import factories
from wagtail_plone.http.remembered import memory

pytestmark = pytest.mark.django_db
QUERIES = 3


@pytest.fixture
def story(site):
    """A story of the Taraz branch."""
    return factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale)


@pytest.mark.parametrize("page", ["home", "news", "events", "trainers", "branches", "taraz"])
def test_a_page_asked_for_again_is_the_same_and_costs_next_to_nothing(client, site, queries, page):
    address = getattr(site, page).url
    first = client.get(address)
    again, cost = queries(address)
    assert (again.status_code, again.content) == (200, first.content)
    assert dict(again.headers) == dict(first.headers)
    assert cost <= QUERIES


def test_who_has_the_page_gets_an_empty_304(client, forum, queries):
    tag = client.get(forum.url)["ETag"]
    for _with_and_without_memory in range(2):
        answer, cost = queries(forum.url, **{"if-none-match": tag})
        assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)
        assert "stale-while-revalidate" in answer["Cache-Control"]
        assert cost <= QUERIES
        memory.clear()


def test_the_date_of_a_copy_is_as_good_as_its_tag(client, forum, queries, monkeypatch):
    # Right after the change, when others may become visible that were made in the same second.
    now = current_state().since
    monkeypatch.setattr("cms.delivery.pages.time", lambda: now)
    modified = client.get(forum.url)["Last-Modified"]
    assert client.get(forum.url, headers={"if-modified-since": modified}).status_code == 200
    later = http_date((datetime.now(UTC) + timedelta(seconds=1)).timestamp())
    answer, cost = queries(forum.url, **{"if-modified-since": later})
    assert answer.status_code == 304 and cost <= QUERIES
    old = http_date((datetime.now(UTC) - timedelta(days=2)).timestamp())
    assert client.get(forum.url, headers={"if-modified-since": old}).status_code == 200


def test_a_tag_outdoes_a_date(client, forum):
    later = http_date(datetime.now(UTC).timestamp() + 60)
    headers = {"if-none-match": '"another"', "if-modified-since": later}
    client.get(forum.url)
    assert client.get(forum.url, headers=headers).status_code == 200


def test_caches_on_the_way_learn_what_makes_a_difference(client, site):
    answer = client.get(site.home.url)
    assert answer["Cache-Control"] == "public, max-age=0, stale-while-revalidate=600"
    assert {"Accept", "Cookie", "Accept-Encoding"} <= {name.strip() for name in answer["Vary"].split(",")}
    assert answer["Content-Language"] == "en"
    assert answer["X-Frame-Options"] == "DENY"
    assert not answer.cookies


def test_head_gets_the_headers_of_get(client, site):
    got = client.get(site.home.url)
    asked = client.head(site.home.url)
    assert asked.content == b""
    assert dict(asked.headers) == dict(got.headers)


def test_each_language_has_its_own_page_whatever_the_cookie_says(client, site):
    client.cookies["django_language"] = "ru"
    assert '<html lang="en"' in client.get(site.home.url).content.decode()
    assert '<html lang="kk"' in client.get(site.homes["kk"].url).content.decode()
    assert '<html lang="en"' in client.get(site.home.url).content.decode()


def test_json_at_the_address_of_a_page_is_json(client, forum):
    client.get(forum.url)
    answer = client.get(forum.url, headers={"accept": "application/json"})
    assert answer["Content-Type"] == "application/json"
    assert client.get(forum.url)["Content-Type"].startswith("text/html")


def test_the_signed_in_get_nothing_public_and_leave_nothing_behind(client, admin_client, forum):
    before = client.get(forum.url)
    own = admin_client.get(forum.url, headers={"if-none-match": before["ETag"]})
    assert own.status_code == 200
    assert "wagtail-userbar" in own.content.decode()
    assert own["Cache-Control"] == "private, no-store"
    assert not own.has_header("ETag")
    memory.clear()
    admin_client.get(forum.url)
    assert "wagtail-userbar" not in client.get(forum.url).content.decode()


def test_a_draft_s_preview_is_neither_taken_from_memory_nor_kept(client, story):
    client.get(story.url)
    draft = type(story).objects.get(pk=story.pk)
    draft.title = "A draft's title"
    preview = draft.make_preview_request()
    assert "A draft&#x27;s title" in preview.content.decode()
    memory.clear()
    draft.make_preview_request()
    assert "A draft&#x27;s title" not in client.get(story.url).content.decode()


@pytest.mark.parametrize("kind", ["password", "login"])
def test_a_page_made_private_is_gone_at_the_next_request(client, site, story, kind):
    tag = client.get(story.url)["ETag"]
    PageViewRestriction.objects.create(page=site.taraz, restriction_type=kind, password="open sesame")
    answer = client.get(story.url, headers={"if-none-match": tag})
    assert answer.status_code in (200, 302)
    assert story.lead not in answer.content.decode()
    assert "public" not in answer["Cache-Control"]


def test_who_knows_the_password_keeps_the_page_for_themselves(client, client_of_another, story):
    restriction = PageViewRestriction.objects.create(
        page=story, restriction_type="password", password="open sesame"
    )
    door = f"/en/_util/authenticate_with_password/{restriction.pk}/{story.pk}/"
    client.post(door, {"password": "open sesame", "return_url": story.url})
    inside = client.get(story.url)
    assert story.lead in inside.content.decode()
    assert "public" not in inside["Cache-Control"] and not inside.has_header("ETag")
    assert story.lead not in client_of_another.get(story.url).content.decode()


@pytest.fixture
def client_of_another():
    """A reader with another browser."""
    from django.test import Client

    return Client()


def test_a_form_with_a_token_is_kept_for_nobody(client, client_of_another, forum):
    sheet = FeedbackSheetPage(title="Feedback", slug="feedback", locale=forum.locale, is_open=True)
    forum.add_child(instance=sheet)
    first, second = client.get(sheet.url), client_of_another.get(sheet.url)
    assert first.cookies["csrftoken"].value != second.cookies["csrftoken"].value
    assert first["Cache-Control"] == "private, no-cache"
    assert not first.has_header("ETag")
    sheet.is_open = False
    sheet.summary = "<p>The exchange was useful.</p>"
    sheet.save()
    assert "public" in client_of_another.get(sheet.url)["Cache-Control"]


def test_errors_are_not_remembered(client, site):
    for address in ("/en/nothing-here/", "/en/news/nothing/"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert answer["Cache-Control"] == "private, no-cache"
        assert not answer.has_header("ETag")
    factories.ContentPageFactory(parent=site.home, locale=site.home.locale, slug="nothing-here")
    assert client.get("/en/nothing-here/").status_code == 200


def test_a_busy_database_is_told_as_ever(client, site, monkeypatch):
    from django.db import OperationalError

    def busy(*args):
        raise OperationalError("database is locked")

    monkeypatch.setattr("cms.delivery.pages.current_state", busy)
    assert client.get(site.home.url).status_code == 200


def test_a_host_that_is_not_ours_is_refused(client, site, settings):
    client.get(site.home.url)
    settings.ALLOWED_HOSTS = ["testserver"]
    assert client.get(site.home.url, headers={"host": "evil.example"}).status_code == 400


def test_parameters_nobody_reads_make_no_other_answer(client, site, queries):
    first = client.get(site.news.url)
    again, cost = queries(f"{site.news.url}?utm_source=letter&q=1")
    assert again["ETag"] == first["ETag"] and cost <= QUERIES


def test_filters_and_pages_of_a_list_are_answers_of_their_own(client, site, queries):
    for _number in range(14):
        factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale)
    addresses = [f"{site.news.url}{query}" for query in ("", "?page=2", "?branch=taraz", "?year=2019&page=2")]
    made = {address: client.get(address) for address in addresses}
    assert len({answer["ETag"] for answer in made.values()}) == len(addresses)
    for address, answer in made.items():
        again, cost = queries(address)
        assert again.content == answer.content and cost <= QUERIES
    # As a form without a script sends it, and in another order.
    again, cost = queries(f"{site.news.url}?topic=&page=2&year=2019&branch=")
    assert again["ETag"] == made[addresses[-1]]["ETag"] and cost <= QUERIES


@pytest.mark.parametrize("query", ["?branch=nowhere", "?year=1066", "?page=77", "?topic=x", "?when=maybe"])
def test_invented_filters_fill_no_memory(client, site, queries, query):
    factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale)
    first = client.get(f"{site.news.url}{query}")
    _again, cost = queries(f"{site.news.url}{query}")
    assert cost > QUERIES
    # What was made all the same need not be sent again.
    assert client.get(f"{site.news.url}{query}", headers={"if-none-match": first["ETag"]}).status_code == 304


def test_the_way_back_to_a_filtered_list_is_the_reader_s_own(client, site, story, queries):
    plain = client.get(story.url)
    left = f"{site.news.url}?branch=taraz&page=2"
    own, cost = queries(story.url, referer=f"http://testserver{left}", **{"if-none-match": plain["ETag"]})
    assert own.status_code == 200 and cost <= QUERIES
    assert f'href="{site.news.url}?branch=taraz&amp;page=2"' in own.content.decode()
    assert own["Cache-Control"] == "private, no-cache" and not own.has_header("ETag")
    assert client.get(story.url).content == plain.content


def test_the_signed_in_find_their_way_back_too(admin_client, site, story):
    left = f"http://testserver{site.news.url}?page=2"
    page = admin_client.get(story.url, headers={"referer": left}).content.decode()
    assert f'href="{site.news.url}?page=2"' in page


def test_a_picture_without_a_page_is_no_page(client, site):
    image = factories.ImageFactory(file=ContentFile(factories.picture_bytes(), name="alone.jpg"))
    assert "public" not in client.get(image.file.url).get("Cache-Control", "")
