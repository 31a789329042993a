"""`@types`: the portal types of the site, and the fields of each as Plone's forms have them."""

import pytest
from jsonschema import Draft202012Validator

from tests.api.asking import get, refused

pytestmark = pytest.mark.django_db


def test_the_types_are_those_the_page_models_give_and_the_library_s(client, site):
    types = {entry["id"]: entry for entry in get(client, "/en/@types")}
    assert set(types) == {
        "Branch",
        "Contest",
        "Document",
        "File",
        "Forum",
        "Image",
        "LRF",
        "News Item",
        "Plone Site",
        "Trainer",
    }
    assert types["News Item"] == {
        "@id": "http://testserver/@types/News%20Item",
        "id": "News Item",
        "title": "News item",
        "addable": False,
        "immediately_addable": False,
    }


def test_titles_are_in_the_language_of_the_place(client, site):
    titles = {
        code: {entry["id"]: entry["title"] for entry in get(client, f"/{code}/@types")}
        for code in ("en", "ru")
    }
    assert titles["en"]["File"] == "Document"
    assert titles["ru"]["File"] != titles["en"]["File"]


def test_a_site_without_languages_has_no_language_roots(client, site, settings):
    settings.WAGTAIL_I18N_ENABLED = False
    kinds = [entry["id"] for entry in get(client, "/@types")]
    assert "LRF" not in kinds
    assert kinds.count("Plone Site") == 1


def test_a_type_is_a_form_with_the_protocol_s_fields_and_its_own(client, site):
    response = client.get("/++api++/@types/Contest")
    assert response["Content-Type"] == "application/json+schema"
    form = get(client, "/en/@types/Contest")
    assert (form["title"], form["type"], form["layouts"]) == ("Contest", "object", ["document_view"])
    assert {"title", "starts_at"} <= set(form["required"])
    assert "lead" not in form["required"]
    properties = form["properties"]
    assert properties["starts_at"] == {
        "title": "Start",
        "description": "In the event's own time zone.",
        "type": "string",
        "factory": "Date/Time",
        "widget": "datetime",
        "behavior": "programs.ContestPage",
    }
    assert properties["lead"]["maxLength"] == 320
    assert properties["lead_image"]["factory"] == "Image"
    assert properties["start"]["behavior"] == "plone.eventbasic"
    assert properties["subjects"]["vocabulary"]["@id"].endswith(
        "/@vocabularies/plone.app.vocabularies.Keywords"
    )


def test_every_field_stands_in_exactly_one_fieldset(client, site):
    for entry in get(client, "/@types"):
        form = get(client, f"/@types/{entry['id']}")
        fields = [field for fieldset in form["fieldsets"] for field in fieldset["fields"]]
        assert sorted(fields) == sorted(form["properties"])
        assert set(form["required"]) <= set(fields)
        Draft202012Validator.check_schema(form | {"required": form["required"]})


def test_models_that_share_a_type_bring_their_fields_together(client, site):
    properties = get(client, "/@types/Document")["properties"]
    # Of the feedback sheet, which is no other type than a plain page.
    assert properties["is_open"]["type"] == "boolean"
    assert "lead" in properties


def test_one_field_is_the_property_alone(client, site):
    form = get(client, "/en/@types/News Item")
    assert get(client, "/en/@types/News Item/date") == form["properties"]["date"]


def test_the_types_come_along_with_content(client, site):
    components = get(client, "/en", {"expand": "types"})["@components"]
    assert components["types"] == get(client, "/en/@types")


@pytest.mark.parametrize("path", ["/@types/Nothing", "/@types/Forum/nothing", "/@types/Forum/title/more"])
def test_what_the_site_has_not_got_is_not_found(client, site, path):
    assert refused(client, path)[0] == 404


def test_types_cost_no_query_beyond_the_place(client, site, django_assert_max_num_queries):
    get(client, "/en/@types")
    with django_assert_max_num_queries(3):
        get(client, "/en/@types/Contest")


def test_a_group_of_fields_is_asked_for_by_its_name(client, site):
    group = get(client, "/@types/News%20Item/dates")
    assert group["fields"] == ["effective", "expires"]
    assert refused(client, "/@types/News%20Item/nothing")[0] == 404
