"""Values are described by what Wagtail and Django know of them, on sites whose models are not ours."""

from datetime import date

import pytest
from wagtail import blocks

from home.models import BranchPage
from wagtail_plone.schemas import attributes, streams
from wagtail_plone.schemas.attributes import ModelComponents
from wagtail_plone.schemas.components import reference


class StarsBlock(blocks.Block):
    """A block of no class Wagtail has: it has no default, and nobody knows what it sends."""


class StockBlock(blocks.CharBlock):
    """A block that says itself what it sends."""

    def get_api_representation(self, value, context=None):
        return {"number": value}


class Kept:
    """Something that is sent by its properties and methods."""

    @property
    def day(self) -> date | None:
        """The day.

        And more about it.
        """

    @property
    def names(self) -> list[str]:
        return []

    def branch(self) -> BranchPage | None:
        return None

    def branches(self) -> "list[BranchPage]":
        return []

    def anything(self):
        return object()

    def unknown(self) -> "NowhereDefined":  # noqa: F821  a name for type checkers alone
        return None


def of_block(block: blocks.Block) -> dict:
    """The schema of a block's value."""
    block.set_name("thing")
    return streams.value(block, ModelComponents())


@pytest.mark.parametrize("block", [StarsBlock(), StockBlock(), StarsBlock(default=0)])
def test_a_block_nothing_is_known_of_may_be_anything(block):
    assert of_block(block) == {}


@pytest.mark.parametrize(
    ("block", "schema"),
    [
        (blocks.IntegerBlock(), {"type": "integer"}),
        (blocks.IntegerBlock(required=False), {"type": ["integer", "null"]}),
        (blocks.BooleanBlock(required=False), {"type": ["boolean", "null"]}),
        (blocks.BooleanBlock(required=False, default=False), {"type": "boolean"}),
        (blocks.StaticBlock(), {"type": "null"}),
        (blocks.ChoiceBlock(choices=[("Group", [("a", "A"), ("b", "B")])]), {"enum": ["a", "b"]}),
        (blocks.ListBlock(blocks.FloatBlock()), {"type": "array", "items": {"type": "number"}}),
        (blocks.PageChooserBlock(), {"anyOf": [reference("Summary"), {"type": "null"}]}),
    ],
    ids=lambda parameter: "" if isinstance(parameter, dict) else type(parameter).__name__,
)
def test_blocks_are_described_by_their_class(block, schema):
    described = of_block(block)
    if isinstance(block, blocks.ChoiceBlock):
        described = {"enum": [choice for choice in described["enum"] if choice]}
    assert described == schema


def test_choices_that_are_made_when_asked_for_are_not_listed():
    def choices():
        raise AssertionError("asked when nobody chooses")

    assert "enum" not in of_block(blocks.ChoiceBlock(choices=choices))


def test_two_structs_of_one_name_are_two_schemas():
    components = ModelComponents()

    def struct(*names: str) -> blocks.StructBlock:
        struct_block = blocks.StructBlock([(name, blocks.CharBlock()) for name in names])
        struct_block.set_name("thing")
        return struct_block

    first, second = (streams.value(struct(*names), components) for names in (("a",), ("a", "b")))
    assert first != second
    assert streams.value(struct("a"), components) == first


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("day", {"type": ["string", "null"], "format": "date"}),
        ("names", {"type": "array", "items": {"type": "string"}}),
        ("branch", {"anyOf": [reference("Summary"), {"type": "null"}]}),
        ("branches", {"type": "array", "items": reference("Summary")}),
        ("anything", {}),
        ("unknown", {}),
    ],
)
def test_properties_and_methods_are_described_by_their_annotations(name, schema):
    assert attributes._returned(Kept, name, ModelComponents()) == schema
