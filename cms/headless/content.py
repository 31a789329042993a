"""Content: a stored document with what stands around it, as bytes."""

import json
from urllib.parse import urlencode

from django.conf import settings

from cms.headless.components import COMPONENTS
from cms.headless.identity import address
from cms.headless.params import Params
from cms.headless.place import Place


def content(place: Place, params: Params) -> str:
    """The content of a place as JSON text: the stored body, joined with what depends on the tree.

    Four queries for a page, and one a component expanded.
    """
    around = _around(place, params)
    if place.document is None:
        return _dump({**_site_root(), **around})
    # The stored object and the one made now are joined as text: nothing of the page is parsed again.
    return f"{place.document.body[:-1]},{_dump(around)[1:]}"


def _around(place: Place, params: Params) -> dict:
    neighbours = place.around
    return {
        **_items(place, params),
        "parent": neighbours.get("parent", {}),
        **(
            {
                "previous_item": neighbours.get("previous", {}),
                "next_item": neighbours.get("next", {}),
            }
            if place.document
            else {}
        ),
        "@components": {
            name: (
                kind(place, params).body()
                if name in params.expand
                else {"@id": f"{place.content_id}/@{name}"}
            )
            for name, kind in COMPONENTS.items()
        },
    }


def _items(place: Place, params: Params) -> dict:
    """The summaries of what is below, batched; left out where `include_items=0` or nothing may be below."""
    folderish = place.document is None or place.document.summary["is_folderish"]
    if not folderish or params.first("include_items", "1") == "0":
        return {}
    start, size = params.batch
    children = place.children()
    total = children.count()
    shown = [document.summary for document in children[start : start + size]]
    return {"items": shown, "items_total": total, **batching(place.content_id, total, params)}


def batching(base: str, total: int, params: Params) -> dict:
    """Links to the other batches, where there are any (plone.restapi `batching`)."""
    start, size = params.batch
    if total <= size or size == 0:
        return {}
    others = [(name, value) for name, values in params.query.lists() for value in values if name != "b_start"]

    def link(at: int) -> str:
        return f"{base}?{urlencode([('b_start', at), *others])}"

    return {
        "batching": {
            "@id": link(start),
            "first": link(0),
            "last": link((total - 1) // size * size),
            **({"next": link(start + size)} if start + size < total else {}),
            **({"prev": link(max(0, start - size))} if start > 0 else {}),
        }
    }


def _site_root() -> dict:
    return {
        "@id": address(""),
        "@type": "Plone Site",
        "type_title": "Plone Site",
        "id": "Plone",
        "UID": "",
        "title": getattr(settings, "WAGTAIL_SITE_NAME", ""),
        "description": "",
        "is_folderish": True,
        "review_state": None,
        "layout": "document_view",
        "lock": {},
        "blocks": {},
        "blocks_layout": {"items": []},
    }


def _dump(value: dict) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
