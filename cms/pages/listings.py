"""What pages list, as the API asks for it: Plone's query strings over the types listed under a name.

Used by pages that are a list (`headless_query`) and by pages that show several (`headless_listings`).
"""

from typing import Any

from django.utils.functional import Promise

from cms.pages.registry import listed_models

OPERATION = "plone.app.querystring.operation."
# An event of today is still to come, which `date.afterToday` leaves out; nobody plans further ahead.
DAYS_AHEAD = 3650
NEXT = {"i": "end", "o": f"{OPERATION}date.lessThanRelativeDate", "v": str(DAYS_AHEAD)}


def query_of(lists: str, path: str) -> list[dict[str, Any]]:
    """The pages listed under a name below `path`, read from the page that lists them: "." or ".."."""
    kinds = sorted({getattr(model, "headless_type", "Document") for model in listed_models(lists)})
    return [
        {"i": "portal_type", "o": f"{OPERATION}selection.any", "v": kinds},
        {"i": "path", "o": f"{OPERATION}string.relativePath", "v": path},
    ]


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
    return {
        "title": title,
        "query": [*query_of(lists, "."), *([NEXT] if is_next else [])],
        "sort_on": sort_on,
        "sort_reversed": descending,
        **({"limit": most} if most else {}),
    }
