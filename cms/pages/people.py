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


def profile_ids(*streams) -> list[int]:
    """The ids of the pages chosen in streams of people, repeated as often as they are named."""
    return [
        item.value.pk for stream in streams for item in stream if item.block_type == "profile" and item.value
    ]


def persons(stream, shown: dict[int, Page]) -> list[Person]:
    """The people of one stream in order.

    `shown` maps the id of a chosen profile to the page to show for it (see `cms.pages.localized`); profiles
    that are not in it (unpublished, private) are left out.
    """
    named = []
    for item in stream:
        if item.block_type == "guest":
            value = item.value
            named.append(Person(value["name"], value["position"], value["organisation"]))
        elif item.value and item.value.pk in shown:
            page = shown[item.value.pk]
            named.append(Person(page.title, page.position, page=page))
    return named
