"""Elements of office documents by their local names: Word has two sets of namespaces for one vocabulary."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element


def local(element: Element) -> str:
    """The element's name without its namespace; "" for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """An attribute by its local name."""
    if element is None:
        return default
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), default)


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of the first name, of it the first of the next, and so on; None if one is missing."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def below(element: Element | None, *names: str) -> Iterator[Element]:
    """All elements of these names below one, in their order."""
    if element is not None:
        yield from (one for one in element.iter() if local(one) in names)


def words(element: Element | None, *names: str) -> str:
    """The text of all elements of these names below one, blanks drawn together."""
    return " ".join(" ".join("".join(one.itertext()) for one in below(element, *names)).split())
