"""A request's parameters, read once at the edge into one typed value."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from cms.headless.errors import BadRequest

# Zope's form suffixes: `expand:list=breadcrumbs` and their like, sent by @plone/client.
SUFFIX = re.compile(r":(list|tuple|int|boolean|string|text|record|default|utf8)+$")
BATCH_DEFAULT, BATCH_MOST = 25, 500
DEPTH_MOST = 10


@dataclass(frozen=True)
class Params:
    """What a client asked for beside the address."""

    query: QueryDict

    @cached_property
    def values(self) -> dict[str, list[str]]:
        """Every parameter without its suffix, with all its values in order."""
        found: dict[str, list[str]] = {}
        for name, values in self.query.lists():
            found.setdefault(SUFFIX.sub("", name), []).extend(values)
        return found

    def first(self, name: str, default: str = "") -> str:
        """The first value of a parameter."""
        return (self.values.get(name) or [default])[0]

    @cached_property
    def expand(self) -> list[str]:
        """The components asked for in passing: `expand=a,b`, `expand=a&expand=b`, `expand:list=a`."""
        asked = (name.strip() for value in self.values.get("expand", ()) for name in value.split(","))
        return list(dict.fromkeys(name for name in asked if name))

    def number(self, name: str, default: int, *, least: int = 0, most: int = 10**9) -> int:
        """A whole number within bounds; `BadRequest` names the parameter and what was expected."""
        text = self.first(name, str(default))
        if not (text.isascii() and text.isdecimal() and least <= int(text[:12]) <= most):
            raise BadRequest(f"{name} must be a whole number from {least} to {most}")
        return int(text)

    @cached_property
    def batch(self) -> tuple[int, int]:
        """`b_start` and `b_size`."""
        return self.number("b_start", 0), self.number("b_size", BATCH_DEFAULT, most=BATCH_MOST)
