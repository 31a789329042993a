"""Identity: the ids by which wagtail-localize finds strings, places and templates again.

Each is made from what it stands for. wagtail-localize makes them where a row is saved by itself; rows that
are stored together need them beforehand. They stand in every database, so they stay as they are (a test
compares).
"""

from uuid import UUID, uuid5

from wagtail_localize.models import String, Template

PLACES = UUID("fcab004a-2b50-11ea-978f-2e728ce88125")


def id_of_string(html: str) -> UUID:
    """The id of a text in its language."""
    return uuid5(String.UUID_NAMESPACE, html)


def id_of_place(path: str) -> UUID:
    """The id of a place in an object."""
    return uuid5(PLACES, path)


def id_of_template(template_format: str, template: str) -> UUID:
    """The id of what remains of a rich text without its strings."""
    return uuid5(uuid5(Template.BASE_UUID_NAMESPACE, template_format), template)
