"""Fixtures that are built once in a process and put back as they were for every other test.

Building a site page by page takes hundreds of queries, and most tests begin with the same one. What a build
changed in the database is kept as rows, its files as files, its result as a pickle, and what it left waiting
for the commit as it stood; the next test gets all of it in a dozen statements.

That is right only where the database is in the state the build started from. So every write of a test is
watched: a fixture is played back where nothing but other recorded fixtures has written before, in the same
order, and built for real otherwise. Accounts do not count, unless the fixture makes some itself. One that
only adds what it was given, whatever else there is, says so and is played back as soon as the tables it
writes are as they were.
"""

import pickle
import re
from collections.abc import Callable, Container, Hashable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection

Rows = list[tuple]
WRITE = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(?P<table>[^"]+)"')
# Who is signed in makes no difference to content.
ACCOUNTS = {
    "auth_user",
    "auth_user_groups",
    "axes_accesslog",
    "django_session",
    "wagtailcore_apitoken",
    "wagtailusers_userprofile",
}


@dataclass
class Recording:
    """A build's changes: rows by table before and after it, media files, its result, its callbacks."""

    before: dict[str, Rows]
    after: dict[str, Rows]
    files: dict[str, bytes]
    result: bytes
    waiting: list[tuple[Callable, bool]]

    def fits(self, tables: Container[str] | None = None) -> bool:
        """True where the tables that the build writes, or those of them named, are as they were before it."""
        return all(
            _rows(table) == rows for table, rows in self.before.items() if tables is None or table in tables
        )

    def play(self) -> Any:
        """Put the rows in place and the callbacks in line; the result, made of objects of its own."""
        put_back(self.after)
        for name, content in self.files.items():
            file = Path(settings.MEDIA_ROOT) / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        for callback, robust in self.waiting:
            connection.on_commit(deepcopy(callback), robust=robust)
        # What was remembered of the site is about pages that are there now.
        cache.clear()
        return pickle.loads(self.result)


class Recorder:
    """The recordings of this process, and what the test under way has written so far."""

    def __init__(self) -> None:
        self._made: dict[tuple[Hashable, ...], Recording] = {}
        # The recorded fixtures of this test in order; None once anything else has written.
        self._written: tuple[Hashable, ...] | None = ()
        self._is_recording = False

    @contextmanager
    def one_test(self) -> Iterator[None]:
        """Watch what one test writes, from an empty beginning."""
        self._written = ()
        with connection.execute_wrapper(self._watch):
            yield

    def __call__(self, key: Hashable, build: Callable[[], Any], *, only_adds: bool = False) -> Any:
        """The result of `build`, played back where it was recorded under `key` from the same beginning.

        The result must be picklable, and the build must leave nothing behind but rows, media files and
        callbacks.
        `only_adds`: what it makes does not depend on what else the database holds. Outside of a transaction
        (in tests that commit) it is always built.
        """
        if not connection.in_atomic_block or self._is_recording:
            return build()
        written = None if self._written is None else (*self._written, key)
        name = (key,) if only_adds else written
        known = self._made.get(name)
        fits = known is not None and known.fits(None if only_adds else ACCOUNTS)
        # What is built otherwise than it was recorded is no beginning that others were recorded from.
        with self._not_watching(written if fits or known is None else None):
            if known is not None and fits:
                return known.play()
            if known is None and written is not None:
                result, self._made[name] = _record(build)
                return result
            return build()

    @contextmanager
    def _not_watching(self, written: tuple[Hashable, ...] | None) -> Iterator[None]:
        self._is_recording = True
        try:
            yield
            self._written = written
        finally:
            self._is_recording = False

    def _watch(self, execute, sql, params, many, context):
        if not self._is_recording and (write := WRITE.match(sql)) and write["table"] not in ACCOUNTS:
            self._written = None
        return execute(sql, params, many, context)


recorded = Recorder()


def all_rows() -> dict[str, Rows]:
    """The rows of every table, in the order of their first column."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    # SQLite's full-text tables follow others by triggers.
    return {table: _rows(table) for table in tables if not table.endswith("_fts")}


def put_back(rows_by_table: dict[str, Rows]) -> None:
    """Let these tables hold these rows and no others."""
    with connection.cursor() as cursor:
        for table in rows_by_table:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
        for table, rows in rows_by_table.items():
            if rows:
                places = ", ".join(["%s"] * len(rows[0]))
                cursor.executemany(f"INSERT INTO {connection.ops.quote_name(table)} VALUES ({places})", rows)


def _record(build: Callable[[], Any]) -> tuple[Any, Recording]:
    before, files_before = all_rows(), _files()
    # The build's own callbacks, apart from those that wait already and might take its part over.
    waiting, connection.run_on_commit = connection.run_on_commit, []
    try:
        result = build()
    finally:
        own = connection.run_on_commit
        connection.run_on_commit = [*waiting, *own]
    after = all_rows()
    changed = [table for table in after if before[table] != after[table]]
    return result, Recording(
        before={table: before[table] for table in changed},
        after={table: after[table] for table in changed},
        files={name: content for name, content in _files().items() if files_before.get(name) != content},
        result=pickle.dumps(result),
        waiting=[(deepcopy(callback), robust) for _savepoints, callback, robust in own],
    )


def _rows(table: str) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")
        return cursor.fetchall()


def _files() -> dict[str, bytes]:
    """The test's media files, by their names below its media folder."""
    folder = Path(settings.MEDIA_ROOT)
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
