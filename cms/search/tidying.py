"""Keeping the index quick: SQLite keeps what was written at different times in parts of its own."""

from django.core.cache import cache
from django.db import connection

from cms.search.databases import FULL_TEXT

# Pages of the index that are written at once, while nobody else can write: some milliseconds.
PAGES_AT_ONCE = 500
EVERY_SECONDS = 24 * 3600


def put_together_when_due() -> None:
    """Put the parts of the index together, once a day: another step of the clock's round."""
    if cache.add("search-put-together", True, EVERY_SECONDS):
        put_together()


def put_together() -> None:
    """Make one part of all parts of SQLite's index, in short steps, between which others may write.

    A word is looked for in every part, so a search of ten conditions takes three times as long in eight parts
    as in one. A negative number begins, positive ones go on, and a step that changes fewer than two rows had
    nothing to do (sqlite.org/fts5.html, 6.8). PostgreSQL's index has no such parts.
    """
    if connection.vendor != "sqlite":
        return
    pages = -PAGES_AT_ONCE
    while _merge(pages) >= 2:
        pages = PAGES_AT_ONCE


def _merge(pages: int) -> int:
    """Do one step; the number of rows it changed."""
    with connection.cursor() as cursor:
        before = connection.connection.total_changes
        cursor.execute(f"INSERT INTO {FULL_TEXT}({FULL_TEXT}, rank) VALUES ('merge', %s)", [pages])  # noqa: S608  names of ours
        return connection.connection.total_changes - before
