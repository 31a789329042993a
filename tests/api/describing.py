"""Comparison of what the API answers with what its own document says."""

import json

import jsonschema_rs
from jsonschema import Draft202012Validator, FormatChecker

from wagtail_plone.openapi.document import document_text


def load_document() -> dict:
    """The document as it is sent."""
    return json.loads(document_text())


def strictly(schema):
    """A schema with every object closed: what is not described does not fit."""
    if isinstance(schema, list):
        return [strictly(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: strictly(inner) for name, inner in schema.items()}
    if "properties" in found and found.get("type") == "object":
        found.setdefault("additionalProperties", False)
    return found


def complaints(document: dict, schema: dict, value) -> list[str]:
    """Faults of a value, as lines to read; formats count, and nothing undescribed is allowed."""
    whole = strictly({**schema, "components": {"schemas": document["components"]["schemas"]}})
    # The quick one decides, the other one explains.
    if jsonschema_rs.Draft202012Validator(whole, validate_formats=True).is_valid(value):
        return []
    errors = Draft202012Validator(whole, format_checker=FormatChecker()).iter_errors(value)
    # Of alternatives, the one that was meant goes deepest, and differs in more than its name.
    found = sorted(
        (leaf for error in errors for leaf in leaves(error)),
        key=lambda leaf: (leaf.validator == "const", -len(leaf.absolute_path)),
    )
    lines = (f"{'/'.join(map(str, leaf.absolute_path))}: {leaf.message[:200]}" for leaf in found)
    return list(dict.fromkeys(lines))[:5] or ["does not fit"]


def leaves(error) -> list:
    """The innermost errors an error comes from."""
    return [leaf for inner in error.context for leaf in leaves(inner)] or [error]


def answer_schema(document: dict, path: str, method: str = "get", status: str = "200") -> dict:
    """The schema of an answer."""
    found = document["paths"][path][method]["responses"][status]
    if "$ref" in found:
        found = document["components"]["responses"][status]
    (media_type,) = found["content"].values()
    return media_type["schema"]
