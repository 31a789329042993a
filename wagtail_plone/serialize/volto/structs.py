"""Structs of words that are a heading or a quotation to readers; told by their children, not their names."""

import re
from typing import Any

from wagtail import blocks

from wagtail_plone.serialize.choices import declared_tokens

TEXTS = (blocks.CharBlock, blocks.TextBlock)
HEADING_NAMES = ("heading", "title", "text")
LEVEL_NAMES = ("level", "heading_level")
QUOTE_NAMES = ("quote", "quotation", "text", "words")
ATTRIBUTION_NAMES = (
    *("attribution", "attribute_name", "attributed_to", "author", "author_name", "speaker"),
    *("source", "citation", "cite", "name"),
)
SETTINGS = (blocks.BooleanBlock, blocks.ChoiceBlock, blocks.MultipleChoiceBlock)
_LEVEL = re.compile(r"h?[1-6]", re.IGNORECASE)


def heading_of(block: blocks.BaseStructBlock, value: Any) -> tuple[str, str]:
    """The name of the child that is a heading, and its element; ("", "") where there is none.

    A heading has its level beside it; words over a list or a stream are one as well.
    """
    children = block.child_blocks
    names = [name for name in HEADING_NAMES if isinstance(children.get(name), TEXTS)]
    level = next((name for name in LEVEL_NAMES if name in children), "")
    if not level:
        level = next((name for name, child in children.items() if _chooses_level(child)), "")
        names = names or _only_text(children)
    if level and names:
        number = re.search(r"\d", str(value.get(level) or ""))
        return names[0], f"h{min(max(int(number[0]), 2), 4)}" if number else "h2"
    over = (blocks.ListBlock, blocks.BaseStreamBlock)
    if any(isinstance(inner, over) for inner in children.values()) and names and names[0] != "text":
        return names[0], "h2"
    return "", ""


def quote_of(block: blocks.BaseStructBlock, value: Any) -> tuple[str, str] | None:
    """The words of a quotation and who said them; None for another structure.

    Beside the two a quotation has nothing but settings of how it looks.
    """
    children = block.child_blocks
    texts = [name for name, child in children.items() if isinstance(child, TEXTS)]
    words = next((name for name in QUOTE_NAMES if name in texts), "")
    who = next((name for name in ATTRIBUTION_NAMES if name in texts), "")
    others = [child for name, child in children.items() if name not in (words, who)]
    if not words or not who or not all(map(_is_setting, others)):
        return None
    return str(value.get(words) or ""), str(value.get(who) or "")


def _only_text(children: dict[str, blocks.Block]) -> list[str]:
    texts = [name for name, child in children.items() if isinstance(child, TEXTS)]
    return texts if len(texts) == 1 else []


def _is_setting(block: blocks.Block) -> bool:
    if isinstance(block, blocks.BaseStructBlock):
        return all(map(_is_setting, block.child_blocks.values()))
    return isinstance(block, SETTINGS)


def _chooses_level(block: blocks.Block) -> bool:
    """Tell whether a choice is one of heading elements, whatever it is called: `size` of `h2` to `h4`."""
    if not isinstance(block, blocks.ChoiceBlock):
        return False
    tokens = [str(token) for token in declared_tokens(block) or () if token not in ("", None)]
    return bool(tokens) and all(map(_LEVEL.fullmatch, tokens)) and any(token[0] in "hH" for token in tokens)
