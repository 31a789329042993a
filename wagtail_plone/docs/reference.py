"""The reference: every service, type and shape of the OpenAPI document, each with what a page of it shows."""

import json
from typing import Any

from django.utils.text import slugify

from wagtail_plone.docs.asking import Asking
from wagtail_plone.docs.words import Words, prose
from wagtail_plone.openapi.described import Described, described
from wagtail_plone.openapi.examples import example_of
from wagtail_plone.openapi.paths import PLACE, ROOT
from wagtail_plone.schemas.components import name_in
from wagtail_plone.schemas.words import Schema
from wagtail_plone.service import SERVICES, answering


def kinds(document: dict[str, Any]) -> dict[str, str]:
    """The portal types of content with the names of their schemas."""
    mapping = document["components"]["schemas"]["Content"]["discriminator"]["mapping"]
    return {kind: name_in({"$ref": target}) for kind, target in mapping.items()}


def address_of_schema(document: dict[str, Any], name: str) -> str:
    """The address of a schema's explanation below the documentation: a type has a page, a shape a section."""
    kind = next((kind for kind, schema in kinds(document).items() if schema == name), "")
    return f"types/{slugify(kind)}/" if kind else f"reference/shapes/#schema-{name}"


def tagged(document: dict[str, Any]) -> list[tuple[dict[str, str], list[str]]]:
    """The tags that have services, each with the names of these."""
    names = [name for name in sorted(answering()) if f"{ROOT}/@{name}" in document["paths"]]
    by_tag = [
        (tag, [name for name in names if described(name).tag == tag["name"]]) for tag in document["tags"]
    ]
    return [(tag, services) for tag, services in by_tag if services]


def service(document: dict[str, Any], name: str, words: Words, values: dict[str, str]) -> dict[str, Any]:
    """The context of a service's page; `values` say where its example asks (`guides.example_values`)."""
    description = described(name)
    address = f"{ROOT}/@{name}"
    schemas = document["components"]["schemas"]
    below = f"{PLACE}/@{name}"
    forms = [
        path
        for path in document["paths"]
        if path in (address, below) or path.startswith((f"{address}/{{", f"{below}/{{"))
    ]
    parameters: dict[str, Any] = {}
    for form in forms:
        for operation in document["paths"][form].values():
            parameters |= {parameter["name"]: parameter for parameter in operation["parameters"]}
    return {
        "name": f"@{name}",
        "summary": description.summary,
        "description": prose(description.description),
        "methods": [method.upper() for method in document["paths"][address]],
        # The root answers what is described below a page alone (`openapi.paths`).
        "addresses": list(
            dict.fromkeys(way for form in forms for way in (form.replace(PLACE, ROOT, 1), form))
        ),
        # Told once, in the guide about errors and limits.
        "parameters": [
            words.parameter(parameter) for parameter in parameters.values() if parameter["in"] != "header"
        ],
        "expands": name if SERVICES[name].expandable else "",
        "takes": words.fields(description.body) if description.body else [],
        "asking": _asking(name, description, values),
        "example": _pretty(example_of(_answer(description), schemas)) if description.answers else "",
    }


def _asking(name: str, description: Described, values: dict[str, str]) -> Asking:
    """The request of a service's example, at a page that this site has."""
    methods = SERVICES[name].methods
    is_posted = "GET" not in methods or description.body_example is not None
    is_signed_in = is_posted and description.body_example is None
    places = ("", values["place"], values["folder"])
    place = places[description.example_place.count("/")]
    return Asking(
        f"service-{name}",
        "POST" if is_posted else "GET",
        f"{ROOT}{place}/@{name}{description.example}",
        (("Authorization", "Bearer TOKEN"),) if is_signed_in else (),
        description.body_example if is_posted else None,
    )


def _answer(description: Described) -> Schema:
    """The schema of the answer that the example asks for."""
    segments = description.example.partition("?")[0].count("/")
    return description.answers[min(segments, len(description.answers) - 1)]


def _pretty(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def content(document: dict[str, Any], words: Words) -> dict[str, Any]:
    """The context of the page about content's own address."""
    operation = document["paths"][PLACE]["get"]
    return {
        "description": prose(operation["description"]),
        "parameters": [words.parameter(parameter) for parameter in operation["parameters"]],
        "addresses": [PLACE, ROOT],
    }


def files(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The addresses of pictures and files."""
    return [
        {
            "address": address,
            "summary": operations["get"]["summary"],
            "description": prose(operations["get"]["description"]),
        }
        for address, operations in document["paths"].items()
        if "/@@" in address
    ]
