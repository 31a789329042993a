"""Blocks are laid out in a document in the same way each time."""

import json
from uuid import UUID

from wagtail import blocks

from wagtail_plone.serialize.targets import ImageInfo, Links
from wagtail_plone.serialize.volto.blocks import layout, volto_blocks
from wagtail_plone.serialize.volto.layout import grid_blocks, image_block, slate_block, text_node


def stream(children: list, raw: list[dict]):
    """A stream of these child blocks, from values as they are stored."""
    return blocks.StreamBlock(children).to_python(raw)


def test_the_same_content_gives_the_same_bytes_and_other_content_keeps_its_ids():
    child = [("text", blocks.RichTextBlock())]
    story = [
        {"type": "text", "value": "<p>a</p><p>b</p>", "id": "11111111-1111-1111-1111-111111111111"},
        {"type": "text", "value": "<p>c</p>", "id": "22222222-2222-2222-2222-222222222222"},
    ]
    before = layout(volto_blocks(stream(child, story), Links()), "page", title=True)
    again = layout(volto_blocks(stream(child, story), Links()), "page", title=True)
    assert json.dumps(before) == json.dumps(again)
    new = {"type": "text", "value": "<p>new</p>", "id": "33333333-3333-3333-3333-333333333333"}
    after = layout(volto_blocks(stream(child, [new, *story]), Links()), "page", title=True)
    assert set(before["blocks"]) < set(after["blocks"])
    other = layout(volto_blocks(stream(child, story), Links()), "another page", title=True)
    assert not set(before["blocks"]) & set(other["blocks"])


def test_title_and_description_lead_where_they_are_asked_for():
    words = [slate_block(text_node("a"))]

    def kinds(document: dict) -> list[str]:
        return [document["blocks"][item]["@type"] for item in document["blocks_layout"]["items"]]

    assert kinds(layout(words, "x", title=True, description=True)) == ["title", "description", "slate"]
    assert kinds(layout(words, "x", title=True)) == ["title", "slate"]
    assert kinds(layout([], "x")) == []


def test_ids_are_uuids_and_no_other_key_ends_in_blocks():
    pictures = [image_block(ImageInfo(f"https://example.org/{number}")) for number in range(5)]
    content = [*grid_blocks(pictures), {"@type": "speech", "inner_blocks": "hidden"}]
    identities = []

    def check(container: dict) -> None:
        assert [key for key in container if key.endswith("blocks")] in (["blocks"], [])
        assert list(container.get("blocks", {})) == container.get("blocks_layout", {}).get("items", [])
        for identity, block in container.get("blocks", {}).items():
            identities.append(str(UUID(identity)))
            check(block)

    check(layout(content, "page"))
    assert len(identities) == len(set(identities)) == 8
