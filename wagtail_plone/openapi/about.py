"""Descriptions of the services that tell of the site, its types and the state of a page."""

from wagtail_plone.openapi.described import Described, Param, describe
from wagtail_plone.openapi.orientation import service_id
from wagtail_plone.openapi.parameters import BATCH
from wagtail_plone.schemas.components import reference
from wagtail_plone.schemas.words import (
    Schema,
    address_of,
    array,
    boolean,
    constant,
    integer,
    mapping,
    moment,
    nullable,
    record,
    string,
)

TAG = "About"
describe(
    "site",
    Described(
        TAG,
        "The site",
        "Its name, its languages, the scales of its pictures: what a client needs to know first.",
        (
            record(
                {
                    "@id": service_id(),
                    "plone.site_title": string("The name of the site."),
                    "plone.site_logo": nullable(string("The address of the logo, `@@site-logo/…`.")),
                    "plone.robots_txt": string("robots.txt; `{portal_url}` stands for the address."),
                    "plone.allowed_sizes": array(string(examples=["large 800:65536"]), "Scales of pictures."),
                    "plone.default_language": string("The language of readers nothing is known of."),
                    "plone.available_languages": array(string(), "The languages of the content."),
                    "plone.portal_timezone": string("The time zone."),
                    "features": mapping(boolean(), "What the site can do."),
                }
            ),
        ),
        example_place="",
    ),
)
describe(
    "types",
    Described(
        TAG,
        "The types of content",
        "All portal types, the fields of one as Plone's forms have them, or one field or group of fields. "
        "For the JSON Schema of what is answered, see `components.schemas` of this document.",
        (
            array(
                record(
                    {
                        "@id": address_of("The type."),
                        "id": string("The portal type, as in `@type`."),
                        "title": string("In words."),
                        "addable": boolean("Always false: the API only reads."),
                        "immediately_addable": boolean("Always false."),
                    }
                )
            ),
            reference("TypeForm"),
            {"anyOf": [reference("TypeField"), reference("TypeFieldset")]},
        ),
        rest=(
            Param("type", "A portal type.", {"type": "string", "minLength": 1}, "Forum", where="path"),
            Param(
                "field",
                "A field or a group of them.",
                {"type": "string", "minLength": 1},
                "title",
                where="path",
            ),
        ),
        kinds=("application/json", "application/json+schema", "application/json+schema"),
        example="/Document/title",
        example_place="",
    ),
)
describe(
    "workflow",
    Described(
        TAG,
        "The state of a page",
        "Nothing is changed through this API, so there are no transitions. The site root has no state.",
        (
            record(
                {
                    "@id": service_id(),
                    "history": array({}, "Empty."),
                    "transitions": array({}, "Empty."),
                    "state": record(
                        {"id": nullable(string("The state.")), "title": nullable(string("In words."))},
                        "The state.",
                    ),
                },
                optional=["state"],
            ),
        ),
        example_place="/en/news",
    ),
)
describe(
    "history",
    Described(
        TAG,
        "Earlier versions",
        "The revisions of a page and what was done to it, the newest first; with a number, that revision "
        "whole. For those who may edit the page: everybody else gets a 401.",
        (array(reference("HistoryEntry")), reference("Content")),
        rest=(
            Param(
                "number",
                "The number of a revision, or `draft`.",
                {"type": "string", "minLength": 1, "maxLength": 20},
                where="path",
            ),
        ),
        example_place="/en/news",
    ),
)
describe(
    "aliases",
    Described(
        TAG,
        "Addresses that lead to a page",
        "Redirects to a page, for those who may edit it; at the root those of the whole site, for those who "
        "may change redirects. Everybody else gets a 401, and `expand` leaves the link.",
        (
            record(
                {
                    "@id": service_id(),
                    "items": array(
                        record(
                            {
                                "path": string("The address, below the site's root."),
                                "redirect-to": string("Where it leads."),
                                "datetime": nullable(moment("Since when.")),
                                "manual": boolean("False for one that a moved page left behind."),
                            }
                        ),
                        "The redirects, in the order of their addresses.",
                    ),
                    "items_total": integer("How many there are."),
                    "links": mapping(string(format="uri"), "Links to the other batches."),
                },
                optional=["links"],
            ),
        ),
        (
            Param("query", "The beginning of an address, or what is in one.", {"type": "string"}, "/old"),
            *BATCH,
        ),
        example_place="/en/news",
        errors=(401,),
    ),
)


def shapes() -> dict[str, Schema]:
    """The named schemas of these answers."""
    actor = record(
        {
            "@id": {"type": "null", "description": "Users have no address."},
            "fullname": string("The name."),
            "id": nullable(string("The user's id.")),
            "username": nullable(string("The name to log in with.")),
        },
        "Who did it.",
    )
    entry = {
        "action": string("What was done."),
        "actor": actor,
        "comments": string("Empty."),
        "time": moment("When."),
        "transition_title": string("What was done, in words."),
    }
    return {
        "HistoryEntry": {
            "description": "Something that was done to a page.",
            "oneOf": [reference("Edit"), reference("StateChange")],
        },
        "Edit": record(
            {
                **entry,
                "@id": address_of("The revision."),
                "type": constant("versioning", "It was edited."),
                "may_revert": boolean("Always false."),
                "version": integer("The number of the revision, counted from 0, the oldest that is kept."),
            },
            "An edit of a page.",
        ),
        "StateChange": record(
            {
                **entry,
                "type": constant("workflow", "Its state changed."),
                "review_state": string("The state after it."),
                "state_title": string("That state in words."),
            },
            "A page that was published or taken back.",
        ),
        "TypeField": record(
            {
                "title": string("In words."),
                "description": string("What it is for."),
                "type": string("The type in JSON."),
                "factory": string("Plone's kind of field."),
                "behavior": string("What brings it: one of Plone's behaviors, or a model of the site."),
                "widget": string("The widget of Volto's for it."),
                "maxLength": integer("The most characters."),
                "default": {"description": "What it is where nothing was chosen."},
                "choices": array(array(string()), "Tokens with titles."),
                "enum": array(string(), "Tokens."),
                "enumNames": array(string(), "Titles."),
                "vocabulary": record({"@id": address_of("The vocabulary.")}, "What can be chosen."),
                "items": {"type": "object", "description": "Of lists: one of them."},
                "uniqueItems": boolean("Of lists: whether each comes once."),
                "additionalItems": boolean("Of lists: whether there may be any number."),
                "readonly": boolean("Whether it follows from other fields."),
            },
            "A field of a type.",
            optional=[
                "widget",
                "maxLength",
                "default",
                "choices",
                "enum",
                "enumNames",
                "vocabulary",
                "items",
                "uniqueItems",
                "additionalItems",
                "readonly",
            ],
        ),
        "TypeFieldset": record(
            {
                "id": string("Its name."),
                "title": string("In words."),
                "description": string("Empty."),
                "behavior": string("What brings it."),
                "fields": array(string(), "The names of its fields."),
            },
            "A group of fields.",
        ),
        "TypeForm": record(
            {
                "title": string("In words."),
                "type": constant("object", "What content is in JSON."),
                "required": array(string(), "Fields that must be filled in."),
                "layouts": array(string(), "Volto's views for it."),
                "fieldsets": array(reference("TypeFieldset"), "Groups of fields."),
                "properties": mapping(reference("TypeField"), "Fields by name."),
            },
            "A type as Plone's forms have it.",
        ),
    }
