"""Descriptions of the services that find content."""

from wagtail_plone.documents.catalog import DATES, RESULTS_MOST, TEXTS
from wagtail_plone.documents.search_words import LENGTH
from wagtail_plone.openapi.described import Described, Param, describe
from wagtail_plone.openapi.orientation import service_id
from wagtail_plone.openapi.parameters import BATCH, CHOICE, ITEMS, SORT_ON, SORT_ORDER, texts, whole
from wagtail_plone.schemas.components import reference
from wagtail_plone.schemas.shapes import listing
from wagtail_plone.schemas.words import (
    Schema,
    address_of,
    array,
    boolean,
    integer,
    mapping,
    record,
    string,
)
from wagtail_plone.serialize.relations import declared_indexes
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
    params += [
        Param(
            index,
            "Ids of pages: finds what names one of them in this index of the site's own, whichever "
            "language's version of it.",
            texts(200),
        )
        for index in declared_indexes()
    ]
    for index, column in DATES.items():
        words = f"Dates or moments (2026-11-24, 2026-11-24T10:00:00Z) of `{column}`."
        params += [
            Param(index, words, texts(200), ["2026-01-01"]),
            Param(
                f"{index}.range",
                f"What they are to `{index}`: the least, the most, or both; else the day or the moment.",
                {"type": "string", "enum": ["min", "max", "min:max"]},
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
            *CHOICE,
        ),
        example="?portal_type=News%20Item&sort_on=effective&sort_order=descending&b_size=5",
        example_place="/ru",
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
    }
