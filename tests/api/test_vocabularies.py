"""`@vocabularies` and `@querystring`: what can be chosen, and what can be searched for."""

import json

import pytest
from wagtail.models import PageViewRestriction

from cms.pages.models.topics import Topic
from tests import factories
from tests.api.asking import get, queries, refused
from tests.api.conftest import settle, settled
from tests.recorded import recorded
from wagtail_plone.services.querystring import INDEXES

pytestmark = pytest.mark.django_db
PLONE = "plone.app.vocabularies"


def story_about(branch, *topics: str, **values):
    """A published story of a branch with some topics."""
    locale = branch.locale
    chosen = [
        Topic.objects.get_or_create(slug=name.lower(), locale=locale, defaults={"name": name})[0]
        for name in topics
    ]
    story = factories.NewsPageFactory(parent=branch, locale=locale, **values)
    story.topics.set(chosen)
    story.save_revision().publish() if values.get("live", True) else story.save()
    return story


def tokens(vocabulary: dict) -> list[str]:
    return [term["token"] for term in vocabulary["items"]]


def test_all_vocabularies_are_named(client, site):
    addresses = {entry["title"]: entry["@id"] for entry in get(client, "/en/@vocabularies")}
    assert {
        f"{PLONE}.Keywords",
        f"{PLONE}.SupportedContentLanguages",
        f"{PLONE}.PortalTypes",
        f"{PLONE}.ReallyUserFriendlyTypes",
        f"{PLONE}.WorkflowStates",
        f"{PLONE}.ImagesScales",
        "programs.ContestAward.place",
    } <= set(addresses)
    for name, address in addresses.items():
        assert address == f"http://testserver/en/@vocabularies/{name}"
        assert get(client, f"/en/@vocabularies/{name}")["@id"] == address


def test_keywords_are_the_subjects_of_what_readers_see_in_that_language(client, site):
    story_about(site.taraz, "Leadership", "Assessment")
    story_about(site.taraz, "Leadership")
    story_about(site.taraz, "Draft", live=False)
    private = story_about(site.aktau, "Secret")
    settle()
    # As if its document had been forgotten: whether readers may see it is asked of the page.
    PageViewRestriction.objects.bulk_create([PageViewRestriction(page=private, restriction_type="login")])
    name = f"@vocabularies/{PLONE}.Keywords"
    assert tokens(get(client, f"/en/{name}")) == ["Assessment", "Leadership"]
    assert tokens(get(client, f"/ru/{name}")) == ["Assessment", "Leadership"]
    assert tokens(get(client, f"/{name}")) == ["Assessment", "Leadership"]


def test_terms_are_filtered_by_title_token_and_tokens(client, site):
    path = f"/en/@vocabularies/{PLONE}.SupportedContentLanguages"
    assert tokens(get(client, path)) == ["kk", "ru", "en"]
    assert tokens(get(client, path, {"title": "RUSS"})) == ["ru"]
    assert tokens(get(client, path, {"token": "en"})) == ["en"]
    assert tokens(get(client, path, {"token": "xx"})) == []
    assert tokens(get(client, path, {"tokens:list": ["en", "kk", "xx"]})) == ["en", "kk"]


def test_terms_come_in_batches(client, site):
    path = f"/en/@vocabularies/{PLONE}.ImagesScales"
    answer = get(client, path, {"b_size": 2, "b_start": 2})
    assert (len(answer["items"]), answer["items_total"]) == (2, 11)
    assert answer["batching"]["next"].endswith("?b_start=4&b_size=2")
    following = answer["batching"]["next"].removeprefix("http://testserver")
    assert client.get(following, headers={"accept": "application/json"}).json()["items"]
    whole = get(client, path, {"b_size": -1})
    assert len(whole["items"]) == 11
    assert "batching" not in whole


