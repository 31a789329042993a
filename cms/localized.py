"""Relations follow the reader's language: pages chosen in one language are shown in another.

wagtail-localize leaves page choosers pointing at the page of the source language. Rendering maps all of
a page's relations at once instead of asking `.localized` of each, which costs a query a page.
"""

from collections.abc import Iterable

from wagtail.models import Page


def localized_pages(pages: Iterable[Page], locale_id: int) -> list[Page]:
    """The live, public translations into `locale_id` of `pages`, as specific pages, in order.

    A page without a live translation stands for itself as long as it is live and public; anything else
    is left out, so that nothing leads a reader to a page they may not see. Three queries and one a
    page type, however many pages.
    """
    chosen = [page for page in pages if page is not None]
    if not chosen:
        return []
    keys = {page.translation_key for page in chosen}
    candidates = list(
        Page.objects.live()
        .public()
        .filter(translation_key__in=keys, locale_id__in={locale_id, *(p.locale_id for p in chosen)})
        .select_related("locale")
        .specific()
    )
    by_variant = {(page.translation_key, page.locale_id): page for page in candidates}
    found = []
    for page in chosen:
        variant = by_variant.get((page.translation_key, locale_id)) or by_variant.get(
            (page.translation_key, page.locale_id)
        )
        if variant is not None and variant not in found:
            found.append(variant)
    return found
