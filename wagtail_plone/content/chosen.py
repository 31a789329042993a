"""What of whole content a client chose: `fields` or `omit`, and `scales` of its pictures.

Of this API's own. plone.restapi adds fields to summaries (`metadata_fields`) and leaves children out
(`include_items`); of whole objects it sends everything.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from wagtail_plone.http.errors import BadRequest
from wagtail_plone.http.parameters import Params
from wagtail_plone.json_text import dump
from wagtail_plone.schemas.content import ALWAYS, field_names
from wagtail_plone.serialize.scales import SCALES

CHOOSING = ("fields", "omit", "scales")
CHOICES = (*CHOOSING, "fullobjects", "include_items", "metadata_fields")
# What makes a list a list: it comes where whole objects are asked for, whichever of their fields are.
OF_LISTS = ("items", "items_total", "batching")
# One is of no use without the other, and Volto looks for a schema where one of them is missing.
TOGETHER = {"blocks": ("blocks_layout",), "items": OF_LISTS}


@dataclass(frozen=True)
class Chosen:
    """The choice of one request; `BadRequest` names what it cannot mean, and the nearest name there is."""

    params: Params

    @cached_property
    def fields(self) -> frozenset[str]:
        """The only fields that come, beside what always does; empty: all of them."""
        named = _checked("fields", self.params.many("fields"), field_names())
        lists = OF_LISTS if self.params.full_objects else ()
        components = ("@components",) if self.params.expand else ()
        return frozenset((*_whole(named), *ALWAYS, *lists, *components)) if named else frozenset()

    @cached_property
    def omitted(self) -> frozenset[str]:
        """Fields that are left out."""
        named = _checked("omit", self.params.many("omit"), field_names())
        always = next((name for name in named if name in ALWAYS), None)
        if always:
            raise BadRequest(f"omit: {always} always comes, as do {', '.join(ALWAYS)}")
        return frozenset(_whole(named))

    @cached_property
    def scales(self) -> frozenset[str]:
        """The scales of pictures that come; empty: all of them."""
        return frozenset(_checked("scales", self.params.many("scales"), SCALES))

    def check(self) -> None:
        """Raise `BadRequest` for a bad choice, whatever is going to be answered.

        Content passes over parameters that mean nothing here: Plone's clients send some. But a choice
        that was misspelt would bring all of the gallery that somebody meant to do without.
        """
        for name in self.params.values:
            meant = get_close_matches(name, CHOICES, n=1, cutoff=0.8)
            if meant and meant[0] != name:
                raise BadRequest(f"{name[:80]} is no parameter; did you mean {meant[0]}?")
        _ = self.fields, self.omitted, self.scales

    def check_of_list(self) -> None:
        """Raise `BadRequest` also where fields are chosen of summaries, which have `metadata_fields`."""
        self.check()
        if (self.fields or self.omitted) and not self.params.full_objects:
            name = "fields" if self.fields else "omit"
            raise BadRequest(f"{name} chooses of whole objects: it needs fullobjects")

    def has(self, name: str) -> bool:
        """Tell whether a field comes."""
        return name not in self.omitted and (not self.fields or name in self.fields)

    def of(self, values: dict[str, Any]) -> dict[str, Any]:
        """The chosen ones of an object's fields, with the chosen scales."""
        kept = {name: value for name, value in values.items() if self.has(name)}
        return self.with_scales(kept)

    def of_text(self, body: str) -> str:
        """The same of an object as JSON text; where nothing is chosen it is not parsed."""
        return dump(self.of(json.loads(body))) if self.fields or self.omitted or self.scales else body

    def with_scales(self, value: Any) -> Any:
        """A value whose pictures have the chosen scales alone."""
        if not self.scales:
            return value
        if isinstance(value, list):
            return [self.with_scales(inner) for inner in value]
        if isinstance(value, dict):
            return {
                name: {scale: sent for scale, sent in inner.items() if scale in self.scales}
                if name == "scales" and "download" in value and isinstance(inner, dict)
                else self.with_scales(inner)
                for name, inner in value.items()
            }
        return value


def _whole(names: Collection[str]) -> list[str]:
    """Names with those that belong to them."""
    return [part for name in names for part in (name, *TOGETHER.get(name, ()))]


def _checked(parameter: str, names: list[str], known: Collection[str]) -> list[str]:
    for name in names:
        if name not in known:
            like = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
            meant = f"; did you mean {like[0]}?" if like else ""
            raise BadRequest(f"{parameter}: there is no {name[:80]!r}{meant}")
    return names
