"""`@querystring-search`: what Plone's query strings find (plone.restapi `services/querystringsearch`)."""

from typing import Any

from wagtail_plone.content.chosen import Chosen
from wagtail_plone.content.listing import listed
from wagtail_plone.documents.catalog import RESULTS_MOST, Order, matching
from wagtail_plone.documents.querystring import criteria_of, looks_at_clock, rows_of
from wagtail_plone.http.parameters import Params
from wagtail_plone.json_text import Text, dump, joined
from wagtail_plone.service import Service

QUERY_IN_LINKS = 1000


class QuerystringSearch(Service):
    """GET with the query as a JSON document in `query`, POST with it as the body."""

    name = "querystring-search"
    methods = ("GET", "POST")
    watches = True

    def body(self) -> Text:
        """Below any place but the site root, the place itself is not part of what is found."""
        asked = self._asked()
        self.lasting = not looks_at_clock(asked.get("query"))
        # What stands in the address beside the query wins: the links to other batches write it there.
        told = {name: value for name, value in asked.items() if name != "query"}
        params = Params.from_json({**told, **self._to_be_repeated(asked), **dict(self.params.query.lists())})
        Chosen(params).check_of_list()
        order = Order(params.first("sort_on"), params.first("sort_order").lower() == "descending")
        documents = matching(criteria_of(asked.get("query"), self.place.path, self.place.homes), order)
        if self.place.document is not None:
            documents = documents.exclude(pk=self.place.document.pk)
        limit = params.number("limit", 0, most=RESULTS_MOST) if params.first("limit") else 0
        matches = listed(self.service_id, documents, params, limit or None)
        return joined(Text([f'"@id":{dump(self.service_id)}']), matches)

    def _to_be_repeated(self, asked: dict[str, Any]) -> dict[str, str]:
        """The query of a body, which the links to other batches carry so that they answer GET too.

        One that is longer than addresses may be is left out: its links are for POST with the same body.
        """
        if self.request.method != "POST":
            return {}
        text = dump({"query": asked.get("query")})
        return {"query": text} if len(text) <= QUERY_IN_LINKS else {}

    def _asked(self) -> dict[str, Any]:
        if self.request.method == "POST":
            return self.request.json
        return rows_of(self.params.first("query")) if self.params.has("query") else {}
