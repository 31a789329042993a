"""Indexes of the site's own: what is found by a branch, and the news found by their event."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from news.models import NewsPage
from programs.models import ForumPage
from tests import factories
from tests.api.asking import get, refused
from tests.api.conftest import settle, settled
from tests.api.scale import grow, plans
from tests.api.test_plans import FEW, MANY, TABLES
from tests.remembering import nothing_remembered
from wagtail_plone.documents.comparing import differences
from wagtail_plone.identity import uid
from wagtail_plone.models import DocumentRelation, PublishedDocument

pytestmark = pytest.mark.django_db
OPERATION = "plone.app.querystring.operation"


def uid_of(page: Page) -> str:
    return uid(page.translation_key, page.locale.language_code)


def found(client, place: str = "/en", **query) -> list[str]:
    """The titles a search finds."""
    return [item["title"] for item in get(client, f"{place}/@search", query)["items"]]


def edited(page: Page, **values) -> None:
    """Publish a page with other values."""
    page = Page.objects.get(pk=page.pk).specific
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    settle()


@pytest.fixture
def story(site, forum) -> NewsPage:
    """News of Aktau about the forum of Taraz, published as editors publish."""
    story = factories.NewsPageFactory(
        parent=site.aktau, locale=site.home.locale, title="The forum is over", about=forum
    )
    story.save_revision().publish()
    return settled(story)


@pytest.fixture
def held(site, forum) -> ForumPage:
    """The forum of Taraz, which Aktau holds with it."""
    edited(forum, held_with=[site.aktau])
    return forum


def test_a_branch_finds_the_events_it_holds_with_others(client, site, held):
    for branch in (site.taraz, site.aktau):
        assert found(client, branch=uid_of(branch), portal_type="Forum") == ["Leadership forum"]
    edited(held, held_with=[])
    assert found(client, branch=uid_of(site.aktau), portal_type="Forum") == []


def test_a_path_means_the_place_as_before(client, site, held):
    assert found(client, path=site.aktau.url.rstrip("/"), portal_type="Forum") == []
    assert found(client, path=site.taraz.url.rstrip("/"), portal_type="Forum") == ["Leadership forum"]


def test_a_branch_finds_itself_and_all_that_stands_below_it_as_its_path_does(client, site, story, forum):
    titles = found(client, branch=uid_of(site.aktau))
    assert titles == found(client, path=site.aktau.url.rstrip("/")) == ["Aktau branch", "The forum is over"]


def test_volto_lists_them_on_the_branch(client, site, held):
    content = get(client, site.aktau.url.rstrip("/"))
    listings = [block for block in content["blocks"].values() if block["@type"] == "listing"]
    (events,) = [block for block in listings if block["headline"] == "Forums and contests"]
    query = {**events["querystring"], "metadata_fields": "_all", "b_size": 25}
    answer = client.post(
        f"/++api++{site.aktau.url.rstrip('/')}/@querystring-search",
        query,
        content_type="application/json",
    )
    assert [item["title"] for item in answer.json()["items"]] == ["Leadership forum"]


def test_the_event_names_its_branches_and_they_are_words_to_find_it_by(client, site, held):
    content = get(client, held.url.rstrip("/"))
    assert [branch["title"] for branch in content["held_with"]] == ["Aktau branch"]
    assert "Leadership forum" in found(client, SearchableText="Aktau", portal_type="Forum")
    PageViewRestriction.objects.create(page=site.aktau, restriction_type="login")
    settle()
    assert get(client, held.url.rstrip("/"))["held_with"] == []


def test_an_event_finds_its_news_and_tells_of_them(client, forum, story):
    assert found(client, about=uid_of(forum)) == ["The forum is over"]
    content = get(client, forum.url.rstrip("/"))
    assert [item["title"] for item in content["stories"]] == ["The forum is over"]
    assert get(client, story.url.rstrip("/"))["about"]["UID"] == uid_of(forum)


def test_news_count_whichever_language_s_version_they_name(client, site, forum, story, locales):
    edited(forum)
    russian = forum.get_translation(locales["ru"])
    edited(story, about=russian)
    assert found(client, about=uid_of(forum)) == ["The forum is over"]
    assert found(client, about=uid_of(russian)) == ["The forum is over"]
    for event in (forum, russian):
        assert len(get(client, event.url.rstrip("/"))["stories"]) == 1
    assert len(found(client, "/ru", about=uid_of(forum))) == 1


def test_news_published_later_are_told_of_and_drafts_never(client, site, forum):
    story = factories.NewsPageFactory(
        parent=site.taraz, locale=site.home.locale, title="A draft", about=forum, live=False
    )
    settle()
    assert get(client, forum.url.rstrip("/"))["stories"] == []
    assert found(client, about=uid_of(forum)) == []
    story.save_revision().publish()
    settle()
    assert [item["title"] for item in get(client, forum.url.rstrip("/"))["stories"]] == ["A draft"]
    for change in (story.unpublish, lambda: edited(story), lambda: edited(story, about=None)):
        change()
        settle()
        NewsPage.objects.get(pk=story.pk)
    assert get(client, forum.url.rstrip("/"))["stories"] == []


def test_news_that_are_taken_back_deleted_or_restricted_are_told_of_no_more(client, forum, story):
    address = forum.url.rstrip("/")
    Page.objects.get(pk=story.pk).specific.unpublish()
    settle()
    assert get(client, address)["stories"] == []
    edited(story)
    assert len(get(client, address)["stories"]) == 1
    restriction = PageViewRestriction.objects.create(page=story, restriction_type="login")
    settle()
    assert get(client, address)["stories"] == []
    restriction.delete()
    settle()
    assert len(get(client, address)["stories"]) == 1
    Page.objects.get(pk=story.pk).specific.delete()
    settle()
    assert get(client, address)["stories"] == []


def test_the_newest_six_are_told_of_and_a_search_has_all(client, site, forum):
    for day in range(1, 9):
        factories.NewsPageFactory(
            parent=site.taraz,
            locale=site.home.locale,
            title=f"Day {day}",
            date=date(2020, 1, day),
            about=forum,
        )
    settle()
    titles = [item["title"] for item in get(client, forum.url.rstrip("/"))["stories"]]
    assert titles == [f"Day {day}" for day in range(8, 2, -1)]
    assert len(found(client, about=uid_of(forum))) == 8


def test_rows_of_a_query_name_pages_by_their_ids(client, site, held):
    row = {"i": "branch", "o": f"{OPERATION}.string.is", "v": uid_of(site.aktau)}
    others = [
        {"i": "portal_type", "o": f"{OPERATION}.selection.any", "v": ["Forum"]},
        {"i": "Language", "o": f"{OPERATION}.selection.any", "v": ["en"]},
    ]
    for operator, titles in (("is", ["Leadership forum"]), ("isNot", [])):
        query = {"query": [{**row, "o": f"{OPERATION}.string.{operator}"}, *others]}
        answer = client.post("/++api++/en/@querystring-search", query, content_type="application/json")
        assert [item["title"] for item in answer.json()["items"]] == titles


def test_the_indexes_are_described(client, site):
    indexes = get(client, "/en/@querystring")["indexes"]
    assert (indexes["branch"]["title"], indexes["about"]["title"]) == ("Branch", "about")
    parameters = client.get("/api/openapi.json").json()["paths"]["/++api++/{path}/@search"]["get"][
        "parameters"
    ]
    assert {"about", "branch"} <= {parameter.get("name") for parameter in parameters}


def test_a_page_nobody_sees_finds_nothing(client, site, forum, story):
    assert found(client, about="0" * 32) == []
    edited(story)
    PageViewRestriction.objects.create(page=forum, restriction_type="login")
    settle()
    assert found(client, about=uid_of(forum)) == []
    assert refused(client, "/en/@search", {"abuot": uid_of(forum)})[0] == 400


def test_remembered_answers_forget_what_is_about_the_event(client, site, forum, story, monkeypatch):
    monkeypatch.setattr("wagtail_plone.views.reads_committed", lambda: True)
    aktau = uid_of(site.aktau)
    questions = [
        ("/en/@search", {"about": uid_of(forum)}),
        ("/en/@search", {"branch": aktau, "portal_type": "Forum"}),
        (forum.url.rstrip("/"), {}),
    ]
    changes = [
        lambda: edited(story, title="Another title"),
        lambda: edited(forum, held_with=[site.aktau]),
        lambda: edited(story, about=None),
        lambda: edited(forum, held_with=[]),
        lambda: edited(story, about=forum),
        Page.objects.get(pk=forum.pk).specific.unpublish,
        lambda: edited(forum, held_with=[site.aktau]),
        site.aktau.unpublish,
        lambda: edited(site.aktau),
        lambda: edited(story),
    ]
    for number, change in enumerate([lambda: None, *changes]):
        change()
        settle()
        remembered = [client.get(f"/++api++{path}", query).content for path, query in questions]
        with nothing_remembered():
            anew = [client.get(f"/++api++{path}", query).content for path, query in questions]
        assert remembered == anew, f"after change {number}"


def test_the_index_is_right_after_every_change(client, site, held, story):
    edited(site.aktau, title="Aktau, renamed")
    edited(held, held_with=[])
    edited(story, about=None)
    named = DocumentRelation.objects.filter(document__page__in=[held.pk, story.pk])
    assert set(named.values_list("name", "key")) == {
        ("branch", site.taraz.translation_key.hex),
        ("branch", site.aktau.translation_key.hex),
    }
    assert not list(differences())


def test_asking_by_a_branch_costs_the_same_queries_however_much_it_holds(client, site, forum, held):
    def queries() -> int:
        with nothing_remembered(), CaptureQueriesContext(connection) as captured:
            get(client, "/en/@search", {"branch": uid_of(site.aktau), "portal_type": "Forum"})
        return len(captured)

    queries()
    few = queries()
    for _number in range(5):
        factories.ForumPageFactory(parent=site.taraz, locale=site.home.locale, held_with=[site.aktau])
    settle()
    assert queries() == few


def test_no_table_is_read_from_end_to_end_by_an_index_of_the_site(client, site, forum, held, story):
    grow(story, FEW if connection.vendor == "sqlite" else MANY)
    if connection.vendor == "postgresql":
        # Without, it does not know that the table has grown, and reads small ones whole.
        connection.cursor().execute("ANALYZE")
    for query in (
        {"branch": uid_of(site.aktau), "portal_type": "Forum", "sort_on": "start"},
        {"about": uid_of(forum), "sort_on": "effective", "sort_order": "descending"},
    ):
        with nothing_remembered(), plans() as made:
            get(client, "/en/@search", query)
        lines = [line for plan in made for line in plan.splitlines()]
        assert [line for line in lines if TABLES.search(line)] == []
        # PostgreSQL reads a table of a few rows whole, as it should.
        assert connection.vendor == "postgresql" or any("document_relation" in line for line in lines)
    assert PublishedDocument.objects.count() > FEW
