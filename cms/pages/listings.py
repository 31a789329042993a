"""What pages list, as the API asks for it: Plone's query strings over the types listed under a name.

Used by pages that are a list (`headless_query`) and by pages that show several (`headless_listings`).
"""

from typing import Any

from django.utils.functional import Promise
from wagtail.models import Page

from cms.pages.registry import listed_kinds
from wagtail_plone.identity import uid

OPERATION = "plone.app.querystring.operation."
# An event of today is still to come, which `date.afterToday` leaves out; nobody plans further ahead.
DAYS_AHEAD = 3650
NEXT = {"i": "end", "o": f"{OPERATION}date.lessThanRelativeDate", "v": str(DAYS_AHEAD)}


def query_of(lists: str, path: str) -> list[dict[str, Any]]:
    """The pages listed under a name below `path`, read from the page that lists them: "." or ".."."""
    return [_of_kinds(lists), {"i": "path", "o": f"{OPERATION}string.relativePath", "v": path}]


def listing_below(
    title: str | Promise,
    lists: str,
    *,
    sort_on: str,
    descending: bool = True,
    is_next: bool = False,
    most: int = 0,
) -> dict[str, Any]:
    """One of the listings of a page, of what stands below it; with `is_next` events that are not over.

    At most `most`, where that is not 0.
    """
    rows = [*query_of(lists, "."), *([NEXT] if is_next else [])]
    return _listing(title, rows, sort_on, descending=descending, most=most)


def listing_naming(
    page: Page, index: str, title: str | Promise, lists: str, *, sort_on: str, most: int = 0
) -> dict[str, Any]:
    """One of the listings of a page, the newest first: what names it, wherever in its language that stands.

    `index` is the one of the site's own by which it is found (`headless_indexes`). At most `most`, where that
    is not 0.
    """
    language = page.locale.language_code
    rows = [
        _of_kinds(lists),
        {"i": "Language", "o": f"{OPERATION}selection.any", "v": [language]},
        {"i": index, "o": f"{OPERATION}string.is", "v": uid(page.translation_key, language)},
    ]
    return _listing(title, rows, sort_on, descending=True, most=most)


def _of_kinds(lists: str) -> dict[str, Any]:
    return {"i": "portal_type", "o": f"{OPERATION}selection.any", "v": sorted(listed_kinds(lists))}


def _listing(
    title: str | Promise, rows: list[dict], sort_on: str, *, descending: bool, most: int
) -> dict[str, Any]:
    return {
        "title": title,
        "query": rows,
        "sort_on": sort_on,
        "sort_reversed": descending,
        **({"limit": most} if most else {}),
    }
