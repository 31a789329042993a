"""Locks on publications of the same page, and patience with a busy database.

A publication writes to every language of a page: the page, what is kept of it for translators, the
translations that follow it. Two of the same page would lock the same rows in different orders; so the first
thing each does is to take its family's lock. Whatever publishes several families in one transaction takes
all of their locks at its beginning (`lock_families`), which puts them in one order.

What still collides (with other writers, or over a row two families share) is undone by the database, and
`patiently` does it again.
"""

import logging
import random
import time
from collections.abc import Callable, Iterable
from typing import TypeVar
from uuid import UUID

from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction

logger = logging.getLogger(__name__)
Result = TypeVar("Result")

ATTEMPTS, OVER_A_KEY = 6, 3
# Seconds before the second attempt, at most; doubled for each one after it.
PAUSE = 0.1
# After so many seconds in all, whoever waits for an answer is told instead.
PATIENCE = 25
# https://www.postgresql.org/docs/current/errcodes-appendix.html: serialization failure, deadlock, lock not
# available (a lock or statement timeout of the operator's).
CONFLICTS = {"40001", "40P01", "55P03"}
# The same, and: too many connections, the server is starting, stopping or out of reach.
BUSY = CONFLICTS | {"53300", "57P01", "57P02", "57P03", "08000", "08001", "08003", "08004", "08006"}


def lock_families(*keys: UUID | str) -> None:
    """Keep other publications of these families (`translation_key`) waiting until the transaction ends.

    Call it in a transaction, before anything is written, with all families the transaction will publish:
    they are locked in one order everywhere. A family that is locked already is locked again, for free.
    SQLite has one writer at a time anyway.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for number in sorted({_number(key) for key in keys}):
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def patiently(
    work: Callable[[], Result], families: Iterable[UUID | str] = (), *, is_part: bool = False
) -> Result:
    """Do `work` in a transaction, holding the locks of these families, and return its result.

    Where the database undid it because others were at the same rows, or is locked by another writer, it is
    done again. `work` must therefore read what it needs itself. Within a transaction it is done once: what
    began the transaction tries again, or nobody can. Raises the last error.

    `is_part` says of work within a transaction that nobody goes on there after an error, so that there is
    nothing to go back to.
    """
    families = list(families)
    if connection.in_atomic_block:
        # Still all of it or nothing: who called may go on after an error.
        with transaction.atomic(savepoint=not is_part):
            lock_families(*families)
            return work()
    began = time.monotonic()
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with transaction.atomic():
                lock_families(*families)
                return work()
        except (OperationalError, IntegrityError) as error:
            # Over a key that is taken for good trying on would help nobody.
            attempts = OVER_A_KEY if isinstance(error, IntegrityError) else ATTEMPTS
            out_of_time = time.monotonic() - began > PATIENCE
            if attempt >= attempts or out_of_time or not is_conflict(error):
                raise
            logger.info("Tried again after a conflict: %s", error)
            time.sleep(random.uniform(0, PAUSE * 2 ** (attempt - 1)))  # noqa: S311  no secret
    raise AssertionError("unreachable")


def is_conflict(error: DatabaseError) -> bool:
    """True where others were at the same rows at the same time, so that trying again may help.

    Two that make the same row at once collide over its key.
    """
    return isinstance(error, IntegrityError) or _state(error) in CONFLICTS or _is_locked(error)


def is_busy(error: BaseException) -> bool:
    """True where the database was too busy to answer, or away: nothing is wrong with what was asked of it."""
    return isinstance(error, DatabaseError) and (
        _state(error) in BUSY or _is_locked(error) or _is_away(error)
    )


def _state(error: BaseException) -> str:
    return getattr(error.__cause__, "sqlstate", None) or ""


def _is_locked(error: BaseException) -> bool:
    # SQLite has no codes that every Python tells.
    return isinstance(error, OperationalError) and " is locked" in str(error)


def _is_away(error: BaseException) -> bool:
    """True where PostgreSQL could not be reached; psycopg names no code then."""
    is_told_by_driver = isinstance(error, OperationalError) and error.__cause__ is not None
    return is_told_by_driver and connection.vendor == "postgresql" and not _state(error)


def _number(key: UUID | str) -> int:
    """A family's key as PostgreSQL's signed 64 bits."""
    return int.from_bytes(UUID(str(key)).bytes[:8], signed=True)
