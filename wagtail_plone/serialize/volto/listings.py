"""What a page lists, as Volto's listing blocks; Volto asks for the items of each by itself.

A page type may say in `headless_listings` what it lists, one after the other: dictionaries with a `title`
and, as in `headless_query`, `query`, `sort_on`, `sort_reversed` and `limit`. One without a query is what
stands right below the page, and is left out while nothing does. A type that says nothing lists what its
`headless_query` finds, else what stands below it.
"""

from typing import Any

from wagtail.models import Page


def listings(page: Page, *, is_empty: bool) -> list[dict]:
    """The listing blocks of a page; `is_empty` where it has nothing else to show."""
    told = getattr(page, "headless_listings", None)
    if told is not None:
        return [_titled(listing) for listing in told if listing.get("query") or page.numchild]
    query = getattr(page, "headless_query", None)
    if query or hasattr(page, "headless_query"):
        return [_listing(query)] if query else []
    if (page.numchild or is_empty) and type(page).allowed_subpage_models():
        return [_listing({})]
    return []


def _titled(listing: dict[str, Any]) -> dict[str, Any]:
    return {**_listing(listing), "headline": str(listing["title"]), "headlineTag": "h2"}


def _listing(listing: dict[str, Any]) -> dict[str, Any]:
    """One block; without a query it shows the content's own items (Volto's `withQuerystringResults`)."""
    block: dict[str, Any] = {"@type": "listing", "variation": "summary"}
    if not listing.get("query"):
        return block
    criteria = {name: listing[name] for name in ("query", "sort_on", "limit") if listing.get(name)}
    order = {"sort_order": "descending"} if listing.get("sort_reversed") else {}
    return {**block, "querystring": {**criteria, **order}}
