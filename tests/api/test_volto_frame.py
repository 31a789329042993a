"""What Volto puts around a page: menu, logo, footer, and its search."""

from datetime import datetime

import pytest

from tests import factories
from tests.api.asking import ROOT, get, paths, queries, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_menus(site):
    """The site's index pages, in menus, with documents that say so."""
    for page in (site.branches, site.news, site.events, site.trainers):
        page.save_revision().publish()


def test_the_menu_calls_the_home_page_home_in_its_language(client, site):
    for language, title in (("en", "Home"), ("ru", "Главная"), ("kk", "Басты бет")):
        first = get(client, f"/{language}/@navigation")["items"][0]
        assert (first["@id"], first["title"]) == (f"{ROOT}/{language}", title)


def test_the_menu_at_the_root_leads_to_each_language_by_its_own_name(client, site):
    items = get(client, "/@navigation")["items"]
    assert [(item["@id"].removeprefix(ROOT), item["title"]) for item in items] == [
        ("/kk", "Қазақ тілі"),
        ("/ru", "Русский"),
        ("/en", "English"),
    ]
    assert queries(client, "/@navigation") <= 3


def test_the_footer_leads_where_the_menu_leads_where_the_site_says_so(client, site, in_menus, settings):
    settings.WAGTAIL_PLONE_FOOTER_MENU = True
    links = get(client, "/en/@actions")["site_actions"]
    assert [(link["id"], link["title"]) for link in links] == [
        ("branches", "Branches"),
        ("news", "News"),
        ("events", "Forums and contests"),
        ("trainers", "Trainers"),
    ]
    assert links[0]["url"] == f"{ROOT}/en/branches"
    assert get(client, "/@actions")["site_actions"] == []


def test_the_footer_is_empty_where_the_site_says_nothing(client, site, in_menus, settings):
    settings.WAGTAIL_PLONE_FOOTER_MENU = False
    assert get(client, "/en/@actions")["site_actions"] == []


def test_the_logo_is_a_static_file_that_the_api_sends_by_its_name_at_the_root(client, site):
    address = get(client, "/@site")["plone.site_logo"]
    assert address == f"{ROOT}/@@site-logo/logo.svg"
    response = client.get("/++api++/@@site-logo/logo.svg")
    assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")
    assert b"<svg" in b"".join(response.streaming_content)
    # A drawing may hold scripts, which must not run as this site's.
    assert "sandbox" in response["Content-Security-Policy"]
    for path in ("/@@site-logo/settings.py", "/en/@@site-logo/logo.svg", "/@@site-logo"):
        assert refused(client, path)[0] == 404


def test_a_site_without_a_logo_names_none(client, site, settings):
    settings.WAGTAIL_PLONE_SITE_LOGO = ""
    assert get(client, "/@site")["plone.site_logo"] is None
    assert refused(client, "/@@site-logo/logo.svg")[0] == 404


def test_a_home_page_that_was_never_published_by_hand_has_dates(client, site):
    home = site.homes["kk"]
    assert home.last_published_at is None
    content = get(client, "/kk")
    for name in ("created", "modified", "effective"):
        assert datetime.fromisoformat(content[name]) == home.live_revision.created_at


def test_a_word_that_may_go_on_is_ranked_like_a_whole_one(client, site):
    filler = " ".join(f"word{number}" for number in range(60))
    stories = {
        "Kettles": filler,
        "Pots and pans": f"Kettles and kettles, of which {filler}"[:300],
        "All the kettles of the country, by those who make them and those who use them": filler * 2,
        "Mugs": "A kettles' story",
        "Kettles again": f"Kettles, kettles, kettles, {filler}"[:300],
    }
    for number, (title, lead) in enumerate(stories.items()):
        factories.NewsPageFactory(
            parent=site.taraz, locale=site.home.locale, slug=f"story-{number}", title=title, lead=lead[:320]
        )
    asked = {"portal_type": "News Item"}
    whole = paths(get(client, "/en/@search", {**asked, "SearchableText": "kettles"}))
    assert len(whole) == 5
    assert paths(get(client, "/en/@search", {**asked, "SearchableText": "kettles*"})) == whole
    assert paths(get(client, "/en/@search", {**asked, "SearchableText": "kettl*"})) == whole


def test_a_page_is_not_found_by_what_its_listings_are_called(client, site):
    assert paths(get(client, "/en/@search", {"SearchableText": "trainers"})) == ["/en/trainers"]
    assert paths(get(client, "/en/@search", {"SearchableText": "summary"})) == []


def test_a_trainer_is_not_found_by_the_names_of_what_they_led(client, forum):
    titles = [
        item["title"] for item in get(client, "/en/@search", {"SearchableText": "development plan"})["items"]
    ]
    assert titles == ["Leadership forum"]
