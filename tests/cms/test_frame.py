"""What stands around every page: the center's contact, the pages of the footer, who we are."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.pages.frame import frame_of
from tests import factories
from tests.api.conftest import settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(site):
    """The home page with all it can say of the center."""
    home = site.home
    home.introduction = f'<p>We teach those who teach. <a linktype="page" id="{site.news.pk}">News</a></p>'
    home.address, home.phone, home.email = "Sample street 1", "+7 (000) 000-00-00", "center@example.org"
    home.social_accounts = [
        {"type": "account", "value": {"name": "Telegram", "url": "https://telegram.example.org/center"}}
    ]
    home.save_revision().publish()
    return home


def footer(client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser").select_one(".site-footer")


def links(part: BeautifulSoup) -> dict[str, str]:
    return {link.get_text(strip=True): link["href"] for link in part.select("a")}


def test_every_page_says_at_its_foot_how_to_reach_the_center(client, site, told, forum):
    for address in (told.url, forum.url, "/en/nothing-here/"):
        foot = footer(client, address)
        assert "Sample street 1" in foot.get_text()
        assert links(foot) | {
            "+7 (000) 000-00-00": "tel:+70000000000",
            "center@example.org": "mailto:center@example.org",
            "Telegram": "https://telegram.example.org/center",
            "RSS": "/en/news/feed.rss",
        } == links(foot), address


def test_what_is_not_known_of_the_center_leaves_no_empty_place(client, site):
    assert footer(client, site.home.url).select_one("address") is None


def test_a_change_of_the_contact_is_at_the_foot_of_all_pages_at_once(client, site, told, forum):
    assert "Sample street 1" in footer(client, forum.url).get_text()
    told.address = "Sample street 2"
    told.save_revision().publish()
    assert "Sample street 2" in footer(client, forum.url).get_text()


def test_pages_marked_for_the_foot_stand_there_and_not_in_the_menu(client, site):
    privacy = factories.ContentPageFactory(
        parent=site.home, locale=site.home.locale, title="Privacy", show_in_footer=True
    )
    assert links(footer(client, site.taraz.url))["Privacy"] == privacy.url
    frame = frame_of(locale_id=site.home.locale_id)
    assert privacy.pk in {page.pk for page in frame.footer_pages}
    assert privacy.pk not in {page.pk for page in frame.sections}


@pytest.mark.parametrize("hidden", ["draft", "private"])
def test_no_page_stands_at_the_foot_that_readers_may_not_see(client, site, hidden):
    page = factories.ContentPageFactory(
        parent=site.home,
        locale=site.home.locale,
        title="Privacy",
        show_in_footer=True,
        live=hidden != "draft",
    )
    if hidden == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "Privacy" not in footer(client, site.taraz.url).get_text()


def test_the_front_says_who_we_are_and_leads_on(client, site, told):
    who = BeautifulSoup(client.get(told.url).content, "html.parser").select_one(".who")
    assert "We teach those who teach." in who.get_text()
    assert who.a["href"] == site.news.url


def test_an_introduction_of_an_essay_s_length_is_refused(site):
    site.home.introduction = f"<p>{'word ' * 200}</p>"
    with pytest.raises(ValidationError, match="600"):
        site.home.full_clean()


def test_apps_get_the_contact_too(client, site, told):
    settle()
    sent = client.get("/++api++/en").json()
    assert sent["address"] == "Sample street 1"
    assert sent["social_accounts"][0]["value"]["name"] == "Telegram"


def test_the_frame_costs_one_query_however_much_stands_in_it(site, told):
    for _page in range(5):
        factories.ContentPageFactory(parent=site.home, locale=site.home.locale, show_in_footer=True)
    assert site.home.url
    with CaptureQueriesContext(connection) as captured:
        frame = frame_of(locale_id=site.home.locale_id)
        assert frame.home.address and [page.url for page in frame.footer_pages]
    assert len(captured) == 1
