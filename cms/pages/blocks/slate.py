"""Volto's Slate blocks that the site's own blocks become, for generic clients of the API."""

from wagtail_plone.serialize.targets import Links
from wagtail_plone.serialize.volto.layout import slate_block, text_node
from wagtail_plone.serialize.volto.slate import rich_text_blocks

BETWEEN = " · "


def heading(text: str, kind: str = "h3") -> list[dict]:
    """A heading; [] without words."""
    return [slate_block(text_node(str(text), kind))] if text else []


def paragraph(*parts: str, strong: str = "") -> list[dict]:
    """One paragraph of what there is of `parts`, dots between them, behind words that matter most."""
    return paragraph_of(line(strong=strong, rest=BETWEEN.join(str(part) for part in parts if part)))


def paragraph_of(nodes: list[dict]) -> list[dict]:
    """One paragraph of the nodes of a `line`; [] without any."""
    return [slate_block({"type": "p", "children": nodes})] if nodes else []


def line(*, strong: str = "", url: str | None = None, rest: str = "") -> list[dict]:
    """Slate nodes of one line: words that matter, linked where there is an address, and the rest."""
    children: list[dict] = [{"text": ""}]
    if strong:
        words: dict = {"type": "strong", "children": [{"text": strong}]}
        if url:
            words = {
                "type": "link",
                "data": {"url": url},
                "children": [{"text": ""}, words, {"text": ""}],
            }
        children += [words, {"text": f" {rest}" if rest else ""}]
    else:
        children = [{"text": rest}] if rest else []
    return children


def bullets(lines: list[list[dict]]) -> list[dict]:
    """A list of lines; [] without any."""
    items = [{"type": "li", "children": children} for children in lines if children]
    return [slate_block({"type": "ul", "children": items})] if items else []


def rich_text(value, links: Links) -> list[dict]:
    """Blocks of a rich text value."""
    return rich_text_blocks(str(getattr(value, "source", "") or ""), links)


def person_list(stream, links: Links) -> list[dict]:
    """People in the order in which they are named: profiles linked, in the reader's language."""
    lines = []
    for item in stream or ():
        if item.block_type == "guest":
            guest = item.value
            rest = ", ".join(part for part in (guest["position"], guest["organisation"]) if part)
            lines.append(line(strong=guest["name"], rest=rest))
        elif item.value is not None and (summary := links.summary(item.value.pk)):
            lines.append(line(strong=summary["title"], url=summary["@id"]))
    return bullets(lines)
