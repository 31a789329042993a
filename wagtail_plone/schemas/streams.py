"""JSON Schemas of what StreamFields send: the counterpart of `wagtail_plone.serialize.streams`."""

from django.utils.encoding import force_str
from django.utils.text import capfirst
from wagtail import blocks

from wagtail_plone.schemas.components import Components, component_name, reference
from wagtail_plone.schemas.words import (
    Schema,
    array,
    boolean,
    constant,
    described,
    integer,
    moment,
    nullable,
    number,
    record,
    string,
    time_of_day,
)
from wagtail_plone.serialize.choices import declared_tokens
from wagtail_plone.serialize.references import optional_class

SIMPLE: list[tuple[tuple[type, ...], Schema]] = [
    ((blocks.RichTextBlock, blocks.RawHTMLBlock), string(contentMediaType="text/html")),
    ((blocks.BooleanBlock,), boolean()),
    ((blocks.DateTimeBlock,), moment()),
    ((blocks.DateBlock,), string(format="date", examples=["2026-11-24"])),
    ((blocks.TimeBlock,), time_of_day()),
    ((blocks.IntegerBlock,), integer()),
    ((blocks.FloatBlock, blocks.DecimalBlock), number()),
    (
        (blocks.CharBlock, blocks.TextBlock, blocks.URLBlock, blocks.EmailBlock, blocks.RegexBlock),
        string(),
    ),
]
IMAGES = (
    *optional_class("wagtail.images", "ImageBlock"),
    *optional_class("wagtail.images", "ImageChooserBlock"),
)


def stream(block: blocks.BaseStreamBlock, components: Components, name: str = "") -> Schema:
    """A stream: a list of {"type", "id", "value"}, told apart by `type`."""
    variants = [_variant(child, components) for child in block.child_blocks.values()]
    if not variants:
        return array({})
    kinds = {kind: variant["$ref"] for kind, variant in zip(block.child_blocks, variants, strict=True)}
    item = {"oneOf": variants, "discriminator": {"propertyName": "type", "mapping": kinds}}
    return array(components.share(f"{_capital(name or block.name or 'Stream')}Item", item))


def _variant(block: blocks.Block, components: Components) -> Schema:
    schema = record(
        {
            "type": constant(block.name, "Which kind of block it is."),
            "id": nullable(string("The block's own id, the same as long as the block is there.")),
            "value": described(value(block, components), words_of(block)),
        },
        words_of(block),
    )
    return components.share(f"{_capital(block.name)}Block", schema)


def value(block: blocks.Block, components: Components) -> Schema:
    """The value of one block, of whatever depth."""
    # A class of the site's own that says what it sends may send anything.
    if not type(block).get_api_representation.__module__.startswith("wagtail."):
        return {}
    if isinstance(block, blocks.StaticBlock):
        return {"type": "null"}
    if isinstance(block, IMAGES):
        return nullable(reference("ImageObject"))
    if isinstance(block, optional_class("wagtail.embeds", "EmbedBlock")):
        return nullable(string(format="uri"))
    if isinstance(block, blocks.BaseStreamBlock):
        return stream(block, components)
    if isinstance(block, blocks.ListBlock):
        return array(value(block.child_block, components))
    if isinstance(block, blocks.BaseStructBlock):
        return _struct(block, components)
    if isinstance(block, optional_class("wagtail.contrib.table_block", "TableBlock")):
        return nullable(reference("TableValue"))
    if isinstance(block, optional_class("wagtail.contrib.typed_table_block", "BaseTypedTableBlock")):
        return _typed_table(block, components)
    if isinstance(block, blocks.PageChooserBlock):
        return nullable(reference("Summary"))
    if isinstance(block, blocks.ChooserBlock):
        return nullable(components.instance_of(block.model_class))
    schema = _choices(block) or next((schema for classes, schema in SIMPLE if isinstance(block, classes)), {})
    # What is missing from data older than the block itself is the block's default.
    has_value = getattr(block, "required", False) or getattr(block.meta, "default", None) is not None
    return schema if has_value else nullable(schema)


def _struct(block: blocks.BaseStructBlock, components: Components) -> Schema:
    schema = record(
        {
            name: described(value(child, components), words_of(child))
            for name, child in block.child_blocks.items()
        },
        words_of(block),
    )
    return components.share(f"{_capital(type(block).__name__.removesuffix('Block'))}Value", schema)


def _typed_table(block: blocks.Block, components: Components) -> Schema:
    """A table whose columns are blocks; a cell is what the block of its column sends."""
    columns = record(
        {
            "type": string("The block of the column's cells.", enum=list(block.child_blocks)),
            "heading": string("The words above the column."),
        },
        "A column.",
    )
    cells = [value(child, components) for child in block.child_blocks.values()]
    cell = {"anyOf": cells} if all(cells) else {}
    return record(
        {
            "caption": string("The words above the table."),
            "columns": array(columns, "The columns in order."),
            "rows": array(record({"values": array(cell, "A cell for each column.")}, "A row."), "The rows."),
        },
        words_of(block),
    )


def _choices(block: blocks.Block) -> Schema | None:
    """The values of a choice, where they are known before anybody asks."""
    if not isinstance(block, blocks.ChoiceBlock | blocks.MultipleChoiceBlock):
        return None
    tokens = declared_tokens(block)
    choice: Schema = {} if tokens is None else {"enum": tokens}
    return array(choice) if isinstance(block, blocks.MultipleChoiceBlock) else choice


def words_of(block: blocks.Block) -> str:
    """The purpose of a block: its help text, description or label."""
    label = capfirst(force_str(block.label or block.name or "").replace("_", " "))
    more = force_str(getattr(block.meta, "description", "") or getattr(block.meta, "help_text", "") or "")
    return f"{label}. {more}" if more and label else more or label or capfirst(type(block).__name__)


def _capital(name: str) -> str:
    return component_name("".join(word[:1].upper() + word[1:] for word in name.replace("-", "_").split("_")))
