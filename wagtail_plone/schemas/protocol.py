"""The fields of the protocol: what all content has, what types may fill, what the tree adds."""

from wagtail_plone.schemas.components import reference
from wagtail_plone.schemas.shapes import STATES, content_id, dates, listing, text_fields, uid
from wagtail_plone.schemas.words import (
    Schema,
    array,
    boolean,
    choice,
    constant,
    described,
    integer,
    mapping,
    moment,
    nullable,
    record,
    string,
)


def common_fields(kind: str, *, is_page: bool = True) -> dict[str, Schema]:
    """The fields of the protocol that all content of a type has."""
    language = record(
        {"token": string("The code."), "title": string("Its name.")}, "The language of the content."
    )
    neutral = {
        "anyOf": [language, constant("")],
        "description": "The language; empty at an address of its own.",
    }
    return {
        "@id": content_id(),
        "@type": constant(kind, "The portal type."),
        "id": string("The last segment of the address."),
        "UID": uid(),
        **({"translation_key": _translation_key()} if is_page else {}),
        "title": string("The title."),
        "description": string("What it is about, in a sentence or two, without markup."),
        "type_title": string("The portal type in words, in the content's language."),
        **dates(always=False),
        "review_state": choice(STATES, "`published`; `private` for what only editors see; null for files."),
        "language": language if is_page else neutral,
        **(text_fields() if is_page else {}),
        "layout": string("The name of Volto's view for it.", examples=["document_view"]),
        "is_folderish": boolean("Whether content may stand below it."),
        "subjects": array(string(), "Subjects: the names of topics or tags."),
        "creators": array(string(), "Empty: the API names nobody."),
        "contributors": array(string(), "Empty: the API names nobody."),
        "rights": string("A note on copyright."),
        "exclude_from_nav": boolean("Whether menus leave it out."),
        "allow_discussion": boolean("Whether comments are open."),
        "relatedItems": array(reference("Summary"), "What else to read."),
        "version": {
            "anyOf": [constant("current"), integer()],
            "description": "`current`, or the number of the revision asked for.",
        },
        "versioning_enabled": boolean("Whether older versions are kept."),
        "working_copy": {"type": "null", "description": "Plone's working copies; there are none."},
        "working_copy_of": {"type": "null", "description": "Plone's working copies; there are none."},
        "changeNote": string("Empty."),
        "nav_title": string("A shorter title for menus; empty where there is none."),
        **block_fields(),
    }


def _translation_key() -> Schema:
    return string("The same for all languages of one page.", format="uuid")


def block_fields() -> dict[str, Schema]:
    """Volto's blocks of some content."""
    return {
        "blocks": mapping(reference("VoltoBlock"), "The text as Volto's blocks, by their ids."),
        "blocks_layout": record(
            {"items": array(string("The id of a block."), "Ids in the order in which they are shown.")},
            "The order of the blocks.",
        ),
    }


def unused_fields() -> dict[str, Schema]:
    """Fields of Plone's that a page has nothing for, unless its type does (`serializer.UNUSED`)."""
    return {
        "text": nullable(mapping({}, "Plone's rich text; null: see `blocks`.")),
        "image_caption": string("The words below the picture that stands for the content."),
        "preview_image": nullable(reference("ImageObject"))
        | {"description": "Volto's picture for cards; null where it is the content's own."},
        "preview_caption": string("The words below that picture."),
        "preview_image_link": nullable(reference("Summary"))
        | {"description": "The content that picture is taken from."},
        "table_of_contents": boolean("Whether a table of contents is shown."),
    }


def query_rows() -> Schema:
    """The rows of a query."""
    row = record(
        {
            "i": string("The index."),
            "o": string("The operator."),
            "v": {"description": "What it is held to."},
        },
        "One condition; see `@querystring`.",
        optional=["v"],
    )
    return array(row, "What must fit: all of it.")


def collection_fields() -> dict[str, Schema]:
    """The fields of pages that list what a query finds (`headless_query`)."""
    return {
        "query": query_rows(),
        "sort_on": nullable(string("The index the list is sorted by.")),
        "sort_reversed": boolean("Whether the order is descending."),
        "limit": nullable(integer("At most so many.")),
        "item_count": integer("How many a batch has."),
        "customViewFields": array(string(), "Empty: Plone's columns of tables."),
    }


# What a type may map its own fields to (`headless_fields`) beside what all content has.
MAPPED: dict[str, Schema] = {
    "start": nullable(moment("When the event starts.")),
    "end": nullable(moment("When the event ends; the start where nobody noted an end.")),
    "whole_day": boolean("Whether only the days count, not the hours."),
    "open_end": boolean("True where nobody noted when the event ends."),
    "location": nullable(string("Where the event takes place.")),
    "recurrence": nullable(
        string("When the event takes place again: RFC 5545's RRULE and its like; null: once.")
    ),
    "sync_uid": nullable(string("The id of the event in another calendar it is kept in step with.")),
    "attendees": array(string(), "The names of those who take part."),
    "contact_name": nullable(string("Whom to ask.")),
    "contact_email": nullable(string("Their address.")),
    "contact_phone": nullable(string("Their phone.")),
    "event_url": nullable(string("The address of the event itself.")),
    "image": nullable(reference("ImageObject")) | {"description": "The picture that stands for the content."},
    "subjects": array(string(), "Subjects: the names of topics or tags."),
    "relatedItems": array(reference("Summary"), "What else to read, as far as readers can open it."),
}


def _site_root_summary() -> Schema:
    return record(
        {
            "@id": content_id(),
            "@type": constant("Plone Site", "The portal type."),
            "type_title": string("The same in words."),
            "title": string("The name of the site."),
            "description": string("Empty."),
        },
        "The root of the site, which is no page.",
    )


def tree_fields() -> dict[str, Schema]:
    """The fields that are put together from the tree at every reading."""
    nothing = {"type": "object", "maxProperties": 0}

    def neighbour(words: str) -> Schema:
        return {"anyOf": [reference("Summary"), nothing], "description": words}

    return {
        "parent": {
            "anyOf": [reference("Summary"), _site_root_summary(), nothing],
            "description": "What it stands below; of a language's home page the root; empty at the top.",
        },
        "previous_item": neighbour("What stands before it; empty for the first. Not in lists."),
        "next_item": neighbour("What stands after it; empty for the last. Not in lists."),
        "@components": reference("ExpandedComponents")
        | {"description": "Services about this content: links, or their answers where `expand` names them."},
        **{
            name: described(schema, f"{schema['description']} Of what stands below, or of what a list lists.")
            for name, schema in listing(item=reference("ListItem")).items()
        },
    }
