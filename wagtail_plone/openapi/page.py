"""The description's page for people, made from the document (`document`) and from nothing else."""

import json
import re
import shlex
from typing import Any

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from wagtail_plone.conf import content_languages, root_url
from wagtail_plone.openapi.described import described
from wagtail_plone.openapi.examples import example_of
from wagtail_plone.openapi.paths import PLACE, ROOT
from wagtail_plone.openapi.responses import NAMES as NAMES_OF_RESPONSES
from wagtail_plone.schemas.components import name_in
from wagtail_plone.schemas.words import Schema, always, members
from wagtail_plone.service import SERVICES, answering

NAMES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "null",
    "object": "object",
    "array": "list",
}
CODE = re.compile(r"`([^`]+)`")
STEPS_TYPE, STEPS_LANGUAGE = "News Item", "ru"


def page_context(document: dict[str, Any]) -> dict[str, Any]:
    """The context of `wagtail_plone/api_docs.html`."""
    schemas = document["components"]["schemas"]
    kinds = schemas["Content"]["discriminator"]["mapping"]
    types = {kind: name_in({"$ref": target}) for kind, target in kinds.items()}
    return {
        "title": document["info"]["title"],
        "version": document["info"]["version"],
        "introduction": [prose(part) for part in document["info"]["description"].split("\n\n")],
        "root": root_url(),
        "steps": _steps(types),
        "content": _operation(document, PLACE, ROOT),
        "tags": [
            {**tag, "services": services}
            for tag in document["tags"]
            if (services := _services(document, tag["name"]))
        ],
        "files": _files(document),
        "errors": _errors(document),
        "types": [_shape(name, schemas[name], title=kind) for kind, name in types.items()],
        "shapes": [_shape(name, schemas[name]) for name in sorted(schemas) if name not in types.values()],
    }


def prose(text: str) -> SafeString:
    """Words of the document as HTML: what stands between backticks is code."""
    return mark_safe(CODE.sub(r"<code>\1</code>", escape(text)))


def _steps(types: dict[str, str]) -> dict[str, str]:
    """The example of the first steps: news in Russian, where the site has them."""
    languages = list(content_languages())
    return {
        "language": STEPS_LANGUAGE if STEPS_LANGUAGE in languages else languages[0],
        "type": STEPS_TYPE if STEPS_TYPE in types else next(iter(types)),
    }


def _services(document: dict[str, Any], tag: str) -> list[dict[str, Any]]:
    return [
        _service(document, name)
        for name in sorted(answering())
        if f"{ROOT}/@{name}" in document["paths"] and described(name).tag == tag
    ]


def _service(document: dict[str, Any], name: str) -> dict[str, Any]:
    description = described(name)
    address = f"{ROOT}/@{name}"
    schemas = document["components"]["schemas"]
    forms = [path for path in document["paths"] if path == address or path.startswith(f"{address}/{{")]
    parameters: dict[tuple, Any] = {}
    for form in forms:
        for operation in document["paths"][form].values():
            parameters |= {parameter["name"]: parameter for parameter in operation["parameters"]}
    methods = [method.upper() for method in document["paths"][address]]
    rest = [param.name for param in description.rest]
    return {
        "name": f"@{name}",
        "anchor": f"service-{name}",
        "summary": description.summary,
        "description": prose(description.description),
        "methods": methods,
        "addresses": [form.replace(ROOT, f"{ROOT}/{{path}}", 1) for form in forms],
        # Told once, with content and in the first steps.
        "parameters": [
            _parameter(parameter) for parameter in parameters.values() if parameter["in"] != "header"
        ],
        "curl": _curl(name, methods),
        "example": _pretty(example_of(_answer(description), schemas)) if description.answers else "",
        "is_expandable": SERVICES[name].expandable,
        "takes": fields(description.body, schemas) if description.body else [],
        "rest": rest,
    }


def _answer(description) -> Schema:
    """The schema of the answer that the example asks for."""
    segments = description.example.partition("?")[0].count("/")
    return description.answers[min(segments, len(description.answers) - 1)]


