"""What goes when a page is deleted: all its languages, and what is below them; and what stays, and why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q
from wagtail.models import Page

from cms.media.places import language_name
from cms.pages.deleted import deleted, is_deleted


@dataclass
class Going:
    """The pages that go by one decision.

    `tops` are those that are taken out of their places, in each language one, fallbacks with them; `staying`
    the translations whose deletion is not the user's right.
    """

    page: Page
    tops: list[Page]
    staying: list[Page] = field(default_factory=list)

    @cached_property
    def pages(self) -> list[Page]:
        """All that goes: the tops and what is below them, in the order of the tree. One query."""
        return list(_below(self.tops).select_related("locale").order_by("path"))

    @property
    def keys(self) -> set[int]:
        """The keys of all that goes."""
        return {page.pk for page in self.pages}

    @property
    def languages(self) -> list[str]:
        """The languages in which the page goes with a text of its own, by name; its own first."""
        own = [page for page in self.tops if not page.alias_of_id and page.pk not in self._standing_in]
        family = [page for page in own if page.translation_key == self.page.translation_key]
        family.sort(key=lambda page: (page.pk != self.page.pk, page.pk))
        return [language_name(page.locale.language_code) for page in family]

    @property
    def fallbacks(self) -> list[str]:
        """The languages in which it goes as a fallback, by name."""
        family = [page for page in self.tops if page.translation_key == self.page.translation_key]
        own = set(self.languages)
        names = [language_name(page.locale.language_code) for page in family]
        return [name for name in names if name not in own]

    @property
    def left(self) -> list[str]:
        """The languages that stay, by name."""
        return [language_name(page.locale.language_code) for page in self.staying]

    @cached_property
    def beneath(self) -> list[tuple[str, int]]:
        """What is below the page, by kind: (the kind in words, how many), each counted once however many
        languages it is in."""
        tops = {page.pk for page in self.tops}
        kinds: Counter[str] = Counter()
        families = set()
        for page in self.pages:
            if page.pk in tops or page.translation_key in families:
                continue
            families.add(page.translation_key)
            kinds[str(page.specific_class._meta.verbose_name)] += 1
        return sorted(kinds.items(), key=lambda row: (-row[1], row[0]))

    @property
    def number(self) -> int:
        """How many pages go, each counted once however many languages it is in."""
        return len({page.translation_key for page in self.pages})

    @cached_property
    def is_public(self) -> bool:
        """Tell whether readers see any of it now."""
        return any(page.live for page in self.pages)

    @cached_property
    def _standing_in(self) -> set[int]:
        keys = [page.pk for page in self.tops]
        return set(Page.objects.filter(pk__in=keys, stand_in__isnull=False).values_list("pk", flat=True))


def going(page: Page, user=None) -> Going:
    """What goes when `user` deletes a page; without a user, or for an administrator, every language.

    Fallbacks go with what they show, whoever may delete them: they cannot stand without it. A number of
    queries that does not grow with what is below the page.
    """
    family = list(
        Page.objects.filter(translation_key=page.translation_key)
        .exclude(deleted())
        .select_related("locale")
        .order_by("pk")
    )
    tops = [member for member in family if member.pk == page.pk]
    others = [member for member in family if member.pk != page.pk]
    shown_by = _shown_by(others)
    staying = []
    for member in others:
        if shown_by.get(member.pk) is not None:
            continue
        may = user is None or member.specific_deferred.permissions_for_user(user).can_delete()
        (tops if may else staying).append(member)
    gone = {member.pk for member in tops}
    # An alias may mirror another alias.
    for member in sorted(others, key=lambda one: one.pk):
        if shown_by.get(member.pk) in gone:
            tops.append(member)
            gone.add(member.pk)
    tops += _mirrors_elsewhere(tops)
    return Going(page, tops, staying)


def _shown_by(pages: Iterable[Page]) -> dict[int, int]:
    """The keys of the pages whose text some pages show, by the keys of these."""
    pages = list(pages)
    rows = Page.objects.filter(pk__in=[page.pk for page in pages]).values_list(
        "pk", "alias_of_id", "stand_in__source_id"
    )
    return {pk: alias_of or source for pk, alias_of, source in rows if alias_of or source}


def _below(tops: Iterable[Page]):
    """The tops and all that is below them."""
    condition = Q(pk__in=[])
    for top in tops:
        condition |= Q(path__startswith=top.path)
    return Page.objects.filter(condition)


def _mirrors_elsewhere(tops: list[Page]) -> list[Page]:
    """Fallbacks of what goes that stand neither below it nor are it."""
    keys = set(_below(tops).values_list("pk", flat=True))
    shows = Q(alias_of__in=keys) | Q(stand_in__source__in=keys)
    found = Page.objects.filter(shows).exclude(pk__in=keys).exclude(deleted()).select_related("locale")
    found = sorted(found, key=lambda page: page.path)
    # What is below another one of them goes with that.
    return [page for page in found if not any(page.is_descendant_of(other) for other in found)]


def may_be_deleted(user, page: Page) -> bool:
    """Tell whether a user may delete a page: nothing that lies in the bin already, nor the root."""
    return not is_deleted(page) and page.specific_deferred.permissions_for_user(user).can_delete()
