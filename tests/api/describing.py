"""Comparison of what the API answers with what its own document says."""

import json

import jsonschema_rs
from jsonschema import Draft202012Validator, FormatChecker

from wagtail_plone.openapi.document import document_text


def load_document() -> dict:
    """The document as it is sent."""
    return json.loads(document_text())


def strictly(schema):
    """A schema with every object closed: what is not described does not fit.

    Members that generators of clients are not told of count, too, and what is there unless clients choose.
    """
    if isinstance(schema, list):
        return [strictly(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    strict = {name: strictly(inner) for name, inner in schema.items()}
    if "properties" in strict and strict.get("type") == "object":
        strict.setdefault("additionalProperties", False)
        beside = strict.get("x-members", {})
        strict["properties"] |= beside
        strict["required"] = [*strict.get("x-whole", strict.get("required", [])), *beside]
    return strict


def complaints(document: dict, schema: dict, value) -> list[str]:
    """Faults of a value, as lines to read; formats count, and nothing undescribed is allowed."""
    whole = strictly({**schema, "components": {"schemas": document["components"]["schemas"]}})
    # The quick one decides, the other one explains.
    if jsonschema_rs.Draft202012Validator(whole, validate_formats=True).is_valid(value):
        return []
    errors = Draft202012Validator(whole, format_checker=FormatChecker()).iter_errors(value)
    # Of alternatives, the one that was meant goes deepest, and differs in more than its name.
    faults = sorted(
        (leaf for error in errors for leaf in leaves(error)),
        key=lambda leaf: (leaf.validator == "const", -len(leaf.absolute_path)),
    )
    lines = (f"{'/'.join(map(str, leaf.absolute_path))}: {leaf.message[:200]}" for leaf in faults)
    return list(dict.fromkeys(lines))[:5] or ["does not fit"]


def leaves(error) -> list:
    """The innermost errors an error comes from."""
    return [leaf for inner in error.context for leaf in leaves(inner)] or [error]


def answer_schema(document: dict, path: str, method: str = "get", status: str = "200") -> dict:
    """The schema of an answer."""
    response = document["paths"][path][method]["responses"][status]
    if "$ref" in response:
        response = document["components"]["responses"][response["$ref"].rpartition("/")[2]]
    (media_type,) = response["content"].values()
    return media_type["schema"]
