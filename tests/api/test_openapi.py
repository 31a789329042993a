"""The API's own description: it is valid and complete, for machines and for people."""

import json
import re
from itertools import combinations

import pytest
from django.test import override_settings
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.api.describing import complaints, load_document
from wagtail_plone.openapi.described import UNKNOWN, described
from wagtail_plone.openapi.examples import example_of
from wagtail_plone.openapi.paths import paths
from wagtail_plone.service import SERVICES, Service


@pytest.fixture(scope="module")
def document() -> dict:
    """The document as it is sent."""
    return load_document()


def test_the_document_is_valid_openapi(document):
    assert [str(error)[:500] for error in OpenAPIV31SpecValidator(document).iter_errors()] == []
    assert document["openapi"].startswith("3.1")


def test_every_schema_is_valid_json_schema(document):
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_every_service_is_described(document):
    undescribed = [name for name in SERVICES if described(name) is UNKNOWN]
    assert undescribed == [], "see wagtail_plone/openapi/described.py"
    for name, service in SERVICES.items():
        for base in ("/++api++", *(() if service.only_at_root else ("/++api++/{path}",))):
            methods = document["paths"][f"{base}/@{name}"]
            assert set(methods) == {method.lower() for method in service.methods}
        description = described(name)
        assert len(description.rest) == service.rest_most
        assert description.is_empty or len(description.answers) == service.rest_most + 1


def test_a_service_of_a_site_s_own_stands_in_the_document_without_a_description():
    class Own(Service):
        name = "own"
        rest_most = 1

    try:
        assert "/++api++/{path}/@own/{segment0}" in paths()
    finally:
        del SERVICES["own"]


def test_every_property_and_parameter_says_what_it_is(document):
    silent = [
        f"{name}.{field}"
        for name, schema in document["components"]["schemas"].items()
        for field, described_field in schema.get("properties", {}).items()
        if not described_field.get("description")
    ]
    silent += [
        f"{path} {parameter['name']}"
        for path, operations in document["paths"].items()
        for operation in operations.values()
        for parameter in operation["parameters"]
        if not parameter["description"]
    ]
    assert silent == []


def test_every_name_is_one_that_generators_of_clients_can_use(document):
    """No dots, which are modules to some; no numbers alone; no two values that differ in punctuation only."""
    names = [*document["components"]["schemas"], *document["components"]["responses"]]
    assert [name for name in names if not re.fullmatch(r"[A-Z][A-Za-z0-9_]*", name)] == []
    for operations in document["paths"].values():
        for operation in operations.values():
            for parameter in operation["parameters"]:
                choices = parameter["schema"].get("enum", [])
                assert len({re.sub(r"\W", "", choice) for choice in choices}) == len(choices), parameter[
                    "name"
                ]


def test_no_address_may_be_taken_for_another(document):
    """Where two fit the same request, one is fixed wherever the other is: that one is meant (OpenAPI 3.1)."""

    def is_open_where_fixed(path: list[str], other: list[str]) -> bool:
        return any("{" in part and "{" not in fixed for part, fixed in zip(path, other, strict=True))

    by_length: dict[int, list[list[str]]] = {}
    for path in document["paths"]:
        by_length.setdefault(path.count("/"), []).append(path.split("/"))
    alike = [
        ("/".join(path), "/".join(other))
        for paths in by_length.values()
        for path, other in combinations(paths, 2)
        if all(a == b or "{" in a + b for a, b in zip(path, other, strict=True))
        and is_open_where_fixed(path, other)
        and is_open_where_fixed(other, path)
    ]
    assert alike == []


def test_every_request_that_is_counted_may_be_one_too_many_and_says_when_to_come_back(document):
    for path, operations in document["paths"].items():
        for operation in operations.values():
            statuses = set(operation["responses"])
            assert "503" in statuses
            # Pictures and files are not counted.
            assert ("429" in statuses) == ("/@@" not in path), path
    for name in ("TooManyRequests", "ServiceUnavailable"):
        assert "Retry-After" in document["components"]["responses"][name]["headers"]


def test_every_schema_is_used(document):
    text = json.dumps(document)
    unused = [
        name for name in document["components"]["schemas"] if f'"#/components/schemas/{name}"' not in text
    ]
    assert unused == []


def test_no_type_has_the_name_of_one_of_its_fields(document):
    schemas = document["components"]["schemas"]
    assert [name for name, schema in schemas.items() if name.lower() in schema.get("properties", {})] == []


def test_types_are_told_apart_by_their_name(document):
    told = document["components"]["schemas"]["Content"]["discriminator"]
    assert told["propertyName"] == "@type"
    assert {"Forum", "Contest", "Trainer", "Branch", "News Item", "Document", "LRF", "Plone Site"} <= set(
        told["mapping"]
    )


def test_own_fields_are_described_by_what_they_are(document):
    schemas = document["components"]["schemas"]
    forum = schemas["Forum"]
    assert forum["properties"]["starts_at"]["format"] == "date-time"
    assert forum["properties"]["participants_number"]["type"] == ["integer", "null"]
    assert "starts_at" in forum["x-whole"]
    assert set(schemas["SessionValue"]["required"]) == {
        "title",
        "kind",
        "starts",
        "minutes",
        "section",
        "place",
        "summary",
        "speakers",
    }
    assert schemas["ProgramsContestAward"]["properties"]["place"]["enum"] == [1, 2, 3, None]
    # A property of the model, by its annotation.
    assert schemas["Trainer"]["properties"]["public_phone"]["type"] == "string"
    # Not every page that answers as a Document has it.
    assert "is_open" not in schemas["Document"]["x-whole"]
    assert "lead" in schemas["Document"]["x-whole"]


def test_the_examples_of_the_page_fit_their_schemas(document):
    schemas = document["components"]["schemas"]
    for name in SERVICES:
        for schema in described(name).answers:
            assert complaints(document, schema, example_of(schema, schemas)) == [], name
        if described(name).body:
            assert complaints(document, described(name).body, described(name).body_example) == [], name


def test_the_document_is_sent_with_a_tag_and_not_again(client, db):
    first = client.get("/api/openapi.json")
    assert first["Content-Type"] == "application/json"
    assert "max-age" in first["Cache-Control"]
    again = client.get("/api/openapi.json", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@override_settings(WAGTAIL_PLONE_ROOT_URL="https://other.example")
def test_the_document_names_the_address_that_is_configured(client, db):
    assert client.get("/api/openapi.json").json()["servers"][0]["url"] == "https://other.example"
