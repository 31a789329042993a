"""The shapes of single Volto blocks, and how blocks are laid out in a document.

Sources: plone.volto 6 and the views of Volto 19 (`components/manage/Blocks/*/View.jsx`,
`volto-slate/src/blocks/Table/TableBlockView.jsx`).
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from wagtail_plone.serialize.targets import ImageInfo
from wagtail_plone.serialize.volto.inline import node_text

GRID_COLUMNS = 4
# Volto takes every picture for as wide as the window, and would load the widest scale of one in a row.
ROW_SCALES = ("mini", "preview", "teaser", "large")

# Any constant will do; another one would give every block of every site a new id.
_NAMESPACE = UUID("5f0c8a52-0d0e-5c0b-9c6c-6a2f4f2f7a31")


class KeyedBlock(dict):
    """A block that remembers what it came from (the id of a stream's child), for `layout`."""

    key: str = ""


def slate_block(node: dict) -> dict:
    """A block of text: one top-level Slate node."""
    return {"@type": "slate", "plaintext": node_text(node), "value": [node]}


def text_node(text: str, kind: str = "p", url: str | None = None) -> dict:
    """An element with plain words in it, linked where an address is given."""
    if not url:
        return {"type": kind, "children": [{"text": text}]}
    link = {"type": "link", "data": {"url": url}, "children": [{"text": text}]}
    return {"type": kind, "children": [{"text": ""}, link, {"text": ""}]}


def image_block(
    info: ImageInfo, alt: str | None = None, *, caption: str = "", align: str = "center", size: str = "l"
) -> dict:
    """An image. `alt` None means the image's own text; "" that it decorates."""
    block = {
        "@type": "image",
        "url": info.url,
        "alt": info.alt if alt is None else alt,
        "align": align,
        "size": size,
        "image_field": "image",
        "image_scales": info.scales,
    }
    return {**block, "caption": caption} if caption else block


def video_block(url: str | None, title: str = "") -> dict | None:
    """A video of YouTube or Vimeo, or an .mp4 file; None without an address."""
    if not url:
        return None
    return {"@type": "video", "url": url, **({"title": title} if title else {})}


def teaser_block(summary: dict | None) -> dict:
    """A card of a page. A page readers cannot open gives an empty `href` and nothing of its words."""
    summary = summary or {}
    return {
        "@type": "teaser",
        "href": [summary] if summary else [],
        "title": summary.get("title") or "",
        "description": summary.get("description") or "",
        "head_title": summary.get("head_title") or "",
        # Volto's view reads preview_image[0] whether there is one or not.
        "preview_image": [],
        "overwrite": False,
    }


def grid_blocks(blocks: list[dict]) -> list[dict]:
    """Rows of at most four blocks side by side, the captions of a row's pictures as a text below it."""
    rows = [blocks[start : start + GRID_COLUMNS] for start in range(0, len(blocks), GRID_COLUMNS)]
    return [
        block
        for row in rows
        for block in ({"@type": "gridBlock", **layout(map(_in_row, row), "")}, *_captions(row))
    ]


def _in_row(block: dict) -> dict:
    """A picture with the scales it is shown in there; any other block as it is."""
    if block["@type"] != "image":
        return block
    scales = {
        name: [
            {**image, "scales": {key: image["scales"][key] for key in ROW_SCALES if key in image["scales"]}}
            for image in images
        ]
        for name, images in block["image_scales"].items()
    }
    return {**block, "image_scales": scales}


def _captions(row: list[dict]) -> list[dict]:
    """The captions of a row of pictures, numbered if each has one: Volto's image block shows none."""
    captions = [block.get("caption") or "" for block in row]
    lines = [{"type": "li", "children": [{"text": caption}]} for caption in captions if caption]
    if len(lines) == 1:
        return [slate_block({"type": "p", "children": lines[0]["children"]})]
    return [slate_block({"type": "ol" if all(captions) else "ul", "children": lines})] if lines else []


def table_block(rows: list[list[list[dict]]], *, header_row: bool, header_column: bool) -> dict | None:
    """A table from rows of cells of Slate nodes; None without a cell.

    Volto always takes row 0 for the header and, with `hideHeaders`, shows it nowhere. A table without a
    header row is therefore given an empty one. Rows are padded to one length, since sorting reads every
    column of every row.
    """
    width = max(map(len, rows), default=0)
    if not width:
        return None
    if not header_row:
        rows = [[], *rows]
    cells = [
        [
            {
                "key": f"{number}-{column}",
                "type": "header" if number == 0 or (header_column and column == 0) else "data",
                "value": (row[column] if column < len(row) else None) or [text_node("")],
            }
            for column in range(width)
        ]
        for number, row in enumerate(rows)
    ]
    table = {
        "rows": [{"key": str(number), "cells": row} for number, row in enumerate(cells)],
        "fixed": False,
        "compact": False,
        "basic": False,
        "celled": True,
        "inverted": False,
        "striped": False,
        "hideHeaders": not header_row,
        "sortable": False,
    }
    return {"@type": "slateTable", "table": table}


def layout(
    blocks: Iterable[dict], seed: str, *, title: bool = False, description: bool = False
) -> dict[str, Any]:
    """Blocks in a document: {"blocks": {uuid: block}, "blocks_layout": {"items": [uuid, …]}}.

    The ids follow from `seed` (something of the page that does not change, such as its UID) and from the
    id of the stream's child a block came from, else its place; the same content gives the same ids, and
    a block put in front of others does not change theirs. Rows of grids are laid out in the same way.
    `title` and `description` ask for the blocks that show these fields of the page first.
    """
    leading = [({"@type": "title"}, "title")] if title else []
    leading += [({"@type": "description"}, "description")] if description else []
    following = [(block, getattr(block, "key", "")) for block in blocks]
    seen: Counter[str] = Counter()
    laid: dict[str, dict] = {}
    for block, key in [*leading, *following]:
        # A paragraph block gives several blocks: they share the key and differ in their number.
        identity = str(uuid5(_NAMESPACE, f"{seed}\n{key}\n{seen[key]}"))
        seen[key] += 1
        laid[identity] = _laid_out(block, identity)
    return {"blocks": laid, "blocks_layout": {"items": list(laid)}}


def _laid_out(block: dict, identity: str) -> dict:
    """The block as it is published: without keys that would mislead Volto, the blocks in it laid out."""
    # Volto takes the first key that ends in "blocks" (or "blocks_layout") for the content's blocks.
    own = {
        name: value
        for name, value in block.items()
        if name in ("blocks", "blocks_layout") or not name.endswith(("blocks", "blocks_layout"))
    }
    if "blocks_layout" in own and "blocks" in own:
        inner = [own["blocks"][item] for item in own["blocks_layout"].get("items", [])]
        own |= layout(inner, identity)
    return own
