"""Fixtures that are built once in a process and put back as they were for every other test.

Building a site page by page takes hundreds of queries, and most tests begin with the same one. What a build
changed in the database is kept as rows, its result as a pickle, and what it left waiting for the commit
as it stood; the next test gets all three in a dozen statements. A test in whose database something else
stands already (rows of those tables that were not there before) has it built for real.
"""

import pickle
from collections.abc import Callable, Hashable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import connection

Rows = list[tuple]


@dataclass
class Recording:
    """What a build changed: rows by table before and after it, its result, its callbacks."""

    before: dict[str, Rows]
    after: dict[str, Rows]
    result: bytes
    waiting: list[tuple[Callable, bool]]

    def fits(self) -> bool:
        """Whether the database is in the state the build started from, as far as it changed it."""
        return all(_rows(table) == rows for table, rows in self.before.items())

    def play(self) -> Any:
        """Put the rows in place and the callbacks in line; the result, made of objects of its own."""
        with connection.cursor() as cursor:
            for table in self.after:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
            for table, rows in self.after.items():
                if rows:
                    places = ", ".join(["%s"] * len(rows[0]))
                    cursor.executemany(
                        f"INSERT INTO {connection.ops.quote_name(table)} VALUES ({places})", rows
                    )
        for callback, robust in self.waiting:
            connection.on_commit(deepcopy(callback), robust=robust)
        # What was remembered of the site is about pages that are there now.
        cache.clear()
        return pickle.loads(self.result)


_recordings: dict[Hashable, Recording] = {}


def recorded(key: Hashable, build: Callable[[], Any]) -> Any:
    """The result of `build`, whose doing is played back where it was recorded under `key` before.

    The result must be picklable, and the build must leave nothing behind but rows and callbacks: no files.
    Outside of a transaction (tests that commit) it is always built.
    """
    if not connection.in_atomic_block:
        return build()
    known = _recordings.get(key)
    if known is None:
        return _record(key, build)
    return known.play() if known.fits() else build()


def _record(key: Hashable, build: Callable[[], Any]) -> Any:
    # SQLite's full-text tables follow others by triggers.
    tables = [
        table
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False)
        if not table.endswith("_fts")
    ]
    before = {table: _rows(table) for table in tables}
    # The build's own callbacks, apart from those that wait already and might take its part over.
    waiting, connection.run_on_commit = connection.run_on_commit, []
    try:
        result = build()
    finally:
        own = connection.run_on_commit
        connection.run_on_commit = [*waiting, *own]
    after = {table: _rows(table) for table in tables}
    changed = [table for table in tables if before[table] != after[table]]
    _recordings[key] = Recording(
        before={table: before[table] for table in changed},
        after={table: after[table] for table in changed},
        result=pickle.dumps(result),
        waiting=[(deepcopy(callback), robust) for _savepoints, callback, robust in own],
    )
    return result


def _rows(table: str) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")
        return cursor.fetchall()
