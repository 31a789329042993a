"""Descriptions of the services that say where a place is and what is around it."""

from wagtail_plone.openapi.described import Described, Param, describe
from wagtail_plone.openapi.parameters import CONTEXT_NAVIGATION, NAVIGATION_DEPTH
from wagtail_plone.schemas.components import reference
from wagtail_plone.schemas.words import (
    Schema,
    address_of,
    array,
    boolean,
    mapping,
    nullable,
    record,
    string,
)

TAG = "Orientation"


def service_id() -> Schema:
    """The `@id` of an answer."""
    return address_of("The address of this answer.")


describe(
    "breadcrumbs",
    Described(
        TAG,
        "The way to a page",
        "The pages from the home page (`root`, no item itself) down to the place, which is the last item.",
        (
            record(
                {
                    "@id": service_id(),
                    "items": array(
                        record({"@id": address_of("The page."), "title": string("Its title.")}),
                        "From the top down.",
                    ),
                    "root": address_of("The home page of the language."),
                }
            ),
        ),
        example_place="/en/branches",
    ),
)
describe(
    "navigation",
    Described(
        TAG,
        "The menu",
        "The pages shown in menus, in the language of the place; first the home page, called “Home” in that "
        "language. At the root the home pages of all languages, called by the languages' own names.",
        (record({"@id": service_id(), "items": array(reference("NavigationItem"), "The first level.")}),),
        (NAVIGATION_DEPTH,),
        example="?expand.navigation.depth=2",
    ),
)
describe(
    "contextnavigation",
    Described(
        TAG,
        "The menu around a page",
        "The part of the tree around the place: what stands beside the way down to it, and right below it. "
        "Parameters may also be given without `expand.contextnavigation.`.",
        (
            record(
                {
                    "@id": service_id(),
                    "available": boolean("Whether there are items."),
                    "has_custom_name": boolean("Always false."),
                    "title": string("The title of the page it starts from."),
                    "url": address_of("A map of what is below that page."),
                    "items": array(reference("ContextNavigationItem"), "The first level."),
                }
            ),
        ),
        CONTEXT_NAVIGATION,
        example_place="/en/branches",
    ),
)
describe(
    "navroot",
    Described(
        TAG,
        "The home page",
        "The home page of the place's language, whole; at the site root that root.",
        (
            record(
                {
                    "@id": service_id(),
                    "navroot": reference("Content")
                    | {"description": "The page, without components and items."},
                }
            ),
        ),
    ),
)
describe(
    "translations",
    Described(
        TAG,
        "The same page in other languages",
        "`items` leaves the language of the place out, and those the page is not translated into; `root` has "
        "every language's home page. "
        "At the site root both are missing.",
        (
            record(
                {
                    "@id": service_id(),
                    "items": array(
                        record({"@id": address_of("The page."), "language": string("Its language.")}),
                        "The other languages' versions.",
                    ),
                    "root": mapping(string(format="uri"), "Home pages by language."),
                },
                optional=["items", "root"],
            ),
        ),
        example_place="/en/news",
    ),
)
describe(
    "translation-locator",
    Described(
        TAG,
        "Where a translation would stand",
        "The nearest page above the place that there is in another language.",
        (record({"@id": address_of("The page below which the translation belongs.")}),),
        (Param("target_language", "A language of the site. Required.", {"type": "string"}, "ru"),),
        example="?target_language=ru",
        example_place="/en/news",
    ),
)
describe(
    "actions",
    Described(
        TAG,
        "What may be done",
        "Looking and logging in, with titles in the language of the place; the history for those who may "
        "edit. Nothing is edited here.",
        (
            record(
                {
                    name: array(reference("Action"), words)
                    for name, words in {
                        "document_actions": "Empty.",
                        "object": "Ways to look at the content.",
                        "object_buttons": "Empty.",
                        "portal_tabs": "Empty.",
                        "site_actions": "What a footer leads to: the menu, where the site says so.",
                        "user": "Logging in or out.",
                    }.items()
                }
            ),
        ),
    ),
)


def shapes() -> dict[str, Schema]:
    """The named schemas of these answers."""
    item = {
        "@id": address_of("The page."),
        "title": string("Its title."),
        "description": string("What it is about."),
        "review_state": nullable(string("Its state.")),
    }
    return {
        "NavigationItem": record(
            {
                **item,
                "use_view_action_in_listings": boolean("Always false."),
                "items": array(reference("NavigationItem"), "What stands below it."),
            },
            "An entry of the menu.",
        ),
        "ContextNavigationItem": record(
            {
                **item,
                "href": address_of("The page."),
                "icon": string("Empty."),
                "is_current": boolean("Whether it is the place."),
                "is_folderish": boolean("Whether content may stand below it."),
                "is_in_path": boolean("Whether the place stands below it."),
                "normalized_id": string("The last segment of the address."),
                "thumb": string("Empty."),
                "type": string("The portal type, as a class of CSS."),
                "items": array(reference("ContextNavigationItem"), "What stands below it."),
            },
            "An entry of the menu around a page.",
        ),
        "Action": record(
            {
                "icon": string("Empty."),
                "id": string("What is done.", examples=["login"]),
                "title": string("In words."),
                "url": address_of("Where."),
            },
            "Something that may be done.",
        ),
    }
