"""Identity of demo content, by which loading it again finds it instead of making it twice.

Every page, block, row and picture has an id derived from where it stands in the content, the same in
every language: a translated block keeps its id, as wagtail-localize expects it to.
"""

from uuid import UUID, uuid5

DEMO = UUID("5d0b3a43-5d3c-4a35-9c46-1c1f0f0d2019")


def key(*path: str | int) -> UUID:
    """The id of something by its path."""
    return uuid5(DEMO, "/".join(str(part) for part in path))


def item(value, *path: str | int, kind: str = "item") -> dict:
    """A block as Wagtail stores it in a stream or a list: with type and id."""
    return {"type": kind, "value": value, "id": str(key(*path))}


def items(values, *path: str | int) -> list[dict]:
    """The items of a list block."""
    return [item(value, *path, position) for position, value in enumerate(values)]