def test_choices_of_fields_are_vocabularies_in_the_language_of_the_place(client, site):
    answer = get(client, "/en/@vocabularies/programs.ContestAward.place")
    assert answer["items"][0] == {"token": "1", "title": "1st place"}
    assert tokens(answer) == ["1", "2", "3"]


def test_the_site_root_is_no_type_anybody_looks_for(client, site):
    assert "Plone Site" in tokens(get(client, f"/@vocabularies/{PLONE}.PortalTypes"))
    assert "Plone Site" not in tokens(get(client, f"/@vocabularies/{PLONE}.ReallyUserFriendlyTypes"))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/@vocabularies/nothing", 404),
        (f"/@vocabularies/{PLONE}.Keywords/more", 404),
        (f"/@vocabularies/{PLONE}.Keywords?b_size=x", 400),
        (f"/@vocabularies/{PLONE}.Keywords?title=a&token=b", 400),
    ],
)
def test_what_makes_no_sense_is_an_error(client, site, path, status):
    assert refused(client, path)[0] == status


def test_more_stories_cost_no_more_queries(client, site):
    story_about(site.taraz, "Leadership")
    path = f"/en/@vocabularies/{PLONE}.Keywords"
    before = queries(client, path)
    for number in range(5):
        story_about(site.taraz, f"Topic {number}")
    assert queries(client, path) == before
    assert before <= 4


def test_querystring_names_indexes_with_operators_and_choices(client, site):
    story_about(site.taraz, "Leadership")
    answer = get(client, "/en/@querystring")
    kind = answer["indexes"]["portal_type"]
    assert kind["title"] == "Type"
    assert kind["values"]["News Item"] == {"title": "News item"}
    assert kind["vocabulary"] == f"{PLONE}.ReallyUserFriendlyTypes"
    operator = kind["operators"][kind["operations"][0]]
    assert set(operator) == {"title", "description", "operation", "widget"}
    assert answer["indexes"]["Subject"]["values"] == {"Leadership": {"title": "Leadership"}}
    assert {"effective", "start", "sortable_title"} <= set(answer["sortable_indexes"])
    assert "SearchableText" not in answer["sortable_indexes"]


# A value for each kind of operator that fits nothing there is.
NOTHING = {
    "StringWidget": "no-such-thing",
    "MultipleSelectionWidget": ["no-such-thing"],
    "ReferenceWidget": "/no/such/place",
    "RelativePathWidget": "no/such/place",
    "DateWidget": "2019-01-01",
    "DateRangeWidget": ["2001-01-01", "2001-01-02"],
    "RelativeDateWidget": 30_000,
    None: None,
}


def found_by(client, index: str, operator: str, value) -> int:
    query = json.dumps({"query": [{"i": index, "o": operator, "v": value}]})
    return get(client, "/@querystring-search", {"query": query})["items_total"]


@pytest.mark.parametrize("index", sorted(INDEXES))
def test_every_operator_that_is_named_does_something(client, site, forum, index):
    """An index or an operator the search ignores would find everything."""
    recorded("story about leadership", lambda: settled(story_about(site.taraz, "Leadership")))
    everything = get(client, "/@search")["items_total"]
    described = get(client, "/@querystring")["indexes"][index]
    for name, operator in described["operators"].items():
        value = NOTHING[operator["widget"]]
        count = found_by(client, index, name, value)
        if name.endswith(("none", "isNot", "isTrue", "isFalse")) or operator["widget"] in (
            "DateWidget",
            "RelativeDateWidget",
            None,
        ):
            assert 0 <= count <= everything
        else:
            assert count == 0, name
    if described["operations"][0].endswith("isTrue"):
        yes, no = (found_by(client, index, name, None) for name in described["operations"])
        assert yes + no == everything
        assert yes not in (0, everything)


def test_every_index_to_sort_by_can_be_sorted_by(client, site):
    for index in get(client, "/@querystring")["sortable_indexes"]:
        assert get(client, "/@search", {"sort_on": index})["items"]
