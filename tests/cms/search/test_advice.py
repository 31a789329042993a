"""Near words for typing errors, and suggestions for who is typing."""

import pytest

from tests import factories
from tests.cms.search.reading import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(site):
    factories.TrainerPageFactory(
        parent=site.taraz, locale=site.home.locale, given_name="Айгүл", family_name="Сейтқали", slug="aigul"
    )
    factories.ForumPageFactory(parent=site.taraz, locale=site.home.locale, title="Басқару форумы", slug="f")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("форм", "форум"), ("Айгул Сеиткали", "айгүл сейтқали"), ("сейтали", "сейтқали"), ("фроум", "форум")],
)
def test_a_typing_error_leads_to_what_was_meant(client, people, typed, meant):
    page = found(client, typed)
    if page.paths:
        # A spelling that needs no correction.
        assert page.paths == ["/en/branches/taraz/aigul"]
        return
    address = page.soup.select_one(".search__notes a")
    corrected = found(client, address.get_text())
    assert corrected.paths, meant


def test_nothing_found_says_what_would_find_something(client, site):
    page = found(client, "qqqqqq")
    assert "Nothing was found for “qqqqqq”" in page.text
    assert page.link("News").endswith("/en/news/")


def test_a_word_of_a_page_that_is_gone_is_not_proposed(client, site):
    page = factories.ContentPageFactory(parent=site.home, locale=site.home.locale, title="Zanzibar")
    assert "zanzibar" in found(client, "zanzibat").text.lower().replace("zanzibat", "")
    page.unpublish()
    assert "zanzibar" not in found(client, "zanzibat").text.lower()


def suggested(client, text: str) -> dict[str, list[str]]:
    answer = client.get("/en/search/suggestions/", {"q": text}).json()
    return {group["name"]: [item["title"] for item in group["items"]] for group in answer["groups"]}


def test_titles_and_people_are_suggested_by_how_their_words_begin(client, people):
    assert suggested(client, "бас") == {"Pages": ["Басқару форумы"]}
    assert suggested(client, "Айг") == {"People": ["Айгүл Сейтқали"]}
    assert suggested(client, "айгүл сей") == {"People": ["Айгүл Сейтқали"]}
    assert suggested(client, "aygul") == {"People": ["Айгүл Сейтқали"]}
    assert suggested(client, "б") == {}


def test_suggestions_are_what_readers_may_see_now(client, people):
    from programs.models import TrainerPage

    assert suggested(client, "Айг")
    TrainerPage.objects.get(slug="aigul").view_restrictions.create(restriction_type="login")
    assert suggested(client, "Айг") == {}
    assert "private" in client.get("/en/search/suggestions/", {"q": "ab"})["Cache-Control"]
