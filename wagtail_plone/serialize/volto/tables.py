"""Tables of StreamFields as Volto's `slateTable`: Wagtail's plain one, and one whose columns are blocks."""

from collections.abc import Callable
from html import escape
from typing import Any

from wagtail_plone.serialize.targets import Links
from wagtail_plone.serialize.volto.layout import table_block, text_node
from wagtail_plone.serialize.volto.slate import slate_nodes

Nodes = list[dict]


def plain_table(block: Any, value: Any, links: Links) -> list[dict]:
    """A table of words, or of HTML where its editor is one of HTML; [] without a cell."""

    def cell(content: Any) -> Nodes:
        html = str("" if content is None else content)
        return slate_nodes(html if block.is_html_renderer() else escape(html), links)

    table = table_block(
        [[cell(content) for content in row] for row in value.get("data") or []],
        header_row=bool(value.get("first_row_is_table_header")),
        header_column=bool(value.get("first_col_is_header")),
    )
    return [table] if table else []


def typed_table(table: Any, convert: Callable[[Any, Any], list[dict]]) -> list[dict]:
    """A table whose columns are blocks; [] without a row. `convert` makes Volto blocks of one cell."""
    if not table.row_data:
        return []
    headings = [column["heading"] or "" for column in table.columns]
    head = [[[text_node(heading)] if heading else [] for heading in headings]]
    rows = [
        [
            [node for block in convert(column["block"], value) for node in _nodes(block)]
            for column, value in zip(table.columns, row["values"], strict=True)
        ]
        for row in table.row_data
    ]
    converted = table_block(
        [*(head if any(headings) else []), *rows], header_row=any(headings), header_column=False
    )
    return [converted] if converted else []


def _nodes(block: dict) -> Nodes:
    """A block's part that fits into a cell: words as they are, a page as a link, a picture by its words."""
    match block["@type"]:
        case "slate":
            return block["value"]
        case "teaser" if block["href"]:
            return [text_node(block["title"], url=block["href"][0]["@id"])]
        case "image" if block["alt"]:
            return [text_node(block["alt"])]
        case "video":
            return [text_node(block.get("title") or block["url"], url=block["url"])]
    return []
