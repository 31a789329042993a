"""People named in programmes and juries: profiles in the reader's language, guests as they were written.

A profile that readers may not see any more (unpublished, private, withdrawn) names its person as a guest.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from wagtail.models import Locale, Page

from cms.pages.models.known_people import KnownPerson


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
    that are not in it (unpublished, private) are left out, see `name_as_guests`.
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


def name_as_guests(streams: Iterable, shown: Collection[int], locale: Locale) -> None:
    """Name the people of profiles that are not shown as guests, in memory; who never was public is left out.

    `shown` holds the ids of chosen profiles that readers may see. Two queries where one of them is hidden.
    The streams are about to be shown, and must not be saved.
    """
    streams = list(streams)
    hidden = set(profile_ids(*streams)) - set(shown)
    known = known_people(hidden, locale)
    for stream in streams:
        for number in reversed(range(len(stream))):
            item = stream[number]
            if item.block_type != "profile" or item.value is None or item.value.pk in shown:
                continue
            person = known.get(item.value.pk)
            if person is None:
                del stream[number]
            else:
                stream[number] = ("guest", as_guest(person), item.id)


def as_guest(person: Person) -> dict[str, str]:
    """The value of a guest's block for a person."""
    return {"name": person.name[:120], "position": person.position, "organisation": person.organisation}


def known_people(ids: Iterable[int], locale: Locale) -> dict[int, Person]:
    """The people that readers knew from profiles, by the profiles' ids, in a language where there is one.

    Without those of whom readers never knew. Two queries, none for no ids.
    """
    wanted = set(ids)
    if not wanted:
        return {}
    families = dict(Page.objects.filter(pk__in=wanted).values_list("pk", "translation_key"))
    rows = KnownPerson.objects.filter(page__translation_key__in=set(families.values()))
    by_family: dict[UUID, dict[int, tuple[int, Person]]] = {}
    for pk, key, locale_id, name, position in rows.order_by("pk").values_list(
        "pk", "page__translation_key", "page__locale_id", "name", "position"
    ):
        by_family.setdefault(key, {})[locale_id] = (pk, Person(name, position))
    known = {}
    for pk, key in families.items():
        of_family = by_family.get(key, {})
        own = [person for other, person in of_family.values() if other == pk]
        in_language = [of_family[locale.pk][1]] if locale.pk in of_family else []
        if candidates := [*in_language, *own, *(person for _pk, person in of_family.values())]:
            known[pk] = candidates[0]
    return known
