"""Columns that lists filter and sort by, taken from a page's serialised body."""

import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from typing import Any

from wagtail.models import Page, Site

from wagtail_plone.models import NEVER_EFFECTIVE

# Keys whose strings are no words for readers: addresses, names of files, what Volto's views are told.
SILENT = frozenset({
    "@id", "@type", "UID", "id", "translation_key", "type_title", "review_state", "language", "layout", "url",
    "href", "download", "filename", "content-type", "created", "modified", "effective", "expires", "version",
    "align", "size", "type", "key", "slug", "image_scales", "image_field", "scales", "base_path",
    "translations", "source_language", "time_zone", "query", "sort_on", "blocks_layout",
})  # fmt: skip
# Words of a page that another one shows: its name finds both, its description only itself.
SUMMARY_WORDS = ("title",)
# Each with what stands for none.
MOMENTS = {
    "created": NEVER_EFFECTIVE,
    "modified": NEVER_EFFECTIVE,
    "effective": NEVER_EFFECTIVE,
    "expires": None,
    "start": None,
    "end": None,
}
TAG = re.compile(r"<[^>]*>")
TEXT_LENGTH = 200_000


def root_depth(page: Page) -> int:
    """The depth in the tree of the home page a page belongs to; 2 right below the tree's root."""
    roots = (root.root_path for root in Site.get_site_root_paths())
    url_path = next((path for path in roots if page.url_path.startswith(path)), "/")
    # The tree's root has the path "/" and the depth 1, and every page adds a segment.
    return url_path.count("/")


def place_columns(page: Page, path: str) -> dict[str, Any]:
    """The columns of `PublishedDocument` that say where a page with this path stands."""
    depth = root_depth(page)
    return {
        "tree_path": page.path,
        "depth": page.depth,
        "root_depth": depth,
        "level": path.count("/"),
        "slug": path.rpartition("/")[2],
        "home_path": path.rsplit("/", page.depth - depth)[0] if page.depth > depth else path,
        # A home page at the root itself is below nothing.
        "parent_path": path.rpartition("/")[0] if path else None,
        "in_menus": page.show_in_menus,
    }


def columns(body: dict[str, Any], about_others: list[dict]) -> dict[str, Any]:
    """The columns of `PublishedDocument` that follow from its body, and from its blocks about others."""
    return {
        **{name: _moment(body.get(name)) or default for name, default in MOMENTS.items()},
        "query": _query(body),
        "text": searchable_text(body, about_others),
    }


def last_moment(body: dict[str, Any]) -> Any:
    """The `end` of a body: of an event of whole days, and where no end is noted, the end of its last day.

    As plone.app.event has it: who asks at noon for what is not over yet is told of the day's events.
    """
    end = _moment(body.get("end"))
    if end is None or not (body.get("whole_day") or body.get("open_end")):
        return body.get("end")
    return max(end, end.replace(hour=23, minute=59, second=59, microsecond=0)).isoformat()


def _moment(text: Any) -> datetime | None:
    """A date of the body; another site's `start` may be anything, and is no date then."""
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else None


def _query(body: dict[str, Any]) -> dict[str, Any] | None:
    if not isinstance(body.get("query"), list):
        return None
    return {name: body.get(name) for name in ("query", "sort_on", "sort_reversed", "limit")}


def searchable_text(body: dict[str, Any], about_others: list[dict]) -> str:
    """Every word readers see on the page, each string once, without markup; at most `TEXT_LENGTH` characters.

    A page that is referred to counts with its title alone, and what the blocks `about_others` say not at all:
    whoever looks for a talk is looking for it, not for whoever gave it.
    """
    theirs = set(_words("", about_others))
    words = dict.fromkeys(word for value in body.items() for word in _words(*value))
    return "\n".join(word for word in words if word not in theirs)[:TEXT_LENGTH]


def _words(name: str, value: Any) -> Iterator[str]:
    if name in SILENT:
        return
    if isinstance(value, str):
        # NUL is nothing PostgreSQL's text could hold.
        text = " ".join(unescape(TAG.sub(" ", value)).replace("\0", "").split())
        if text:
            yield text
    elif isinstance(value, dict) and value.get("@type") != "listing":
        # What a listing is called says what it lists, which is elsewhere.
        is_summary = "@id" in value and "@type" in value and "review_state" in value
        for key, inner in value.items():
            if not is_summary or key in SUMMARY_WORDS:
                yield from _words(key, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words("", inner)
