"""A request's parameters, read once at the edge into one typed value."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from wagtail_plone.http.errors import BadRequest

# Zope's form suffixes: `expand:list=breadcrumbs` and their like, sent by @plone/client.
SUFFIX = re.compile(
    r"(?::(?:list|tuple|int|long|float|date|boolean|string|text|lines|tokens|records?|default|required|utf8))+$"
)
# Volto asks for a sitemap's pages by five thousand; whole objects are another matter.
BATCH_DEFAULT, BATCH_MOST, FULL_OBJECTS_MOST = 25, 5000, 500
DEPTH_MOST = 10
# The most a page that is a list may list.
LIMIT_MOST = 2000


def without_suffix(name: str) -> str:
    """A parameter's name without what Zope would have told of its type."""
    return SUFFIX.sub("", name)


def without(query: QueryDict, name: str) -> QueryDict:
    """A query string without a parameter."""
    rest = query.copy()
    rest.pop(name, None)
    return rest


@dataclass(frozen=True)
class Params:
    """The parameters of a request: a query string, or a JSON body with the same names."""

    query: MultiValueDict

    @classmethod
    def from_json(cls, values: dict) -> "Params":
        """The members of a JSON object as parameters; what is no text, number or list of them is left out."""
        query = QueryDict(mutable=True)
        for name, value in values.items():
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, str | int | float):
                    query.appendlist(name, str(item))
        return cls(query)

    @cached_property
    def values(self) -> dict[str, list[str]]:
        """Every parameter without its suffix, with all its values in order."""
        by_name: dict[str, list[str]] = {}
        for name, values in self.query.lists():
            by_name.setdefault(without_suffix(name), []).extend(values)
        if any("\0" in value for values in by_name.values() for value in values):
            raise BadRequest("parameters must not contain NUL characters")
        return by_name

    def first(self, name: str, default: str = "") -> str:
        """The first value of a parameter."""
        return (self.values.get(name) or [default])[0]

    def has(self, name: str) -> bool:
        """Tell whether a parameter was given, with whatever value."""
        return name in self.values

    def check_names(self, known: Collection[str], tolerated: Collection[str] = ()) -> None:
        """`BadRequest` for a parameter that is none of these, naming the one that is most like it.

        A misspelt condition that is passed over would find everything. `tolerated` are those that clients
        send with every question and that mean nothing here; a name that ends in a dot stands for all that
        begin with it.
        """
        for name in self.values:
            beginning = f"{name.partition('.')[0]}."
            if name in known or name in tolerated or beginning in tolerated:
                continue
            like = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
            meant = f"did you mean {like[0]}?" if like else f"known are {', '.join(sorted(known))}"
            raise BadRequest(f"{name[:80]} is no parameter of this search; {meant}")

    def many(self, name: str) -> list[str]:
        """All values of a parameter, a comma between two of them being as good as a second parameter."""
        asked = (part.strip() for value in self.values.get(name, ()) for part in value.split(","))
        return list(dict.fromkeys(part for part in asked if part))

    @cached_property
    def expand(self) -> list[str]:
        """The components asked for in passing: `expand=a,b`, `expand=a&expand=b`, `expand:list=a`."""
        return self.many("expand")

    def number(self, name: str, default: int, *, least: int = 0, most: int = 10**9) -> int:
        """A whole number within bounds; `BadRequest` names the parameter and what was expected."""
        text = self.first(name, str(default))
        if not (text.isascii() and text.isdecimal() and len(text) <= 12 and least <= int(text) <= most):
            raise BadRequest(f"{name} must be a whole number from {least} to {most}")
        return int(text)

    def flag(self, name: str, default: bool = False) -> bool:
        """A switch; `BadRequest` names it where its value is none."""
        if not self.has(name):
            return default
        text = self.first(name).lower()
        if text in ("1", "true", "on", "yes"):
            return True
        if text in ("", "0", "false", "off", "no"):
            return False
        raise BadRequest(f"{name} must be true or false")

    @cached_property
    def full_objects(self) -> bool:
        """True where items come whole: the presence of `fullobjects` says so, unless it is switched off."""
        return self.has("fullobjects") and self.first("fullobjects").lower() not in ("0", "false")

    @cached_property
    def batch(self) -> tuple[int, int]:
        """`b_start` and `b_size`."""
        most = FULL_OBJECTS_MOST if self.full_objects else BATCH_MOST
        return self.number("b_start", 0), self.number("b_size", BATCH_DEFAULT, most=most)
