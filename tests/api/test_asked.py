"""Offers of the API are kept: parameters, links to other batches, methods."""

import json
from urllib.parse import urlsplit

import pytest

from tests import factories
from tests.api.asking import JSON, ROOT, get, refused
from tests.api.conftest import settled
from tests.recorded import recorded

pytestmark = pytest.mark.django_db
FORUM = "/en/branches/taraz/leadership"
NEWS = {
    "query": [{"i": "portal_type", "o": "plone.app.querystring.operation.selection.any", "v": ["News Item"]}]
}


@pytest.fixture
def stories(site):
    """Five stories with Cyrillic words in their titles."""
    return recorded("five stories", lambda: settled(five_stories(site)))


def five_stories(site) -> list:
    """Build five stories with Cyrillic words in their titles."""
    return [
        factories.NewsPageFactory(
            parent=site.taraz, locale=site.home.locale, title=f"Маңызды жаңалық {number} & more"
        )
        for number in range(5)
    ]


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("potral_type", "portal_type"),
        ("searchabletext", "SearchableText"),
        ("portal_types:list", "portal_type"),
        ("Subject.operator", "Subject.query"),
        ("effective.rang", "effective.range"),
        ("bsize", "b_size"),
    ],
)
def test_a_misspelt_parameter_is_an_error_that_names_the_nearest(client, stories, misspelt, meant):
    status, body = refused(client, "/@search", {misspelt: "Forum"})
    assert (status, body["type"]) == (400, "BadRequest")
    assert (
        body["message"]
        == f"{misspelt.partition(':')[0]} is no parameter of this search; did you mean {meant}?"
    )


def test_a_parameter_like_none_is_answered_with_those_there_are(client, site):
    message = refused(client, "/@search", {"zzz": "1"})[1]["message"]
    assert "SearchableText" in message and "portal_type" in message


@pytest.mark.parametrize(
    "query",
    [
        # Volto's search page, its sitemap, and what it adds to any address.
        {
            "SearchableText": "foo*",
            "b_size": "25",
            "use_site_search_settings": "1",
            "metadata_fields": "_all",
        },
        {"metadata_fields": "modified", "b_start": "0", "b_size": "5000", "use_site_search_settings": "1"},
        {"expand": "breadcrumbs,navigation", "expand.navigation.depth": "2", "b_size": "0"},
        # @plone/client, with Zope's suffixes and dotted names.
        {"metadata_fields:list": ["UID", "modified"], "path.depth:int": "1", "portal_type:list": "News Item"},
        {"effective.query:date": "2019-11-01", "effective.range": "min", "Subject.query:list": "a"},
        {"fullobjects": "1", "sort_on": "effective", "sort_order": "reverse", "sort_limit": "3"},
    ],
    ids=range(6),
)
def test_what_real_clients_send_is_no_error(client, stories, query):
    assert "items" in get(client, "/@search", query)


def follow_items(ask, first_batch: dict) -> list:
    """All items from the first batch to the last, every other link on the way having been followed."""
    items, address = [], first_batch["batching"]["first"]
    while address:
        batch = ask(address)
        items += batch["items"]
        assert ask(batch["batching"]["@id"])["items"] == batch["items"]
        if "prev" in batch["batching"]:
            assert ask(batch["batching"]["prev"])["items_total"] == first_batch["items_total"]
        last, address = batch, batch["batching"].get("next")
    assert ask(first_batch["batching"]["last"])["items"] == last["items"]
    return items


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/@search", {"SearchableText": "маңызды*", "b_size": 2}),
        ("/@search", {"portal_type:list": "News Item", "b_size:int": 2, "b_start:int": 2}),
        (
            "/@search",
            {"portal_type": ["News Item", "Forum"], "b_size": 2, "metadata_fields:list": "id"},
        ),
        ("/@search", {"path.query": "/en/branches/taraz", "path.depth": 1, "b_size": 2, "fullobjects": 1}),
        ("/@search", {"Title": "Маңызды жаңалық 1 & more", "b_size": 1, "Language": "all"}),
        ("/en/branches/taraz", {"b_size": 2}),
        ("/en/news", {"b_size": 2, "expand:list": ["breadcrumbs"]}),
        ("/en/news", {"b_size": 1, "b_start": 3, "fullobjects": ""}),
        ("/@vocabularies/plone.app.vocabularies.PortalTypes", {"b_size": 3}),
        ("/@querystring-search", {"query": json.dumps({**NEWS, "b_size": "2"})}),
        ("/@querystring-search", {"query": json.dumps(NEWS), "b_size": 2, "sort_on": "effective"}),
    ],
)
def test_every_link_to_another_batch_works_as_given(client, stories, path, query):
    def ask(address: str) -> dict:
        # As an app follows it: the address and the header that asks for JSON.
        parts = urlsplit(address)
        response = client.get(f"{parts.path}?{parts.query}", headers=JSON)
        assert response.status_code == 200, (address, response.content)
        return response.json()

    answer = get(client, path, query)
    if "batching" not in answer:
        # One result, found by its title: nothing to be followed.
        assert answer["items_total"] == 1
        return
    seen = [json.dumps(item) for item in follow_items(ask, answer)]
    assert len(seen) == len(set(seen)) == answer["items_total"]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("more", [{}, {"sort_on": "effective", "limit": "4", "metadata_fields": ["UID"]}])
