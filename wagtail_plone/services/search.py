"""`@search`: documents by words and by any index of the catalog (plone.restapi `services/search`)."""

from django.db.models import Q

from wagtail_plone.content.chosen import CHOOSING, Chosen
from wagtail_plone.content.listing import canonical, listed
from wagtail_plone.documents.catalog import (
    DATES,
    RESULTS_MOST,
    VALUES_MOST,
    Criteria,
    Order,
    indexes,
    matching,
    ranged,
)
from wagtail_plone.documents.conditions import any_of, normal_path, within
from wagtail_plone.documents.places import Place
from wagtail_plone.http.errors import BadRequest
from wagtail_plone.http.parameters import Params
from wagtail_plone.json_text import Text, dump, joined
from wagtail_plone.service import Service

# Databases refuse longer patterns (SQLite at 50 000 bytes).
VALUE_LENGTH = 1000
PATH_DEPTH_MOST = 99
KNOWN = frozenset(
    {"SearchableText", "path", "path.query", "path.depth", "sort_on", "sort_order", "sort_limit"}
    | {"b_start", "b_size", "metadata_fields", "fullobjects", *CHOOSING}
    | {f"{index}{part}" for index in DATES for part in ("", ".query", ".range")}
)
# Volto sends the first with every search, the second with lists of contents; it asks for components anywhere.
TOLERATED = frozenset(
    {"use_site_search_settings", "show_inactive", "expand", "expand.", "version", "include_items"}
)


class Search(Service):
    """The documents below the place that fit all the indexes asked, batched."""

    name = "search"
    watches = True

    def body(self) -> Text:
        """Unknown parameters and bad values are a `BadRequest` that names the parameter."""
        texts = {f"{index}{part}" for index in indexes() for part in ("", ".query")}
        self.params.check_names(KNOWN | texts, TOLERATED)
        Chosen(self.params).check_of_list()
        documents = matching(self._criteria(), order_of(self.params))
        limit = self.params.number("sort_limit", 0, most=RESULTS_MOST) or None
        identity = dump(canonical(self.service_id, self.params))
        return joined(Text([f'"@id":{identity}']), listed(self.service_id, documents, self.params, limit))

    def _criteria(self) -> Criteria:
        params = self.params
        criteria = Criteria()
        if params.has("SearchableText"):
            criteria.search_for(params.first("SearchableText"))
        criteria.condition &= _path(params, self.place)
        criteria.below = frozenset(map(normal_path, values_of(params, "path") or [self.place.path]))
        criteria.portal_types = frozenset(values_of(params, "portal_type"))
        criteria.says_more = params.has("path.depth")
        for index, condition in indexes().items():
            values = values_of(params, index)
            if values:
                criteria.condition &= condition(values)
                criteria.says_more |= index != "portal_type"
        for index, column in DATES.items():
            values = values_of(params, index)
            if values:
                criteria.condition &= ranged(column, values, params.first(f"{index}.range"), index)
                criteria.says_more = True
        return criteria


def values_of(params: Params, index: str) -> list[str]:
    """The values an index is asked for: `Subject=a&Subject=b`, or `Subject.query=a`."""
    values = [*params.values.get(index, ()), *params.values.get(f"{index}.query", ())]
    if len(values) > VALUES_MOST:
        raise BadRequest(f"{index} must not have more than {VALUES_MOST} values")
    if any(len(value) > VALUE_LENGTH for value in values):
        raise BadRequest(f"{index} must not have values of more than {VALUE_LENGTH} characters")
    return [value for value in values if value]


def order_of(params: Params) -> Order:
    """`sort_on` and `sort_order`; "reverse" and "descending" are the same."""
    direction = params.first("sort_order").lower()
    if direction not in ("", "ascending", "descending", "reverse"):
        raise BadRequest(f"sort_order must be ascending, descending or reverse, not {direction[:40]!r}")
    return Order(params.first("sort_on"), direction in ("descending", "reverse"))


def _path(params: Params, place: Place) -> Q:
    """`path`, or `path.query` with `path.depth`; where neither is given, the place and all below it."""
    depth = params.number("path.depth", 0, most=PATH_DEPTH_MOST) if params.has("path.depth") else None
    paths = values_of(params, "path")
    if not paths:
        return within(place.path, depth, (place.path,) if place.is_home else ())
    homes = place.homes()
    return any_of(within(path, depth, homes) for path in paths)
