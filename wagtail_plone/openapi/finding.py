"""Descriptions of the services that find content."""

from wagtail_plone.documents.catalog import DATES, RESULTS_MOST, SORTS, TEXTS, VALUES_MOST
from wagtail_plone.documents.querystring import OPERATION, OPERATORS, ROWS_MOST
from wagtail_plone.documents.search_words import LENGTH
from wagtail_plone.openapi.described import Described, Param, describe
from wagtail_plone.openapi.orientation import service_id
from wagtail_plone.openapi.parameters import BATCH, ITEMS, SORT_ON, SORT_ORDER, texts, whole
from wagtail_plone.schemas.components import reference
from wagtail_plone.schemas.shapes import listing
from wagtail_plone.schemas.words import (
    Schema,
    address_of,
    array,
    boolean,
    integer,
    mapping,
    nullable,
    record,
    string,
)
from wagtail_plone.services.search import PATH_DEPTH_MOST
from wagtail_plone.services.vocabularies import TOKENS_MOST

TAG = "Finding"
TEXT_WORDS = {
    "portal_type": "Portal types.",
    "Type": "Portal types in words, in the content's language.",
    "Language": "Languages; `all` is any.",
    "UID": "Ids of content.",
    "Subject": "Subjects: the names of topics or tags.",
    "Title": "Whole titles.",
    "sortable_title": "Whole titles.",
    "id": "Last segments of addresses.",
    "getId": "Last segments of addresses.",
    "review_state": "States; everything found is `published`.",
    "Creator": "Nobody is named as an author, so any value finds nothing.",
}
TEXT_EXAMPLES = {"portal_type": ["News Item"], "Language": ["ru"], "Subject": ["School leadership"]}


def _indexes() -> list[Param]:
    params = [
        Param(index, TEXT_WORDS.get(index, ""), texts(200), TEXT_EXAMPLES.get(index)) for index in TEXTS
    ]
    for index, column in DATES.items():
        words = f"Dates or moments (2026-11-24, 2026-11-24T10:00:00Z) of `{column}`."
        params += [
            Param(index, words, texts(200), ["2026-01-01"]),
            Param(
                f"{index}.range",
                f"What they are to `{index}`: the least, the most, or both; else the day or the moment.",
                {"type": "string", "enum": ["min", "max", "min:max", "minmax"]},
                "min",
            ),
        ]
    return params


def results() -> Schema:
    """The shape of a search's answer."""
    return record({"@id": service_id(), **listing(reference("ListItem"))}, optional=["batching"])


describe(
    "search",
    Described(
        TAG,
        "Search by words and indexes",
        "What fits all the indexes, below the place. Values of one index are alternatives: the parameter is "
        "repeated; `Subject.query` is the same as `Subject`. A parameter there is not, and a "
        "bad value, are a 400 that names it.",
        (results(),),
        (
            Param(
                "SearchableText",
                "Words that must all come up; a trailing `*` lets the last one go on.",
                {"type": "string", "maxLength": LENGTH},
                "forum*",
            ),
            Param("path", "Paths below the site's root, instead of the place.", texts(200), ["/ru/branches"]),
            Param(
                "path.depth",
                "0: the path itself; 1: what is right below it; without: the path and all below it.",
                whole(0, PATH_DEPTH_MOST),
                1,
            ),
            *_indexes(),
            SORT_ON,
            SORT_ORDER,
            Param("sort_limit", "At most so many results; 0 is all of them.", whole(0, RESULTS_MOST), 10),
            *ITEMS,
        ),
        example="?portal_type=News%20Item&sort_on=effective&sort_order=descending&b_size=5",
        example_place="/ru",
    ),
)


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
        },
        "A query as Volto's listing blocks hold it.",
        optional=["sort_on", "sort_order", "b_start", "b_size", "limit", "fullobjects", "metadata_fields"],
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
describe(
    "relations",
    Described(
        TAG,
        "Which pages refer to which",
        "`source` for what a page refers to, `target` for what refers to it, both by the name of the field "
        "that does. Without a parameter: how many relations there are of each name.",
        (
            {
                "anyOf": [
                    record(
                        {
                            "@id": service_id(),
                            "relations": mapping(reference("Relation"), "Relations by name."),
                        }
                    ),
                    record(
                        {
                            "@id": service_id(),
                            "stats": mapping({"type": "integer"}, "How many there are of each name."),
                            "broken": mapping({}, "Empty: a reference to nothing is none."),
                        }
                    ),
                ]
            },
        ),
        (
            Param("source", "The `UID` or the path of a page that refers.", {"type": "string"}),
            Param("target", "The `UID` or the path of a page that is referred to.", {"type": "string"}),
            Param("relation", "The name of a relation: only that one.", {"type": "string"}, "programme"),
        ),
        example="?relation=programme",
        example_place="",
    ),
)
describe(
    "vocabularies",
    Described(
        TAG,
        "What can be chosen",
        "The names of all vocabularies, or the terms of one: subjects, languages, types, states, scales, and "
        "the choices of the site's own fields. Titles are in the language of the place. "
        "`title`, `token` and `tokens` exclude one another; `b_size=-1` is everything.",
        (
            array(record({"@id": address_of("The vocabulary."), "title": string("Its name.")})),
            record({"@id": service_id(), **listing(reference("Term"))}, optional=["batching"]),
        ),
        (
            Param("title", "Terms whose title has this in it.", {"type": "string"}, "school"),
            Param("token", "The term with this token.", {"type": "string"}),
            Param("tokens", "The terms with these tokens.", texts(TOKENS_MOST)),
            *BATCH,
        ),
        rest=(
            Param(
                "name",
                "The name of a vocabulary.",
                {"type": "string", "minLength": 1},
                "plone.app.vocabularies.Keywords",
                where="path",
            ),
        ),
        example="/plone.app.vocabularies.Keywords",
    ),
)


def shapes() -> dict[str, Schema]:
    """The named schemas of these answers."""
    return {
        "Term": record(
            {"token": string("What is stored and asked for."), "title": string("What is shown.")}, "A choice."
        ),
        "Relation": record(
            {
                "items": array(
                    record(
                        {
                            "source": reference("Summary") | {"description": "The page that refers."},
                            "target": reference("Summary") | {"description": "The page referred to."},
                        }
                    ),
                    "The first of them.",
                ),
                "items_total": integer("How many there are."),
                "readonly": boolean("Always true."),
                "staticCatalogVocabularyQuery": {"type": "null", "description": "Of Plone; nothing."},
            },
            "The relations of one name.",
        ),
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
