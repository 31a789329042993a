"""StreamField values → Volto blocks, by the class and the structure of each Wagtail block.

Nothing is known of the site's own blocks or their names. A block may say itself what it becomes:

    def get_volto_blocks(self, value, links: Links) -> list[dict]: ...

is called wherever a block of any class has it, and its answer is used as it is. Everything it refers to
through choosers and rich text has been fetched into `links` before (see `serialize.references`).
"""

import logging
from collections.abc import Callable
from functools import cache
from typing import Any

from wagtail import blocks as wagtail_blocks

from wagtail_plone.serialize.references import inner_values, optional_class, source
from wagtail_plone.serialize.targets import Links, safe_url
from wagtail_plone.serialize.volto.layout import (
    KeyedBlock,
    grid_blocks,
    image_block,
    layout,
    slate_block,
    teaser_block,
    text_node,
    video_block,
)
from wagtail_plone.serialize.volto.slate import rich_text_blocks
from wagtail_plone.serialize.volto.structs import TEXTS, heading_of, quote_of
from wagtail_plone.serialize.volto.tables import plain_table, typed_table

__all__ = ["heading", "layout", "volto_blocks"]

logger = logging.getLogger(__name__)

Converter = Callable[[Any, Any, Links], list[dict]]


def volto_blocks(stream_value, links: Links) -> list[dict]:
    """The Volto blocks of a StreamValue, flat and in order; each remembers its child for `layout`."""
    blocks: list[dict] = []
    for child in stream_value or ():
        for block in _converted(child.block, child.value, links):
            keyed = KeyedBlock(block)
            keyed.key = str(child.id or "")
            blocks.append(keyed)
    return blocks


def heading(text: str, key: str) -> dict:
    """A second-level heading; `key` is what `layout` is to know it by."""
    block = KeyedBlock(slate_block(text_node(text, "h2")))
    block.key = key
    return block


def _converted(block, value, links: Links) -> list[dict]:
    """One block of whatever class as Volto blocks; [] where it shows nothing."""
    own = getattr(block, "get_volto_blocks", None)
    if own:
        return list(own(value, links))
    if value is None or value == "":
        # A static block has no value at all, and shows something nevertheless.
        return _rendered(block, value, links) if isinstance(block, wagtail_blocks.StaticBlock) else []
    for cls, convert in _converters():
        if isinstance(block, cls):
            return convert(block, value, links)
    return _rendered(block, value, links)


@cache
def _converters() -> list[tuple[type | tuple[type, ...], Converter]]:
    """The converter of each class: the first that fits, so special ones come before their bases."""
    return [
        (wagtail_blocks.RichTextBlock, _rich_text),
        (wagtail_blocks.RawHTMLBlock, _rich_text),
        (wagtail_blocks.BlockQuoteBlock, _quote),
        (TEXTS, _text),
        (optional_class("wagtail.images", "ImageBlock"), _image),
        (optional_class("wagtail.images", "ImageChooserBlock"), _image),
        (optional_class("wagtail.documents", "DocumentChooserBlock"), _document),
        (optional_class("wagtail.embeds", "EmbedBlock"), _video),
        (optional_class("wagtail.contrib.table_block", "TableBlock"), _table),
        (optional_class("wagtail.contrib.typed_table_block", "BaseTypedTableBlock"), _typed_table),
        (wagtail_blocks.PageChooserBlock, _teaser),
        (wagtail_blocks.URLBlock, _address),
        (wagtail_blocks.EmailBlock, _address),
        # Switches and choices say how something looks, not what it says.
        (
            (wagtail_blocks.BooleanBlock, wagtail_blocks.ChoiceBlock, wagtail_blocks.MultipleChoiceBlock),
            lambda block, value, links: [],
        ),
        (wagtail_blocks.BaseStructBlock, _struct),
        (wagtail_blocks.ListBlock, _list),
        (wagtail_blocks.BaseStreamBlock, _children),
    ]


def _rich_text(block, value, links: Links) -> list[dict]:
    return rich_text_blocks(source(value), links)


def _paragraph(text: str, kind: str = "p", url: str | None = None) -> list[dict]:
    """A slate block of plain words; [] without words."""
    text = str(text or "").replace("\r\n", "\n").strip()
    return [slate_block(text_node(text, kind, url))] if text else []


def _text(block, value, links: Links) -> list[dict]:
    return _paragraph(value)


def _quote(block, value, links: Links) -> list[dict]:
    return _paragraph(value, "blockquote")


def _address(block, value, links: Links) -> list[dict]:
    scheme = "mailto:" if isinstance(block, wagtail_blocks.EmailBlock) else ""
    return _paragraph(value, url=safe_url(f"{scheme}{value}"))


