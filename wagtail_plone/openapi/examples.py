"""Examples made from schemas, so that none can say what the API does not."""

from typing import Any

from wagtail_plone.conf import root_url
from wagtail_plone.schemas.components import name_in
from wagtail_plone.schemas.words import Schema, always, members

# Trees and summaries within summaries would go on for good.
DEPTH_MOST = 5
FORMATS = {
    "date-time": "2026-11-24T10:00:00+05:00",
    "date": "2026-11-24",
    "uuid": "0f3a5c1e-9b7d-4f6a-8c2e-1d3b5a7f9e0c",
}


def example_of(schema: Schema, schemas: dict[str, Schema], depth: int = 0) -> Any:
    """A value that fits a schema, as small as it tells something; optional properties are left out."""
    name = name_in(schema)
    if name:
        return example_of(schemas[name], schemas, depth)
    if "const" in schema:
        return schema["const"]
    if schema.get("examples"):
        return schema["examples"][0]
    if "enum" in schema:
        return schema["enum"][0]
    for several in ("oneOf", "anyOf"):
        if several in schema:
            return example_of(schema[several][0], schemas, depth)
    return _by_type(schema, schemas, depth)


def _by_type(schema: Schema, schemas: dict[str, Schema], depth: int) -> Any:
    kind = schema.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object":
        required = always(schema)
        values = schema.get("additionalProperties")
        if isinstance(values, dict) and values and depth < DEPTH_MOST:
            return {"name": example_of(values, schemas, depth + 1)}
        return {
            name: example_of(inner, schemas, depth + 1)
            for name, inner in members(schema).items()
            if name in required
        }
    if kind == "array":
        is_shown = schema.get("minItems") or (depth < DEPTH_MOST and schema.get("items"))
        return [example_of(schema["items"], schemas, depth + 1)] if is_shown else []
    if kind == "string":
        return _text(schema)
    return {"integer": max(1, schema.get("minimum", 1)), "number": 0.5, "boolean": True}.get(str(kind))


def _text(schema: Schema) -> str:
    if schema.get("format") == "uri":
        return f"{root_url()}/en/news"
    return FORMATS.get(schema.get("format", ""), "…")
