"""Content: a stored document with what stands around it, as JSON text."""

from contextlib import suppress
from dataclasses import replace

from wagtail_plone.content.chosen import Chosen
from wagtail_plone.content.collection import listed_by
from wagtail_plone.content.listing import listed
from wagtail_plone.content.site_root import site_root, site_root_summary
from wagtail_plone.documents.places import Place
from wagtail_plone.http.errors import Unauthorized
from wagtail_plone.http.request import ApiRequest
from wagtail_plone.json_text import Text, dump, joined, members
from wagtail_plone.serialize.page import LANGUAGE_ROOT
from wagtail_plone.service import SERVICES, component_links
from wagtail_plone.watching import Watched, watch, watch_everything


def content(place: Place, request: ApiRequest) -> Text:
    """The content of a place: the stored body, joined with what depends on the tree.

    Four queries for a page, and one or two a component expanded.
    """
    _watch(place)
    chosen = Chosen(request.params)
    chosen.check()
    body = place.document.body if place.document else dump(site_root(place.path))
    around = chosen.of_text(_around(place, request))
    # The stored object and the one made now are joined as text: where nothing is chosen, nothing of the page
    # is parsed again.
    return joined(members(chosen.of_text(body)), _items(place, request, chosen), members(around))


def _watch(place: Place) -> None:
    """Say which documents to come would be around the place: the one above it, and those beside it."""
    document = place.document
    if document is None:
        watch_everything()
    elif document.parent_path is not None:
        above = document.parent_path
        watch(Watched(path=above, is_new=True), Watched(parent=above, is_new=True))


def _around(place: Place, request: ApiRequest) -> str:
    """What depends on the tree, as the JSON text of an object."""
    neighbours = place.around
    components = component_links(place.content_id)
    for name in request.params.expand:
        if name in components:
            # What is not for whoever asks stays a link, as all do that nobody asks for.
            with suppress(Unauthorized):
                # What follows a service's name in the address is not meant for another service.
                components[name] = SERVICES[name](place, replace(request, rest=())).body()
    beside = {"previous_item": "previous", "next_item": "next"} if place.document else {}
    texts = {
        "parent": neighbours.get("parent") or dump(_above(place)),
        **{name: neighbours.get(neighbour, "{}") for name, neighbour in beside.items()},
        "@components": dump(components),
    }
    return "{" + ",".join(f'"{name}":{text}' for name, text in texts.items()) + "}"


def _above(place: Place) -> dict:
    """The root of the site above a language's home page; nothing above any other place."""
    is_language = place.document is not None and place.document.portal_type == LANGUAGE_ROOT
    return site_root_summary(place.site) if is_language else {}


def _items(place: Place, request: ApiRequest, chosen: Chosen) -> Text:
    """The members that list what is in the content, as JSON text without the braces.

    A page that is a list lists what its query finds, any other what is right below it; nothing where
    `include_items=0` or nothing may be below.
    """
    params = request.params
    if params.first("include_items", "1") in ("0", "false") or not chosen.has("items"):
        return Text()
    document = place.document
    if document is not None and document.query:
        members, limit = listed_by(document)
        return listed(place.content_id, members, params, limit)
    if document is None or document.summary["is_folderish"]:
        watch(Watched(parent=place.path, is_new=True))
        return listed(place.content_id, place.children(), params)
    return Text()
