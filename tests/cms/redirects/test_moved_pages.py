"""Addresses that pages have left lead on: to the page, and to what stood below it, in HTML and JSON."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from tests import factories
from tests.api.conftest import settle

pytestmark = pytest.mark.django_db
OLD = "/en/branches/taraz/leadership/"


def renamed(page: Page, slug: str) -> Page:
    """The page published under another slug, and all that waits for the commit done."""
    page = Page.objects.get(pk=page.pk).specific
    page.slug = slug
    page.save_revision().publish()
    settle()
    return Page.objects.get(pk=page.pk).specific


def leads(client, address: str, **headers) -> tuple[int, str]:
    """The status and the place an address leads to."""
    answer = client.get(address, headers=headers)
    return answer.status_code, answer.headers.get("Location", "")


def test_a_page_under_another_slug_is_found_at_its_old_address(client, forum):
    moved = renamed(forum, "another")
    assert leads(client, OLD) == (301, moved.url)
    assert leads(client, OLD.rstrip("/")) == (301, moved.url)
    assert client.get(OLD)["Cache-Control"] == "public, max-age=3600"


def test_moves_one_after_the_other_are_one_step(client, site, forum):
    renamed(forum, "second")
    third = renamed(forum, "third")
    third.move(Page.objects.get(pk=site.aktau.pk), pos="last-child")
    settle()
    for slug in ("leadership", "second", "third"):
        assert leads(client, f"/en/branches/taraz/{slug}/") == (301, "/en/branches/aktau/third/")


def test_what_stands_below_a_branch_is_found_after_it_was_renamed_and_then_the_page(client, site, forum):
    renamed(site.taraz, "zhambyl")
    assert leads(client, OLD) == (301, "/en/branches/zhambyl/leadership/")
    renamed(forum, "another")
    assert leads(client, OLD) == (301, "/en/branches/zhambyl/another/")
    assert leads(client, "/en/branches/taraz/feed.rss?page=2")[1] == "/en/branches/zhambyl/feed.rss?page=2"


def test_the_rename_of_a_branch_writes_one_row_however_much_stands_below(site):
    def queries(slug: str) -> list[str]:
        page = Page.objects.get(pk=site.taraz.pk).specific
        page.slug = slug
        with CaptureQueriesContext(connection) as captured:
            page.save_revision().publish()
            callbacks, connection.run_on_commit[:] = list(connection.run_on_commit), []
            for _savepoints, callback, *_rest in callbacks:
                callback()
        return [query["sql"] for query in captured if "wagtailredirects" in query["sql"]]

    few = len(queries("one"))
    for _number in range(12):
        factories.NewsPageFactory(parent=Page.objects.get(pk=site.taraz.pk), locale=site.home.locale)
    assert len(queries("two")) == few
    assert Redirect.objects.count() == 2


def test_a_new_page_at_an_old_address_answers_itself(client, site, forum):
    renamed(forum, "another")
    new = factories.ForumPageFactory(
        parent=Page.objects.get(pk=site.taraz.pk), locale=site.home.locale, slug="leadership"
    )
    assert client.get(OLD).status_code == 200
    assert new.title in client.get(OLD).content.decode()


def test_a_page_that_goes_back_leaves_no_redirect_to_itself(client, forum):
    renamed(forum, "another")
    back = renamed(forum, "leadership")
    assert client.get(OLD).status_code == 200
    assert leads(client, "/en/branches/taraz/another/") == (301, back.url)
    assert list(Redirect.objects.values_list("old_path", flat=True)) == ["/en/branches/taraz/another"]


@pytest.mark.parametrize("state", ["unpublished", "private"])
def test_nobody_is_told_where_a_page_went_that_is_not_for_everybody(client, forum, state):
    moved = renamed(forum, "secret-name")
    if state == "unpublished":
        moved.unpublish()
    else:
        PageViewRestriction.objects.create(page=moved, restriction_type="login")
    assert client.get(OLD).status_code == 404
    answer = client.get(f"/++api++{OLD}")
    assert answer.status_code == 404 and b"secret-name" not in answer.content


def test_clients_of_the_api_are_led_on_below_its_prefix(client, forum):
    renamed(forum, "another")
    new = "http://testserver/++api++/en/branches/taraz/another"
    assert leads(client, f"/++api++{OLD}") == (301, new)
    service = "@breadcrumbs?fields=title"
    assert leads(client, f"/++api++{OLD}{service}") == (301, f"{new}/{service}")
    assert leads(client, OLD, accept="application/json") == (301, new)


def test_a_list_that_moved_keeps_its_filters(client, site):
    renamed(site.news, "stories")
    assert leads(client, "/en/news/?year=2019") == (301, "/en/stories/?year=2019")


def test_a_fallback_keeps_its_address_when_its_source_is_renamed(client, site):
    story = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, slug="story")
    story.save_revision().publish()
    settle()
    before = client.get("/ru/branches/taraz/story/").status_code
    renamed(story, "another")
    assert before == client.get("/ru/branches/taraz/story/").status_code == 200


def test_what_an_administrator_wrote_goes_where_it_says(client, site, forum):
    Redirect.objects.create(old_path="/old", redirect_link="https://example.org/", is_permanent=False)
    Redirect.objects.create(old_path="/en/old?id=7", redirect_page=forum)
    assert leads(client, "/old") == (302, "https://example.org/")
    assert leads(client, "/en/old?id=7") == (301, forum.url)
    # It is no page's place: nothing stands below.
    assert client.get("/old/anything/").status_code in (302, 404)


def test_what_was_sent_to_an_old_address_is_to_be_sent_again(client, forum):
    renamed(forum, "another")
    answer = client.post(f"/++api++{OLD}@querystring-search", "{}", content_type="application/json")
    assert answer.status_code == 308


def test_the_first_page_with_an_old_query_leads_on_and_with_any_other_to_its_language(client, forum):
    Redirect.add_redirect("/?p=12", forum)
    assert leads(client, "/?p=12") == (301, forum.url)
    status, place = leads(client, "/?p=13")
    assert status == 302 and place.endswith("/?p=13")
