"""The pages of a branch: the same branch in every language."""

from collections.abc import Iterator
from uuid import UUID

from wagtail.models import Page

from cms.localization.families import original_of
from cms.pages.registry import listed_models


def branch_pages(key: UUID) -> list[Page]:
    """A branch's pages, drafts and fallbacks with them, the original first; none where it was deleted.

    Two queries.
    """
    pages = [
        page
        for model in listed_models("branches")
        for page in model.objects.filter(translation_key=key).select_related("locale", "collection")
    ]
    if len(pages) < 2:
        return pages
    original = original_of(pages[0])
    return sorted(pages, key=lambda page: (original is None or page.pk != original.pk, page.pk))


def is_branch(page: object) -> bool:
    """Tell whether something is a page of a branch."""
    return isinstance(page, listed_models("branches"))


def public_keys() -> Iterator[UUID]:
    """The keys of the branches that are public in some language."""
    for model in listed_models("branches"):
        yield from (
            model.objects.filter(live=True).order_by().values_list("translation_key", flat=True).distinct()
        )
