"""Short names for what JSON Schema (2020-12) is written with here."""

from collections.abc import Iterable
from typing import Any

Schema = dict[str, Any]


def string(description: str = "", **more: Any) -> Schema:
    """A text."""
    return described({"type": "string", **more}, description)


def address_of(description: str, example: str = "") -> Schema:
    """An absolute address."""
    return string(description, format="uri", **({"examples": [example]} if example else {}))


def moment(description: str = "") -> Schema:
    """A date and a time with their offset."""
    return string(description, format="date-time", examples=["2026-11-24T10:00:00+05:00"])


def time_of_day() -> Schema:
    """An hour of the clocks on the spot, without an offset: RFC 3339's `partial-time`.

    No pattern and no bounds stand in the descriptions of answers: generators of Python put them into
    annotations as calls, which type checkers refuse.
    """
    return string(examples=["10:00:00"])


def integer(description: str = "", **more: Any) -> Schema:
    """A whole number."""
    return described({"type": "integer", **more}, description)


def number(description: str = "", **more: Any) -> Schema:
    """Any number."""
    return described({"type": "number", **more}, description)


def boolean(description: str = "") -> Schema:
    """True or false."""
    return described({"type": "boolean"}, description)


def array(items: Schema, description: str = "", **more: Any) -> Schema:
    """A list."""
    return described({"type": "array", "items": items, **more}, description)


def record(properties: dict[str, Schema], description: str = "", optional: Iterable[str] = ()) -> Schema:
    """An object whose properties are always there, but for the optional ones; it may have more.

    Plone has both `@id` and `id`, which are one name in languages whose names have no @, and a generator that
    makes attributes of properties drops the whole object. There `id`, the last segment of `@id`, stands in
    `x-members` instead, which generators pass over (`members` has both).
    """
    left_out, beside = set(optional), {}
    if "@id" in properties and "id" in properties:
        beside = {"x-members": {"id": properties["id"]}}
        properties = {name: schema for name, schema in properties.items() if name != "id"}
    return described(
        {
            "type": "object",
            "required": [name for name in properties if name not in left_out],
            "properties": properties,
            **beside,
        },
        description,
    )


def members(schema: Schema) -> dict[str, Schema]:
    """The members an object of `record` may have, by name, `id` among them."""
    return {**schema.get("properties", {}), **schema.get("x-members", {})}


def always(schema: Schema) -> list[str]:
    """The names of what an object has whenever clients choose nothing."""
    required = schema["x-whole"] if "x-whole" in schema else schema.get("required", [])
    return [*required, *schema.get("x-members", {})]


def mapping(values: Schema, description: str = "") -> Schema:
    """An object whose keys are not known beforehand."""
    return described({"type": "object", "additionalProperties": values}, description)


def constant(value: Any, description: str = "") -> Schema:
    """One value alone."""
    return described({"const": value}, description)


def choice(values: Iterable[Any], description: str = "") -> Schema:
    """One of some values."""
    return described({"enum": list(values)}, description)


def described(schema: Schema, description: str) -> Schema:
    """A schema with other words about it."""
    return {**schema, "description": description} if description else schema


def nullable(schema: Schema) -> Schema:
    """A schema that null fits, too."""
    if not schema or schema.get("type") == "null" or {"type": "null"} in schema.get("anyOf", ()):
        return schema
    if isinstance(schema.get("type"), str) and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    if "enum" in schema and "type" not in schema:
        return {**schema, "enum": [*schema["enum"], *([] if None in schema["enum"] else [None])]}
    description = schema.get("description", "")
    bare = {name: value for name, value in schema.items() if name != "description"}
    return described({"anyOf": [bare, {"type": "null"}]}, description)


def either(schemas: Iterable[Schema]) -> Schema:
    """A schema for what fits any of some schemas; the words are the first one's."""
    distinct: list[Schema] = []
    words = ""
    for schema in schemas:
        words = words or schema.get("description", "")
        bare = {name: value for name, value in schema.items() if name != "description"}
        if bare not in distinct:
            distinct.append(bare)
    if {} in distinct:
        return described({}, words)
    return described(distinct[0] if len(distinct) == 1 else {"anyOf": distinct}, words)
