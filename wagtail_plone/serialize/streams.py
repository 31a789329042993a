"""StreamField values as typed JSON: what a client of the site's own types reads beside Volto's blocks.

Wagtail's `get_api_representation` sends ids of pages and images and rich text as the database has it;
here pages become summaries, images image objects, and rich text HTML that can be shown. A block class of
the site's own that overrides `get_api_representation` has said what it is, and is taken at its word.
Wagtail's own is asked where a value is of no kind known here.
"""

import logging
from collections.abc import Callable
from typing import Any

from wagtail import blocks
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from wagtail_plone.serialize.references import optional_class
from wagtail_plone.serialize.scales import captioned

logger = logging.getLogger(__name__)


def stream_json(value: blocks.StreamValue, plain: Callable[[Any], Any]) -> list[dict]:
    """A stream as [{"type", "id", "value"}]; `plain` turns what is no block structure into JSON."""
    return block_json(value.stream_block, value, plain)


def block_json(block: blocks.Block, value: Any, plain: Callable[[Any], Any]) -> Any:
    """The value of one block, of whatever depth, as JSON."""
    if value is None:
        return None
    if _speaks_for_itself(block):
        said = _said(block, value)
        if said is not None:
            return plain(said)
    if isinstance(value, Page):
        return plain(value)
    if isinstance(value, AbstractImage):
        alt = getattr(value, "contextual_alt_text", None)
        decorative = getattr(value, "decorative", False)
        sent = plain(value)
        if sent is None:
            return None
        return {**sent, **({"alt": ""} if decorative else {"alt": alt} if alt else {})}
    if isinstance(block, blocks.BaseStreamBlock):
        return [
            {"type": child.block_type, "id": child.id, "value": block_json(child.block, child.value, plain)}
            for child in value
        ]
    if isinstance(block, blocks.ListBlock):
        return [block_json(block.child_block, item, plain) for item in value]
    if isinstance(block, blocks.BaseStructBlock):
        return captioned(
            {name: block_json(child, value.get(name), plain) for name, child in block.child_blocks.items()}
        )
    if isinstance(block, optional_class("wagtail.contrib.typed_table_block", "BaseTypedTableBlock")):
        return _typed_table(value, plain)
    sent = plain(value)
    return plain(_said(block, value)) if sent is None else sent


def _typed_table(table: Any, plain: Callable[[Any], Any]) -> dict[str, Any]:
    """A table whose columns are blocks, in the shape of Wagtail's own API."""
    return {
        "caption": table.caption or "",
        "columns": [
            {"type": column["block"].name, "heading": column["heading"] or ""} for column in table.columns
        ],
        "rows": [
            {
                "values": [
                    block_json(column["block"], value, plain)
                    for column, value in zip(table.columns, row["values"], strict=True)
                ]
            }
            for row in table.row_data
        ],
    }


def _said(block: blocks.Block, value: Any) -> Any:
    """The value as a block sends it to Wagtail's own API; None where it fails."""
    try:
        return block.get_api_representation(value, context={})
    except Exception:
        # It may count on a request, which there is none of when a page is published.
        logger.exception("Block %r could not say what it is", block.name)
        return None


def _speaks_for_itself(block: blocks.Block) -> bool:
    """Tell whether the block's class is the site's own in what it sends to APIs."""
    return not type(block).get_api_representation.__module__.startswith("wagtail.")