def _image(block, value, links: Links, caption: str = "", alt: str | None = None) -> list[dict]:
    info = links.image(value.pk)
    if alt is None:
        # ImageBlock puts on the image what it is told of it in this place.
        alt = "" if getattr(value, "decorative", False) else getattr(value, "contextual_alt_text", "") or None
    if info is None:
        return []
    # Volto shows no caption of an image, so its words follow; the key is for clients that do.
    words = slate_block({"type": "p", "children": [{"text": ""}, text_node(caption, "em"), {"text": ""}]})
    return [image_block(info, alt, caption=caption), *([words] if caption else [])]


def _document(block, value, links: Links, title: str = "") -> list[dict]:
    return _paragraph(title or value.title, url=links.document_url(value.pk))


def _video(block, value, links: Links, title: str = "") -> list[dict]:
    video = video_block(safe_url(value.url), title)
    return [video] if video else []


def _teaser(block, value, links: Links) -> list[dict]:
    return [teaser_block(links.summary(value.pk))]


def _table(block, value, links: Links) -> list[dict]:
    table = plain_table(block, value, links)
    return [*_paragraph(value.get("table_caption")), *table] if table else []


def _typed_table(block, value, links: Links) -> list[dict]:
    table = typed_table(value, lambda inner, item: _converted(inner, item, links))
    return [*_paragraph(value.caption), *table] if table else []


def _children(block, value, links: Links) -> list[dict]:
    return [
        converted
        for inner, item in inner_values(block, value)
        for converted in _converted(inner, item, links)
    ]


def _list(block, value, links: Links) -> list[dict]:
    """Images and pages go side by side; anything else follows one another."""
    children = _children(block, value, links)
    if _single_image(block.child_block):
        # Words below each picture would be cards of their own; they follow the row.
        return grid_blocks([image for image in children if image["@type"] == "image"])
    if isinstance(block.child_block, wagtail_blocks.PageChooserBlock):
        # An empty card would leave a gap in the row.
        return grid_blocks([teaser for teaser in children if teaser.get("href")])
    return children


def _single_image(block) -> bool:
    """Tell whether a block is an image, alone or with words for it."""
    if hasattr(block, "get_volto_blocks"):
        return False
    if isinstance(block, optional_class("wagtail.images", "ImageBlock")):
        return True
    if isinstance(block, wagtail_blocks.BaseStructBlock):
        return bool(_with_words(block, optional_class("wagtail.images", "ImageBlock"))) or bool(
            _with_words(block, optional_class("wagtail.images", "ImageChooserBlock"))
        )
    return isinstance(block, optional_class("wagtail.images", "ImageChooserBlock"))


def _with_words(block, classes: tuple[type, ...]) -> tuple[str, str, str] | None:
    """The names of (thing, words, alternative text) in a struct that has one thing and words for it.

    Words and alternative text are "" where the struct has none; None where it is another structure.
    """
    things = [name for name, inner in block.child_blocks.items() if isinstance(inner, classes)]
    texts = [name for name, inner in block.child_blocks.items() if isinstance(inner, TEXTS)]
    others = len(block.child_blocks) - len(things) - len(texts)
    alts = [name for name in texts if name in ("alt", "alt_text")]
    words = [name for name in texts if name not in alts]
    if len(things) != 1 or others or len(words) > 1 or len(alts) > 1:
        return None
    return things[0], "".join(words), "".join(alts)


def _struct(block, value, links: Links) -> list[dict]:
    """An image, a video or a document with words for it, a quotation; else its children."""
    for classes, convert in (
        (optional_class("wagtail.images", "ImageBlock"), _image),
        (optional_class("wagtail.images", "ImageChooserBlock"), _image),
        (optional_class("wagtail.embeds", "EmbedBlock"), _video),
        (optional_class("wagtail.documents", "DocumentChooserBlock"), _document),
    ):
        names = _with_words(block, classes)
        if names and not hasattr(block.child_blocks[names[0]], "get_volto_blocks"):
            thing, words, alt = (value.get(name) for name in names)
            if thing is None:
                return []
            more = {"alt": alt} if convert is _image and names[2] else {}
            return convert(block.child_blocks[names[0]], thing, links, words or "", **more)
    quote = quote_of(block, value)
    if quote:
        words, who = quote
        return _paragraph(f"{words}\n— {who}" if words and who else words or who, "blockquote")
    heading, kind = heading_of(block, value)
    return [
        converted
        for name, inner in block.child_blocks.items()
        for converted in (
            _paragraph(value.get(name), kind)
            if name == heading
            else _converted(inner, value.get(name), links)
        )
    ]


def _rendered(block, value, links: Links) -> list[dict]:
    """Blocks of what a block shows on the site's own pages, as text."""
    # The template is another site's and may raise anything; the page has to be published all the same.
    try:
        html = block.render(value)
    except Exception:
        logger.exception("Block %r could not be rendered for the API", block.name)
        return []
    return rich_text_blocks(str(html), links)