def test_the_links_of_a_posted_query_answer_both_methods(client, stories, method, more):
    body = {**NEWS, **more, "b_size": 2, "b_start": 0}
    answer = client.post("/++api++/@querystring-search", body, content_type="application/json").json()

    def ask(address: str) -> dict:
        parts = urlsplit(address)
        options = {"headers": JSON}
        if method == "post":
            options |= {"data": body, "content_type": "application/json"}
        response = getattr(client, method)(f"/++api++{parts.path}?{parts.query}", **options)
        assert response.status_code == 200, (address, response.content)
        return response.json()

    items = follow_items(ask, answer)
    assert len(items) == answer["items_total"] == (4 if "limit" in more else 5)


def test_a_query_too_long_for_an_address_is_posted_again(client, stories):
    row = NEWS["query"][0]
    body = {"query": [{**row, "v": ["News Item", *(f"Type {number}" for number in range(190))]}], "b_size": 2}
    answer = client.post("/++api++/@querystring-search", body, content_type="application/json").json()
    parts = urlsplit(answer["batching"]["next"])
    assert len(parts.query) < 200
    following = client.post(
        f"/++api++{parts.path}?{parts.query}", body, content_type="application/json"
    ).json()
    assert following["items"] and following["items"] != answer["items"]


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/++api++/", "GET, HEAD, OPTIONS"),
        (f"/++api++{FORUM}", "GET, HEAD, OPTIONS"),
        (f"/++api++{FORUM}/@breadcrumbs", "GET, HEAD, OPTIONS"),
        ("/++api++/@querystring-search", "GET, POST, HEAD, OPTIONS"),
        ("/++api++/@login", "POST, OPTIONS"),
        (f"{FORUM}/@actions", "GET, HEAD, OPTIONS"),
        (f"{FORUM}/", "GET, HEAD, OPTIONS"),
    ],
)
def test_options_and_the_refusal_of_a_method_tell_the_same_truth(client, forum, path, allowed):
    response = client.options(path, headers=JSON)
    assert response.status_code in (200, 204)
    assert set(response["Allow"].split(", ")) == set(allowed.split(", "))
    for method in ("get", "head", "post", "put", "patch", "delete"):
        answer = getattr(client, method)(path, headers=JSON)
        if method.upper() in allowed.split(", "):
            assert answer.status_code != 405, method
        else:
            assert answer.status_code == 405, method
            assert set(answer["Allow"].split(", ")) == set(allowed.split(", "))


@pytest.mark.parametrize("path", ["/++api++/en/nothing", f"/++api++{FORUM}/@nothing"])
def test_an_address_that_is_not_there_has_no_methods(client, forum, path):
    assert client.options(path).status_code == 404


def test_a_browser_of_another_origin_may_still_ask_beforehand(client, forum, settings):
    settings.CORS_ALLOWED_ORIGINS = ["https://app.example.org"]
    response = client.options(
        f"/++api++{FORUM}",
        headers={
            "origin": "https://app.example.org",
            "access-control-request-method": "GET",
            "access-control-request-headers": "accept, authorization",
        },
    )
    assert response.status_code == 200
    assert response["Access-Control-Allow-Origin"] == "https://app.example.org"
    assert "authorization" in response["Access-Control-Allow-Headers"]


def test_content_carries_nothing_about_locks_and_answers_where_it_said(client, forum):
    content = get(client, FORUM)
    assert "lock" not in content
    assert content["@id"] == f"{ROOT}{FORUM}"


def test_a_type_there_is_not_finds_nothing(client, stories):
    assert get(client, "/@search", {"portal_type": "Forun"})["items_total"] == 0
    assert get(client, "/@changes", {"portal_type": "Forun"})["updated"] == []


def test_content_passes_over_a_parameter_there_is_not_and_refuses_one_that_was_misspelt(client, stories):
    assert get(client, "/en", {"anything": "title"}).keys() == get(client, "/en").keys()
    _status, error = refused(client, "/en", {"feilds": "title"})
    assert error["message"] == "feilds is no parameter; did you mean fields?"
