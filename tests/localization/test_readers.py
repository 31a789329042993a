"""Pages that are not translated yet, as readers and clients are told of them."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.localization.publishing import publish
from programs.models import ForumPage
from tests import factories
from tests.api.conftest import settle
from tests.recorded import recorded

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(forum):
    """The forum, published in English alone."""

    def build():
        forum.save_revision().publish()
        return ForumPage.objects.get(pk=forum.pk)

    return recorded("live in English alone", build)


def soup(client, url):
    """A page as its readers get it."""
    return BeautifulSoup(client.get(url).content.decode(), "html.parser")


def links(page, rel):
    """The head's links of a kind: address by language."""
    return {link.get("hreflang"): link["href"] for link in page.select(f"link[rel={rel}]")}


def test_a_fallback_is_marked_in_the_reader_s_language(client, live):
    page = soup(client, live.url.replace("/en/", "/ru/"))
    assert page.html["lang"] == "ru"
    note = page.select_one(".fallback")
    assert note.find_parent(attrs={"lang": True})["lang"] == "ru"
    assert note.a["href"] == live.url
    assert page.h1.find_parent(attrs={"lang": True})["lang"] == "en"


def test_search_engines_are_sent_to_the_source(client, live):
    page = soup(client, live.url.replace("/en/", "/ru/"))
    assert links(page, "canonical") == {None: live.full_url}
    assert links(page, "alternate") == {"en": live.full_url, "x-default": live.full_url}


def test_a_source_names_its_translations_alone(client, live, published):
    russian = published(live)
    alternates = links(soup(client, live.url), "alternate")
    assert alternates == {"en": live.full_url, "ru": russian.full_url, "x-default": live.full_url}


def test_every_page_of_a_family_names_the_same_default(client, live, published):
    published(live)
    addresses = [live.url, live.url.replace("/en/", "/ru/"), live.url.replace("/en/", "/kk/")]
    assert [links(soup(client, url), "alternate")["x-default"] for url in addresses] == [live.full_url] * 3


def test_a_translation_into_the_site_s_own_language_is_the_default(client, live, published):
    published(live)
    kazakh = published(live, "kk")
    addresses = [live.url, live.url.replace("/en/", "/ru/"), kazakh.url]
    assert [links(soup(client, url), "alternate")["x-default"] for url in addresses] == [kazakh.full_url] * 3


def test_a_translation_is_marked_as_nothing(client, live, published):
    page = soup(client, published(live).url)
    assert page.select_one(".fallback") is None
    assert page.h1.find_parent(attrs={"lang": True})["lang"] == "ru"
    assert links(page, "canonical") == {None: live.full_url.replace("/en/", "/ru/")}


def test_lists_say_which_rows_are_not_translated(client, site, live, locales, published):
    published(site.events)
    page = soup(client, site.events.url.replace("/en/", "/ru/"))
    row = page.find("a", string="Leadership forum")
    assert row["lang"] == "en"


@pytest.fixture
def answer(client):
    """Ask the API, once everything is committed."""

    def ask(path, **query):
        settle()
        return client.get(f"/++api++{path}", query, headers={"accept": "application/json"}).json()

    return ask


def path_of(page, code):
    """The path of a page in a language."""
    return page.url.replace("/en/", f"/{code}/").rstrip("/").removeprefix("http://testserver")


def test_the_api_says_whose_text_a_page_shows(answer, live):
    fallback, source = answer(path_of(live, "ru")), answer(path_of(live, "en"))
    assert (fallback["translated"], fallback["source_language"]) == (False, "en")
    assert (source["translated"], source["source_language"]) == (True, "en")
    assert fallback["language"]["token"] == "ru"


def test_summaries_say_it_too(answer, live):
    summaries = answer("/ru/@search", portal_type="Forum")
    assert [(item["translated"], item["source_language"]) for item in summaries["items"]] == [(False, "en")]


def test_a_fallback_is_no_translation_to_switch_to(answer, live):
    assert answer(f"{path_of(live, 'en')}/@translations")["items"] == []
    items = answer(f"{path_of(live, 'ru')}/@translations")["items"]
    assert [item["language"] for item in items] == ["en"]


def test_once_published_the_translation_answers_at_the_same_address(answer, live, translated):
    before = answer(path_of(live, "ru"))
    publish(translated(live))
    after = answer(path_of(live, "ru"))
    assert (after["translated"], after["source_language"]) == (True, "ru")
    assert after["title"] == "RU Leadership forum"
    assert after["UID"] == before["UID"]


def test_the_rows_of_a_list_with_fallbacks_cost_no_query_each(client, site, live, published):
    published(site.events)
    url = site.events.url.replace("/en/", "/ru/")

    def queries() -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        return len(captured)

    few = queries()
    for _number in range(4):
        forum = factories.ForumPageFactory(parent=site.taraz, locale=site.home.locale)
        forum.save_revision().publish()
    assert queries() == few
