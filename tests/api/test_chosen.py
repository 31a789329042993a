"""Clients choose what comes: fields, without blocks, pictures in some sizes; on content and in lists."""

import pytest

from tests import factories
from tests.api.asking import get, queries, refused
from tests.api.conftest import settle
from tests.api.describing import answer_schema, load_document
from wagtail_plone.schemas.content import ALWAYS
from wagtail_plone.schemas.words import always

FORUM = "/en/branches/taraz/forum-2019"
# Each address that answers with whole objects, and where they are in the answer.
WHOLE = [
    (FORUM, {}, lambda answer: [answer]),
    ("/en/@search", {"portal_type": "Forum", "fullobjects": "1"}, lambda answer: answer["items"]),
    (
        "/en/@querystring-search",
        {"query": '{"query":[{"i":"portal_type","o":"selection.any","v":["Forum"]}]}', "fullobjects": "1"},
        lambda answer: answer["items"],
    ),
    ("/en/branches/taraz", {"fullobjects": "1"}, lambda answer: answer["items"]),
    (
        "/@changes",
        {"language": "en", "portal_type": "Forum", "fullobjects": "1"},
        lambda answer: [change["item"] for change in answer["updated"]],
    ),
]
everywhere = pytest.mark.parametrize(
    ("path", "query", "objects"), WHOLE, ids=[path for path, *_more in WHOLE]
)


@pytest.fixture
def pictured(forum):
    """The forum of the tests with a picture that stands for it and a gallery."""
    forum.slug = FORUM.rpartition("/")[2]
    forum.lead_image = factories.ImageFactory()
    forum.save_revision().publish()
    settle()
    return forum


@everywhere
def test_only_the_fields_named_come_beside_what_always_does(client, pictured, path, query, objects):
    found = objects(get(client, path, {**query, "fields": "programme,start"}))
    assert found
    assert all(set(whole) <= {*ALWAYS, "programme", "start", "items", "items_total"} for whole in found)
    assert any({*ALWAYS, "programme", "start"} <= set(whole) for whole in found)


@everywhere
def test_what_is_chosen_is_what_would_have_come(client, pictured, path, query, objects):
    whole = objects(get(client, path, query))
    chosen = objects(get(client, path, {**query, "fields": "programme,start,location"}))
    for before, after in zip(whole, chosen, strict=True):
        assert {name: before[name] for name in after} == after


@everywhere
def test_without_blocks_everything_else_comes(client, pictured, path, query, objects):
    whole = objects(get(client, path, query))
    lean = objects(get(client, path, {**query, "omit": "blocks"}))
    for before, after in zip(whole, lean, strict=True):
        assert set(before) - set(after) == {"blocks", "blocks_layout"}
        assert {name: before[name] for name in after if name != "items"} == {
            name: value for name, value in after.items() if name != "items"
        }


@everywhere
def test_pictures_come_in_the_scales_named(client, pictured, path, query, objects):
    found = objects(get(client, path, {**query, "scales": "preview,large"}))
    pictures = [whole["image"] for whole in found if whole.get("image")]
    assert pictures
    assert all(set(picture["scales"]) == {"preview", "large"} for picture in pictures)
    assert all(picture["download"] for picture in pictures)


def test_summaries_come_with_the_scales_named(client, pictured):
    (summary,) = get(client, "/en/@search", {"portal_type": "Forum", "scales": "tile"})["items"]
    (picture,) = summary["image_scales"]["image"]
    assert set(picture["scales"]) == {"tile"}
    (change,) = get(client, "/@changes", {"language": "en", "portal_type": "Forum", "scales": "tile"})[
        "updated"
    ]
    assert change["item"] == summary


@everywhere
@pytest.mark.parametrize(
    ("parameter", "value", "meant"),
    [
        ("fields", "title,programm", "programme"),
        ("omit", "block", "blocks"),
        ("scales", "previev", "preview"),
    ],
)
def test_a_name_there_is_not_is_refused_and_the_nearest_named(
    client, pictured, path, query, objects, parameter, value, meant
):
    status, error = refused(client, path, {**query, parameter: value})
    assert status == 400
    assert error["message"].startswith(f"{parameter}: there is no")
    assert error["message"].endswith(f"did you mean {meant}?")


def test_what_always_comes_cannot_be_left_out(client, pictured):
    status, error = refused(client, FORUM, {"omit": "UID"})
    assert (status, error["message"].partition(",")[0]) == (400, "omit: UID always comes")


@pytest.mark.parametrize("path", ["/en/@search", "/@changes"])
def test_summaries_are_not_chosen_of(client, pictured, path):
    status, error = refused(client, path, {"fields": "title"})
    assert (status, error["message"]) == (400, "fields chooses of whole objects: it needs fullobjects")


def test_components_and_children_come_where_they_are_asked_for(client, pictured):
    assert "items" not in get(client, "/en/branches/taraz", {"fields": "title"})
    assert get(client, "/en/branches/taraz", {"fields": "title,items"})["items"]
    answer = get(client, FORUM, {"fields": "title", "expand": "breadcrumbs"})
    assert answer["@components"]["breadcrumbs"]["items"]


def test_the_site_root_and_pictures_of_the_library_are_chosen_of_too(client, pictured):
    assert set(get(client, "", {"fields": "title"})) <= set(ALWAYS)
    image = get(client, f"/images/{pictured.lead_image_id}", {"fields": "image", "scales": "mini"})
    assert set(image) == {*ALWAYS, "image"}
    assert set(image["image"]["scales"]) == {"mini"}


def test_choosing_takes_no_more_queries(client, pictured):
    query = {"portal_type": "Forum", "fullobjects": "1"}
    chosen = {**query, "fields": "programme", "scales": "mini"}
    assert queries(client, "/en/@search", chosen) <= queries(client, "/en/@search", query)


def test_what_always_comes_is_all_that_is_required(client, pictured):
    """The description holds for whatever was chosen; `x-whole` says what comes where nothing was."""
    document = load_document()
    assert answer_schema(document, "/++api++/{path}") == {"$ref": "#/components/schemas/Content"}
    schema = document["components"]["schemas"]["Forum"]
    assert set(schema["required"]) == set(ALWAYS)
    assert set(always(schema)) <= set(get(client, FORUM))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("field", "fields"),
        ("scale", "scales"),
        ("fulobjects", "fullobjects"),
        ("include_item", "include_items"),
    ],
)
def test_a_choice_that_is_misspelt_is_refused_and_the_nearest_one_told(client, forum, written, meant):
    status, error = refused(client, forum.url.rstrip("/"), {written: "1"})
    assert status == 400
    assert error["message"] == f"{written} is no parameter; did you mean {meant}?"


def test_what_plone_s_clients_send_beside_is_passed_over(client, forum):
    query = {
        "expand": "navigation",
        "expand.navigation.depth": "2",
        "version": "current",
        "t": "1",
        "file": "x",
    }
    assert get(client, forum.url.rstrip("/"), query)["@type"] == "Forum"
