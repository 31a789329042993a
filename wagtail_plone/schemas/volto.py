"""Volto's blocks and Slate's nodes, as `wagtail_plone.serialize.volto.layout` and `slate` make them."""

from collections.abc import Sequence

from wagtail_plone.schemas.components import reference
from wagtail_plone.schemas.protocol import block_fields, query_rows
from wagtail_plone.schemas.words import (
    Schema,
    array,
    boolean,
    constant,
    integer,
    nullable,
    record,
    string,
)


def _block(name: str, words: str, optional: Sequence[str] = (), **properties: Schema) -> Schema:
    return record({"@type": constant(name, "The kind of block."), **properties}, words, list(optional))


def _nodes() -> dict[str, Schema]:
    text = record({"text": string("Words; \\n is a line break.")}, "A run of text.")
    element = record(
        {
            "type": string(
                "p, h2 to h4, blockquote, ul, ol, li; strong, em, u, del, sub, sup, code, link.",
                examples=["p"],
            ),
            "children": array(reference("SlateNode"), "What is in it; never empty.", minItems=1),
            "data": record({"url": string("Where the link leads.")}, "Of links."),
        },
        "An element; marks are elements, too.",
        optional=["data"],
    )
    return {
        "SlateText": text,
        "SlateElement": element,
        "SlateNode": {
            "anyOf": [reference("SlateText"), reference("SlateElement")],
            "description": "A node of Slate's.",
        },
    }


def _table() -> Schema:
    cell = record(
        {
            "key": string("An id within the table."),
            "type": string("Whether it is a header.", enum=["header", "data"]),
            "value": array(reference("SlateNode"), "What is in the cell."),
        },
        "A cell.",
    )
    row = record({"key": string("An id within the table."), "cells": array(cell, "Its cells.")}, "A row.")
    switches = ("fixed", "compact", "basic", "celled", "inverted", "striped", "hideHeaders", "sortable")
    return record(
        {
            "rows": array(row, "Rows; the first is the header, an empty one where `hideHeaders` is set."),
            **{name: boolean("How Volto draws the table.") for name in switches},
        },
        "A table.",
    )


def blocks() -> dict[str, Schema]:
    """The named schemas of blocks; `VoltoBlock` is any of them, or one of the site's own kind."""
    known = {
        "title": _block("title", "Shows the title of the content."),
        "description": _block("description", "Shows the description of the content."),
        "leadimage": _block("leadimage", "Shows the picture of the content."),
        "slate": _block(
            "slate",
            "Text.",
            plaintext=string("The words alone."),
            value=array(reference("SlateNode"), "One node at the top.", minItems=1),
        ),
        "image": _block(
            "image",
            "A picture.",
            url=string("The `@id` of the content that shows the picture."),
            alt=string("What the picture shows; empty where it decorates."),
            align=string("Where it stands.", enum=["left", "right", "center", "full", "wide"]),
            size=string("How large it is shown.", enum=["s", "m", "l"]),
            image_field=constant("image", "The key in `image_scales`."),
            image_scales=nullable(reference("ImageScales")) | {"description": "The picture with its scales."},
            caption=string("The words below the picture."),
            optional=["caption"],
        ),
        "video": _block(
            "video",
            "A video of YouTube or Vimeo, or a file.",
            url=string("Where the video is."),
            title=string("What the video shows."),
            optional=["title"],
        ),
        "teaser": _block(
            "teaser",
            "A card of some page.",
            href=array(reference("Summary"), "The page; empty where readers cannot open it.", maxItems=1),
            title=string("Its title."),
            description=string("What it is about."),
            head_title=string("A line above the title."),
            preview_image=array({}, "Empty: the page's own picture is shown."),
            overwrite=boolean("Whether the words are the card's own."),
        ),
        "gridBlock": _block("gridBlock", "Up to four blocks side by side.", (), **block_fields()),
        "listing": _block(
            "listing",
            "A list, asked for when the block is shown.",
            variation=string("Volto's way to show it.", examples=["summary"]),
            querystring=record(
                {
                    "query": query_rows(),
                    "sort_on": string("The index to sort by."),
                    "sort_order": constant("descending", "There where the order is descending."),
                    "limit": integer("At most so many."),
                },
                "What to send to `@querystring-search`; without it, the content's own items are shown.",
                optional=["sort_on", "sort_order", "limit"],
            ),
            headline=string("What it is called."),
            headlineTag=constant("h2", "The element of the headline."),
            optional=["querystring", "headline", "headlineTag"],
        ),
        "slateTable": _block("slateTable", "A table.", table=_table()),
    }
    named = {f"{kind[0].upper()}{kind[1:]}VoltoBlock": schema for kind, schema in known.items()}
    other = record(
        {"@type": {"type": "string", "not": {"enum": list(known)}, "description": "The kind of block."}},
        "A block of the site's own kind.",
    )
    # Said though it is so everywhere: what else it has is the site's own, and described nowhere.
    other["additionalProperties"] = True
    return {
        **named,
        "OtherVoltoBlock": other,
        **_nodes(),
        "VoltoBlock": {
            "oneOf": [*(reference(name) for name in named), reference("OtherVoltoBlock")],
            "description": "A block, told apart by `@type`.",
        },
    }