def _curl(name: str, methods: list[str]) -> str:
    description = described(name)
    url = shlex.quote(f"{root_url()}{ROOT}{description.example_place}/@{name}{description.example}")
    if methods == ["POST"]:
        data = (
            f" \\\n  -H 'Content-Type: application/json' \\\n"
            f"  -d {shlex.quote(json.dumps(description.body_example, ensure_ascii=False))}"
            if description.body
            else " \\\n  -H 'Authorization: Bearer TOKEN'"
        )
        return f"curl -X POST {url}{data}"
    if description.body_example is not None:
        data = shlex.quote(json.dumps(description.body_example, ensure_ascii=False))
        return f"curl -X POST {url} \\\n  -H 'Content-Type: application/json' \\\n  -d {data}"
    return f"curl {url}"


def _pretty(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _operation(document: dict[str, Any], *addresses: str) -> dict[str, Any]:
    operation = document["paths"][addresses[0]]["get"]
    return {
        "description": prose(operation["description"]),
        "parameters": [_parameter(parameter) for parameter in operation["parameters"]],
        "addresses": addresses,
    }


def _files(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "address": address,
            "summary": operations["get"]["summary"],
            "description": prose(operations["get"]["description"]),
        }
        for address, operations in document["paths"].items()
        if "/@@" in address
    ]


def _errors(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"status": status, "description": prose(document["components"]["responses"][name]["description"])}
        for status, name in NAMES_OF_RESPONSES.items()
    ]


def _parameter(parameter: dict[str, Any]) -> dict[str, Any]:
    example = parameter.get("example", "")
    return {
        "name": parameter["name"],
        "where": parameter["in"],
        "type": type_of(parameter["schema"]),
        "limits": limits(parameter["schema"]),
        "description": prose(parameter["description"]),
        "example": ",".join(example)
        if isinstance(example, list)
        else ""
        if example is None
        else str(example),
    }


def _shape(name: str, schema: Schema, title: str = "") -> dict[str, Any]:
    variants = schema.get("oneOf") or schema.get("anyOf") or schema.get("allOf") or []
    return {
        "name": title or name,
        "anchor": f"schema-{name}",
        "description": prose(schema.get("description", "")),
        "fields": fields(schema, {}),
        "variants": [type_of(variant) for variant in variants if name_in(variant)],
    }


def fields(schema: Schema, schemas: dict[str, Schema]) -> list[dict[str, Any]]:
    """The properties of an object: name, type, whether it is always there, words."""
    return [
        {
            "name": name,
            "type": type_of(inner),
            "is_always": name in always(schema),
            "description": prose(inner.get("description", "")),
        }
        for name, inner in members(schema).items()
    ]


def type_of(schema: Schema) -> SafeString:
    """A type in words, named schemas as links."""
    name = name_in(schema)
    if name:
        return format_html('<a href="#schema-{}">{}</a>', name, name)
    if "const" in schema:
        return format_html("<code>{}</code>", json.dumps(schema["const"], ensure_ascii=False))
    if "enum" in schema and len(schema["enum"]) <= 4:
        return format_html_join(
            " or ", "<code>{}</code>", ((json.dumps(choice),) for choice in schema["enum"])
        )
    for several in ("oneOf", "anyOf"):
        if several in schema:
            return format_html_join(" or ", "{}", ((type_of(choice),) for choice in schema[several]))
    kinds = schema.get("type", "any value")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return format_html_join(" or ", "{}", ((_named(kind, schema),) for kind in kinds))


def _named(kind: str, schema: Schema) -> SafeString:
    if kind == "array" and schema.get("items"):
        return format_html("list of {}", type_of(schema["items"]))
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return format_html("object of {}", type_of(schema["additionalProperties"]))
    words = {
        "date-time": "moment",
        "date": "date",
        "uri": "address",
        "uuid": "UUID",
    }.get(schema.get("format", ""), "HTML" if schema.get("contentMediaType") == "text/html" else "")
    return format_html("{}", words if words and kind == "string" else NAMES.get(kind, kind))


def limits(schema: Schema) -> str:
    """The bounds of a parameter in words."""
    bounds = []
    choices = schema.get("enum") or schema.get("items", {}).get("enum") or []
    if len(choices) > 4:
        bounds.append(f"of {', '.join(map(str, choices))}")
    if "minimum" in schema:
        bounds.append(f"from {schema['minimum']} to {schema['maximum']}")
    if "maxLength" in schema:
        bounds.append(f"at most {schema['maxLength']} characters")
    if "maxItems" in schema:
        bounds.append(f"at most {schema['maxItems']} values")
    if "default" in schema:
        bounds.append(f"default {schema['default']}")
    return ", ".join(bounds)
