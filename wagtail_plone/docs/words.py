"""Schemas in words: what a field may be, what bounds a parameter has, where a named schema is explained."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from wagtail_plone.schemas.components import name_in
from wagtail_plone.schemas.words import Schema, always, members

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


def prose(text: str) -> SafeString:
    """Words of the document as HTML: what stands between backticks is code."""
    return mark_safe(CODE.sub(r"<code>\1</code>", escape(text)))


@dataclass(frozen=True)
class Words:
    """Schemas in words; `address` says where a schema is explained, given its name."""

    address: Callable[[str], str]

    def parameter(self, parameter: dict[str, Any]) -> dict[str, Any]:
        """A row of a table of parameters."""
        example = parameter.get("example", "")
        return {
            "name": parameter["name"],
            "where": parameter["in"],
            "type": self.type_of(parameter["schema"]),
            "limits": limits(parameter["schema"]),
            "description": prose(parameter["description"]),
            "example": ",".join(example)
            if isinstance(example, list)
            else ""
            if example is None
            else str(example),
        }

    def shape(self, name: str, schema: Schema) -> dict[str, Any]:
        """A named schema: its fields, or which others it may be."""
        variants = schema.get("oneOf") or schema.get("anyOf") or schema.get("allOf") or []
        return {
            "name": name,
            "anchor": f"schema-{name}",
            "description": prose(schema.get("description", "")),
            "fields": self.fields(schema),
            "variants": [self.type_of(variant) for variant in variants if name_in(variant)],
        }

    def fields(self, schema: Schema) -> list[dict[str, Any]]:
        """The properties of an object: name, type, whether it is always there, words."""
        return [
            {
                "name": name,
                "type": self.type_of(inner),
                "is_always": name in always(schema),
                "description": prose(inner.get("description", "")),
            }
            for name, inner in members(schema).items()
        ]

    def type_of(self, schema: Schema) -> SafeString:
        """A type in words, named schemas as links."""
        name = name_in(schema)
        if name:
            return format_html('<a href="{}">{}</a>', self.address(name), name)
        if "const" in schema:
            return format_html("<code>{}</code>", json.dumps(schema["const"], ensure_ascii=False))
        if "enum" in schema and len(schema["enum"]) <= 4:
            return format_html_join(
                " or ", "<code>{}</code>", ((json.dumps(choice),) for choice in schema["enum"])
            )
        for several in ("oneOf", "anyOf"):
            if several in schema:
                choices = ((self.type_of(choice),) for choice in schema[several])
                return format_html_join(" or ", "{}", choices)
        kinds = schema.get("type", "any value")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        return format_html_join(" or ", "{}", ((self._named(kind, schema),) for kind in kinds))

    def _named(self, kind: str, schema: Schema) -> SafeString:
        if kind == "array" and schema.get("items"):
            return format_html("list of {}", self.type_of(schema["items"]))
        if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
            return format_html("object of {}", self.type_of(schema["additionalProperties"]))
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
