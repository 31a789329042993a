"""Schemas under a name, to be referred to wherever they come up."""

import re
from collections.abc import Callable

from django.db.models import Model

from wagtail_plone.schemas.words import Schema

PREFIX = "#/components/schemas/"


class Components:
    """The named schemas of one document; `schemas` is what stands in its `components`."""

    def __init__(self) -> None:
        self.schemas: dict[str, Schema] = {}
        self._under_way: set[str] = set()

    def define(self, name: str, make: Callable[[], Schema]) -> Schema:
        """A reference to a schema that is made the first time; it may refer to itself."""
        name = component_name(name)
        if name not in self.schemas and name not in self._under_way:
            self._under_way.add(name)
            self.schemas[name] = make()
            self._under_way.discard(name)
        return reference(name)

    def instance_of(self, model: type[Model]) -> Schema:
        """An object of a model, as it is sent.

        Streams choose models and models have streams: who describes models says it here
        (`attributes.ModelComponents`).
        """
        raise NotImplementedError

    def share(self, name: str, schema: Schema) -> Schema:
        """A reference to a schema, under the name or, where that stands for another one, name_2, name_3 …"""
        name, number = component_name(name), 1
        while True:
            wanted = name if number == 1 else f"{name}_{number}"
            if self.schemas.setdefault(wanted, schema) == schema:
                return reference(wanted)
            number += 1


def component_name(name: str) -> str:
    """A name as every generator of clients can use it for a class: "News Item" is `NewsItem`."""
    return re.sub(r"[^A-Za-z0-9_]", "", name)


def reference(name: str) -> Schema:
    """A schema that stands elsewhere under its name."""
    return {"$ref": f"{PREFIX}{component_name(name)}"}


def name_in(schema: Schema) -> str:
    """The name a schema refers to; "" where it is no reference."""
    return schema.get("$ref", "").removeprefix(PREFIX)
