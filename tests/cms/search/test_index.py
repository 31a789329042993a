"""The index goes with the documents, costs the same however large the site, and knows its version."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from cms.search import making
from cms.search.making import check_index
from cms.search.models import IndexVersion, SearchEntry, Spelling
from news.models import NewsPage
from tests import factories
from tests.api.asking import get, paths
from tests.api.conftest import settle, settled
from tests.cms.search.growing import COMMON, HALF, RARE, grow_found
from tests.cms.search.reading import found
from wagtail_plone.documents.catalog import Criteria, Order, matching
from wagtail_plone.documents.storing import store
from wagtail_plone.models import PublishedDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(site):
    return settled(
        factories.NewsPageFactory(
            parent=site.taraz, slug="story", locale=site.taraz.locale, title="Meteorites"
        )
    )


def test_an_entry_comes_changes_and_goes_with_its_document(client, story):
    assert SearchEntry.objects.filter(document=story.pk).exists()
    story.title = "Comets"
    story.save_revision().publish()
    assert found(client, "comet").paths and not found(client, "meteorite").paths
    story.delete()
    settle()
    assert not SearchEntry.objects.filter(document=story.pk).exists()
    assert not found(client, "comet").paths


def test_what_a_type_names_nowhere_is_found_where_the_api_says_it(client, story):
    story.topics.add(factories.TopicFactory(locale=story.locale, name="Astronomy"))
    story.save_revision().publish()
    assert found(client, "astronomy").paths == ["/en/branches/taraz/story"]


def test_all_documents_have_entries_and_all_are_made_again(client, story):
    assert SearchEntry.objects.count() == PublishedDocument.objects.count()
    SearchEntry.objects.all().delete()
    Spelling.objects.all().delete()
    assert not found(client, "meteorite").paths
    call_command("rebuild_search", stdout=open("/dev/null", "w"))  # noqa: SIM115
    assert found(client, "meteorite").paths == ["/en/branches/taraz/story"]
    assert SearchEntry.objects.count() == PublishedDocument.objects.count()


def test_another_version_of_the_analysis_is_named_by_a_check_until_the_index_is_made_anew(story, monkeypatch):
    call_command("rebuild_search", stdout=open("/dev/null", "w"))  # noqa: SIM115
    assert check_index(databases=["default"]) == []
    monkeypatch.setattr(making, "ANALYSER_VERSION", "another")
    (warning,) = check_index(databases=["default"])
    assert "rebuild_search" in warning.hint
    call_command("rebuild_search", "--if-outdated", stdout=open("/dev/null", "w"))  # noqa: SIM115
    assert check_index(databases=["default"]) == []
    assert IndexVersion.objects.count() == 1


def test_storing_asks_the_same_of_many_documents_as_of_one(site):
    stories = [factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale) for _ in range(6)]
    settle()

    def queries(count: int, title: str) -> int:
        keys = [story.pk for story in stories[:count]]
        NewsPage.objects.filter(pk__in=keys).update(title=title)
        pages = list(NewsPage.objects.filter(pk__in=keys))
        with CaptureQueriesContext(connection) as captured, transaction.atomic():
            store(pages)
        return sum('"search_' in query["sql"] for query in captured)

    assert queries(6, "Second") == queries(1, "Third") == 2


def test_searches_ask_the_same_of_a_large_site_as_of_a_small_one(client, story):
    grow_found(story, 20)
    addresses = [
        ("/en/search/", {"q": COMMON}),
        ("/en/search/", {"q": f"{COMMON} {HALF}"}),
        ("/en/search/suggestions/", {"q": "grow"}),
        ("/++api++/en/@search", {"SearchableText": COMMON}),
    ]

    def queries() -> list[int]:
        counts = []
        for address, query in addresses:
            client.get(address, query)
            with CaptureQueriesContext(connection) as captured:
                client.get(address, {**query, "page": 1} if "search/" in address else query)
            counts.append(len(captured))
        return counts

    few = queries()
    grow_found(story, 300)
    assert queries() == few
    assert max(few) <= 14


def test_the_api_counts_all_and_leads_through_all_batches(client, story):
    grow_found(story, 60)
    asked = {"SearchableText": COMMON, "b_size": 50}
    first, second = get(client, "/en/@search", asked), get(client, "/en/@search", {**asked, "b_start": 50})
    assert first["items_total"] == second["items_total"] == 60
    assert (len(first["items"]), len(second["items"])) == (50, 10)
    assert get(client, "/en/branches/taraz/@search", asked)["items_total"] == 60
    assert get(client, "/en/branches/aktau/@search", asked)["items_total"] == 0
    assert get(client, "/en/@search", {**asked, "portal_type": "Forum"})["items_total"] == 0
    assert get(client, "/en/@search", {**asked, "id": "grown-3"})["items_total"] <= 1
    newest = get(client, "/en/@search", {**asked, "sort_on": "effective", "sort_order": "descending"})
    assert newest["items_total"] == 60


def test_more_hits_than_are_ranked_are_found_and_counted(client, story, monkeypatch):
    monkeypatch.setattr("wagtail_plone.documents.ranked.SERVICE_HITS", 10)
    grow_found(story, 30)
    asked = {"SearchableText": COMMON, "path.depth": 5, "b_size": 8}
    batches = [get(client, "/en/@search", {**asked, "b_start": start}) for start in (0, 8, 16, 24)]
    assert {batch["items_total"] for batch in batches} == {30}
    assert [len(batch["items"]) for batch in batches] == [8, 8, 8, 6]
    criteria = Criteria(condition=Q(level__gt=1))
    criteria.search_for(COMMON)
    keys, total = matching(criteria, Order()).window(0, 40)
    assert len(set(keys)) == len(keys) == total == 30


def test_the_api_finds_forms_of_words_best_first(client, story, site):
    factories.NewsPageFactory(
        parent=site.taraz, locale=site.home.locale, slug="lead", lead="A meteorite fell"
    )
    assert paths(get(client, "/en/@search", {"SearchableText": "meteorite"})) == [
        "/en/branches/taraz/story",
        "/en/branches/taraz/lead",
    ]
    assert get(client, "/en/@search", {"SearchableText": '"a meteorite"'})["items_total"] == 1
    assert RARE == "meteorite"


@pytest.mark.parametrize("text", ["ж" * 5_000, " ".join(f"сөз{number}дің" for number in range(40_000))])
def test_a_text_of_any_length_is_published(client, site, text):
    body = [{"type": "paragraph", "value": f"<p>meteorite {text}</p>"}]
    page = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, slug="long", body=body)
    assert found(client, "meteorite").paths == ["/en/branches/taraz/long"]
    assert SearchEntry.objects.filter(document=page.pk).exists()
