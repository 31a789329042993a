"""Where a page stands: its crumbs, its branch, and its counterparts in the other languages."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page

from cms.registry import index_models, listed_models

HOME_DEPTH = 2


def breadcrumbs(page: Page) -> list[Page]:
    """Live pages above `page` and below the home page, outermost first. One query."""
    if page.depth is None or page.depth <= HOME_DEPTH + 1:
        return []
    return list(
        page.get_ancestors().filter(depth__gt=HOME_DEPTH).live().select_related("locale").order_by("depth")
    )


def branch_of(page: Page):
    """The branch page above (or equal to) `page`, or None. One query."""
    for model in listed_models("branches"):
        branch = (
            model.objects.ancestor_of(page, inclusive=True).select_related("locale").first()
            if page.depth
            else None
        )
        if branch is not None:
            return branch
    return None


def language_links(page: Page, request) -> list[dict]:
    """One entry a language of the site, in the switcher's order.

    Each holds `code`, `url`, `is_current` and `is_translated`; a language in which the page does not
    exist leads to the nearest page above it that does, at last to that language's home page.
    """
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    line = [page, *reversed(page.get_ancestors().filter(depth__gte=HOME_DEPTH))] if page.depth else [page]
    keys = [ancestor.translation_key for ancestor in line]
    variants = {
        (variant.locale_id, variant.translation_key): variant
        for variant in Page.objects.live().public().filter(translation_key__in=keys)
    }
    links = []
    for code, _name in settings.LANGUAGES:
        locale = locales.get(code)
        if locale is None:
            continue
        is_current = locale.pk == page.locale_id
        found = page if is_current else None
        if found is None:
            found = next((variants[locale.pk, key] for key in keys if (locale.pk, key) in variants), None)
        if found is None:
            continue
        links.append(
            {
                "code": code,
                "url": found.get_url(request),
                "full_url": found.get_full_url(request),
                "is_current": is_current,
                "is_translated": found.translation_key == page.translation_key,
            }
        )
    return links


def back_to_list(page: Page, request) -> str:
    """The address of the list `page` stands in, as the reader left it (its page and filters).

    "" where the page is in no list. The way back is read from the Referer of the same site; a script
    keeps it for those who went on to another page first.
    """
    listed_as = getattr(page, "listed_as", None)
    index = next(
        (
            found
            for model in index_models(listed_as)
            for found in model.objects.live().filter(locale_id=page.locale_id)[:1]
        ),
        None,
    )
    if index is None:
        return ""
    address = index.get_url(request) or ""
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.path == urlsplit(address).path and came_from.netloc == request.get_host():
        return f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path
    return address
