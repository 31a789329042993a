"""Where a file is used, as one person may know it: pages they may see are named, others counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.media.places import NamedPage, Place, ShowingPage, showing_pages_of
from wagtail_plone.documents.files import PAGE_ACTIONS

Named = TypeVar("Named", bound=NamedPage)


@dataclass(frozen=True)
class KnownPages(Generic[Named]):
    """Pages as one person may know them: those they may know of, and the number of the others."""

    named: list[Named]
    others: int = 0

    def __len__(self) -> int:
        return len(self.named) + self.others


@dataclass(frozen=True)
class Usage(KnownPages[ShowingPage]):
    """The pages on which a file is used."""

    @property
    def rows(self) -> list[tuple[ShowingPage, str]]:
        """The named pages, each with a sentence on what readers will see of it."""
        return [(page, consequence(page)) for page in self.named]


def usage_for(user, file: Model) -> Usage:
    """Where a file is used, as a user may know it."""
    return usage_of_many(user, [file])[file.pk]


def usage_of_many(user, files: Iterable[Model]) -> dict[int, Usage]:
    """The same for several files of one model, by their keys; one query more than `showing_pages_of`."""
    shown = showing_pages_of(files)
    hidden = {page.pk for pages in shown.values() for page in pages if not page.is_public}
    known = known_pages(user, hidden)
    return {
        key: Usage(
            [page for page in pages if page.is_public or page.pk in known],
            sum(not page.is_public and page.pk not in known for page in pages),
        )
        for key, pages in shown.items()
    }


def known_pages(user, keys: Iterable[int]) -> set[int]:
    """Those of some pages that are not public which a user may know of: the ones they may edit or publish."""
    keys = set(keys)
    if not keys:
        return set()
    pages = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, PAGE_ACTIONS)
    return set(pages.order_by().filter(pk__in=keys).values_list("pk", flat=True))


def consequence(page: ShowingPage) -> str:
    """What readers will see of a page once the file is gone from it, in one or two sentences."""
    if not page.is_public:
        return _("Not public: no reader sees this page.")
    told = {
        Place.LEAD: _("It opens without a picture."),
        Place.GALLERY: _("Its gallery shows the other pictures."),
        Place.LOGO: _("The organiser stands there without a logo."),
        Place.BODY: _("Its text goes on without it and its caption."),
        Place.DRAFT: _("Readers see no difference: only a draft uses it."),
    }
    return " ".join(told[place] for place in told if place in page.places)


def is_picture(file: Model) -> bool:
    """True for an image, false for a document."""
    return isinstance(file, AbstractImage)
