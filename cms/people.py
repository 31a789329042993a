"""People named in programmes and juries: profiles in the reader's language, guests as they were written."""

from dataclasses import dataclass

from wagtail.models import Page


@dataclass(frozen=True)
class Person:
    """Someone named on a page: a trainer with a profile (`page`) or a guest."""

    name: str
    position: str = ""
    organisation: str = ""
    page: Page | None = None


def profiles(*streams) -> list[Page]:
    """The pages chosen in streams of people, repeated as often as they are named."""
    return [
        item.value for stream in streams for item in stream if item.block_type == "profile" and item.value
    ]


def people(stream, localized: dict[str, Page]) -> list[Person]:
    """The people of one stream in order.

    `localized` maps a translation key to the page to show (see `by_key`); profiles that are not in it
    (unpublished, private) are left out.
    """
    found = []
    for item in stream:
        if item.block_type == "guest":
            value = item.value
            found.append(Person(value["name"], value["position"], value["organisation"]))
        elif item.value and item.value.translation_key in localized:
            page = localized[item.value.translation_key]
            found.append(Person(page.title, page.position, page=page))
    return found


def by_key(pages: list[Page]) -> dict[str, Page]:
    """Pages by their translation key, which all language versions share."""
    return {page.translation_key: page for page in pages}
