"""Ways to look around in the tree of a web page (`cms.intake.sources.markup`), which is bounded in depth."""

from collections.abc import Callable, Iterator
from html import escape

from cms.intake.sources.markup import VOID, Node

UNSEEN = frozenset(("script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "title"))


def elements(node: Node) -> Iterator[Node]:
    """All elements below one, in the order of the page."""
    for child in node.children:
        if isinstance(child, Node):
            yield child
            yield from elements(child)


def first(node: Node, *tags: str) -> Node | None:
    """The first element of one of these names."""
    return next((one for one in elements(node) if one.tag in tags), None)


def words(node: Node | None) -> str:
    """What can be read in an element, with single blanks."""
    return " ".join(" ".join(_texts(node)).split()) if node is not None else ""


def _texts(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.tag not in UNSEEN or node.tag in UNSEEN:
            yield from _texts(child)


def names(node: Node) -> str:
    """An element's classes, id and property in small letters, whole and by their parts."""
    whole = " ".join(node.attributes.get(name, "") for name in ("class", "id", "itemprop")).lower()
    return f"{whole} {whole.replace('-', ' ').replace('_', ' ')}"


def without(node: Node, is_left_out: Callable[[Node], bool]) -> None:
    """Take out of a tree all elements for which `is_left_out` holds, with what is in them."""
    node.children = [child for child in node.children if isinstance(child, str) or not is_left_out(child)]
    for child in node.children:
        if isinstance(child, Node):
            without(child, is_left_out)


def html_of(node: Node) -> str:
    """What an element holds, as HTML."""
    return "".join(_written(node))


def _written(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield escape(child, quote=False)
            continue
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in child.attributes.items())
        yield f"<{child.tag}{attributes}>"
        if child.tag not in VOID:
            yield from _written(child)
            yield f"</{child.tag}>"
