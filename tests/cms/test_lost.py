"""The page for addresses that are not here: in whose language, with which ways on, at what cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests import factories

pytestmark = pytest.mark.django_db
HEADING = {"kk": "Мұнда ондай бет жоқ", "ru": "Такой страницы здесь нет", "en": "This page isn’t here"}


def lost(client, address: str, **headers) -> str:
    """The page shown for an address that is not here, its spaces collapsed."""
    response = client.get(address, headers={"accept": "text/html", **headers}, follow=True)
    assert response.status_code == 404
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("address", ["/en/nothing/", "/media/images/nothing.jpg", "/documents/1/nothing.pdf"])
def test_readers_and_developers_see_the_same_page(client, site, settings, debug, address):
    settings.DEBUG = debug
    assert "This page isn’t here" in lost(client, address, **{"accept-language": "en"})


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_speaks_the_language_of_the_address_or_else_of_the_reader(client, site, language):
    title = HEADING[language]
    assert title in lost(client, f"/{language}/nothing/", **{"accept-language": "en"})
    assert title in lost(client, "/media/images/nothing.jpg", **{"accept-language": language})


def test_it_leads_to_the_nearest_page_above_the_address(client, forum):
    html = lost(client, "/en/branches/taraz/leadership/programme/first-day/")
    assert 'Nearest to this address: <a href="/en/branches/taraz/leadership/">Leadership forum</a>' in html
    assert "Nearest" not in lost(client, "/en/nothing/")


@pytest.mark.parametrize(
    "address", ["/en/leadership/", "/en/news/the-leadership-in-2019.html", "/en/archive/Leadership-Forum/"]
)
def test_it_offers_pages_with_the_words_of_the_address(client, forum, address):
    assert '<a href="/en/branches/taraz/leadership/">Leadership forum</a>' in lost(client, address)


def test_words_in_cyrillic_are_found_in_titles_and_addresses(client, site):
    factories.NewsPageFactory(
        parent=site.homes["ru"], locale=site.homes["ru"].locale, slug="vystavka", title="О школах"
    )
    assert "О школах" in lost(client, "/ru/выставка/")
    assert "О школах" in lost(client, "/ru/школах/")


def test_nothing_is_offered_that_readers_may_not_see(client, forum):
    PageViewRestriction.objects.create(page=forum, restriction_type=PageViewRestriction.LOGIN)
    draft = factories.NewsPageFactory(
        parent=forum.get_parent(), locale=forum.locale, slug="leadership-draft", live=False
    )
    html = lost(client, "/en/branches/taraz/leadership/nothing/") + lost(client, "/en/leadership-draft/")
    assert "Leadership forum" not in html and draft.title not in html


def test_it_costs_the_same_however_long_the_address_and_however_many_pages(client, site):
    def queries(address: str) -> int:
        lost(client, address)
        with CaptureQueriesContext(connection) as captured:
            lost(client, address)
        return len(captured)

    few = queries("/en/story/")
    for number in range(8):
        factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, title=f"Story {number}")
    many = queries(f"/en/{'story/' * 40}{'-story' * 100}/")
    # Eight are the frame of every page: the site, its languages and sections, moved pages.
    assert many <= few <= 12
    assert lost(client, "/en/story/").count(">Story ") == 5
