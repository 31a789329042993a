"""Values of StreamFields as Wagtail's API v3 is sent them: what is wrong in them, and what is text."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import CharBlock, RichTextBlock, TextBlock
from wagtail.blocks.list_block import ListBlock
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock

Path = tuple[str | int, ...]
Complaint = tuple[Path, str]
UNKNOWN = "Unknown: there is no such field here, or it cannot be written."
TEXTS = (CharBlock, TextBlock, RichTextBlock)


def block_complaints(block, value: Any, path: Path) -> Iterator[Complaint]:
    """Complaints about the value of a block: blocks of no known type, names a struct lacks."""
    if value is None:
        return
    if isinstance(block, BaseStreamBlock):
        for number, item in enumerate(_list(value)):
            here = (*path, number)
            if not isinstance(item, dict) or "type" not in item or "value" not in item:
                yield here, "A block is an object with type and value."
            elif not isinstance(item["type"], str) or item["type"] not in block.child_blocks:
                yield (*here, "type"), f"Unknown block; there are {', '.join(block.child_blocks)}."
            else:
                yield from (((*here, key), UNKNOWN) for key in item if key not in ("type", "value", "id"))
                yield from block_complaints(block.child_blocks[item["type"]], item["value"], (*here, "value"))
        if not isinstance(value, list):
            yield path, "This is a list of blocks."
    elif isinstance(block, ListBlock):
        for number, item in enumerate(_list(value)):
            yield from block_complaints(block.child_block, item, (*path, number))
        if not isinstance(value, list):
            yield path, "This is a list."
    elif isinstance(block, BaseStructBlock):
        if not isinstance(value, dict):
            yield path, "This is an object."
            return
        for key, inner in value.items():
            if key in block.child_blocks:
                yield from block_complaints(block.child_blocks[key], inner, (*path, key))
            else:
                yield (*path, key), UNKNOWN


def _list(value: Any) -> list:
    return value if isinstance(value, list) else []


def without_texts(block, value: Any) -> Any:
    """The value of a block without its texts, to be compared: which blocks there are, what else they hold.

    `value` is as it was sent or as it is stored; the two differ in how they write lists.
    """
    if isinstance(block, BaseStreamBlock):
        return [
            (item["type"], without_texts(block.child_blocks[item["type"]], item["value"]))
            for item in _list(value)
            if isinstance(item, dict)
            and isinstance(item.get("type"), str)
            and item["type"] in block.child_blocks
            and "value" in item
        ]
    if isinstance(block, ListBlock):
        return [without_texts(block.child_block, _item(item)) for item in _list(value)]
    if isinstance(block, BaseStructBlock):
        held = value if isinstance(value, dict) else {}
        return {name: without_texts(child, held.get(name)) for name, child in block.child_blocks.items()}
    if isinstance(block, TEXTS):
        return ""
    return "" if value is None else str(value)


def _item(item: Any) -> Any:
    stored = isinstance(item, dict) and item.get("type") == "item" and "value" in item
    return item["value"] if stored else item
