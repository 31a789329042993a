"""Descriptions of the services for queries of rows, as Volto's listings hold them."""

from wagtail_plone.documents.catalog import SORTS, VALUES_MOST
from wagtail_plone.documents.querystring import OPERATION, OPERATORS, ROWS_MOST
from wagtail_plone.openapi.described import Described, Param, describe
from wagtail_plone.openapi.finding import TAG, results
from wagtail_plone.openapi.orientation import service_id
from wagtail_plone.openapi.parameters import CHOICE, ITEMS
from wagtail_plone.schemas.components import reference
from wagtail_plone.schemas.words import Schema, array, boolean, mapping, nullable, record, string


def query_body() -> Schema:
    """The body of a query, which GET has as JSON in `query`."""
    scalar = {"type": ["string", "number", "boolean", "null"]}
    row = record(
        {
            "i": string("The index; see `@querystring`."),
            "o": string(
                f"The operator, with or without `{OPERATION}`.",
                enum=[f"{prefix}{name}" for name in sorted(OPERATORS) for prefix in (OPERATION, "")],
            ),
            "v": {
                "anyOf": [scalar, array(scalar, maxItems=VALUES_MOST)],
                "description": "The value or values.",
            },
        },
        "One condition.",
        optional=["v"],
    )
    number = {"type": ["integer", "string"]}
    return record(
        {
            "query": array(row, "What must fit: all of it.", minItems=1, maxItems=ROWS_MOST),
            "sort_on": string("The index to sort by.", enum=list(SORTS)),
            "sort_order": string("`descending`; anything else is ascending.", examples=["descending"]),
            "b_start": {**number, "minimum": 0, "description": "Where the batch begins."},
            "b_size": {**number, "minimum": 0, "description": "How many items a batch has."},
            "limit": {**number, "minimum": 0, "description": "At most so many results."},
            "fullobjects": {"type": ["boolean", "string", "integer"], "description": "Whole content."},
            "metadata_fields": {
                "anyOf": [string(), array(string())],
                "description": "What summaries have beside the usual; `_all` is everything.",
            },
            **{
                param.name: {"anyOf": [string(), array(string())], "description": param.description}
                for param in CHOICE
            },
        },
        "A query as Volto's listing blocks hold it.",
        optional=[
            *("sort_on", "sort_order", "b_start", "b_size", "limit", "fullobjects", "metadata_fields"),
            *(param.name for param in CHOICE),
        ],
    )


EXAMPLE_QUERY = {
    "query": [{"i": "portal_type", "o": f"{OPERATION}selection.any", "v": ["Forum", "Contest"]}],
    "sort_on": "start",
    "sort_order": "descending",
    "b_size": 10,
}
describe(
    "querystring-search",
    Described(
        TAG,
        "Search by a query of rows",
        "What all rows fit, on the whole site; the place itself is left out, unless it is the site root. "
        "GET has the body below as a JSON document in `query`, percent-encoded once or twice.",
        (results(),),
        (
            Param(
                "query",
                "For GET: the query as a JSON document. Required there.",
                {"type": "string"},
                '{"query":[{"i":"portal_type","o":"selection.any","v":["Forum"]}]}',
            ),
            *ITEMS,
            *CHOICE,
        ),
        body=query_body(),
        body_example=EXAMPLE_QUERY,
        errors=(413,),
    ),
)
describe(
    "querystring",
    Described(
        TAG,
        "What can be searched for",
        "The indexes of `@querystring-search` with their operators, and what can be chosen. "
        "Titles are in the language of the place.",
        (
            record(
                {
                    "@id": service_id(),
                    "indexes": mapping(reference("Index"), "Indexes by name."),
                    "sortable_indexes": mapping(reference("Index"), "Those that can be sorted by."),
                }
            ),
        ),
    ),
)


def shapes() -> dict[str, Schema]:
    """The named schemas of these answers."""
    return {
        "Index": record(
            {
                "title": string("In words."),
                "description": string("More words."),
                "enabled": boolean("Whether it can be searched for."),
                "fetch_vocabulary": boolean("Whether its values are a vocabulary."),
                "group": string("What it belongs to."),
                "operations": array(string(), "The names of its operators."),
                "operators": mapping(
                    record(
                        {
                            "title": string("In words."),
                            "description": string("More words."),
                            "operation": string("What does it."),
                            "widget": nullable(string("The widget of Volto's for its value.")),
                        },
                        "An operator.",
                    ),
                    "Its operators by name.",
                ),
                "sortable": boolean("Whether it can be sorted by."),
                "values": mapping(record({"title": string("In words.")}), "Its values by token."),
                "vocabulary": nullable(string("The vocabulary of its values.")),
            },
            "Something that can be searched for.",
        ),
    }
