"""Choices of StreamField blocks, as far as they are known before anybody asks."""

from collections.abc import Iterator
from typing import Any

from wagtail import blocks


def declared_tokens(block: blocks.ChoiceBlock | blocks.MultipleChoiceBlock) -> list[Any] | None:
    """The values of a choice, each once, in order; None where a function tells them when it is asked."""
    # Wagtail keeps there what was declared.
    if callable(block._constructor_kwargs.get("choices")):  # noqa: SLF001
        return None
    return list(dict.fromkeys(_tokens(block.field.choices)))


def _tokens(choices: Any) -> Iterator[Any]:
    """The values of choices, those of groups among them."""
    for token, label in choices:
        if isinstance(label, list | tuple):
            yield from _tokens(label)
        else:
            yield token
