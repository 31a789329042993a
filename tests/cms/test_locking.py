"""Publications of one page wait for each other, and what collides is done again."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cms.localization.publishing import publish
from cms.resilience import locking
from cms.resilience.locking import is_busy, lock_families, patiently
from tests import factories

pytestmark = pytest.mark.django_db


class Deadlock(Exception):
    """The error psycopg raises where PostgreSQL ends one of two transactions that wait for each other."""

    sqlstate = "40P01"


def deadlock() -> OperationalError:
    error = OperationalError("deadlock detected")
    error.__cause__ = Deadlock()
    return error


@pytest.fixture
def outside_a_transaction(monkeypatch):
    """Have the code take the tests' own transaction for none, and wait for nobody."""
    monkeypatch.setattr(
        locking, "connection", SimpleNamespace(in_atomic_block=False, vendor="sqlite", cursor=None)
    )
    monkeypatch.setattr(locking.time, "sleep", lambda seconds: None)


def failing(*errors):
    """Work that fails with these errors in turn and then succeeds."""
    left = list(errors)

    def work():
        if left:
            raise left.pop(0)
        return "done"

    return work


@pytest.mark.parametrize(
    "error", [deadlock(), OperationalError("database is locked"), IntegrityError("UNIQUE constraint failed")]
)
def test_what_collided_is_done_again(outside_a_transaction, error):
    assert patiently(failing(error, error)) == "done"


def test_what_went_wrong_for_another_reason_is_not_done_again(outside_a_transaction):
    with pytest.raises(OperationalError, match="no such table"):
        patiently(failing(OperationalError("no such table: page")))


def test_what_can_t_be_done_is_given_up(outside_a_transaction):
    with pytest.raises(IntegrityError):
        patiently(failing(*[IntegrityError("taken")] * locking.OVER_A_KEY))


def test_within_a_transaction_whoever_began_it_tries_again():
    with pytest.raises(OperationalError, match="deadlock"), transaction.atomic():
        patiently(failing(deadlock()))


def test_a_busy_database_is_told_from_a_broken_one():
    assert is_busy(deadlock())
    assert is_busy(OperationalError("database is locked"))
    assert not is_busy(OperationalError("no such table: page"))
    assert not is_busy(IntegrityError("UNIQUE constraint failed"))


def test_a_failed_publication_leaves_nothing_behind(forum, monkeypatch):
    from cms.localization import signals

    def fail(instance, **options):
        raise OperationalError("database is locked")

    forum.title = "Half published"
    revision = forum.save_revision()
    monkeypatch.setattr(signals, "follow", fail)
    with pytest.raises(OperationalError), transaction.atomic():
        revision.publish()
    forum.refresh_from_db()
    assert forum.title == "Leadership forum"


def locks_and_writes(captured) -> list[str]:
    """Locks ("lock") and writes ("write") among queries, in order."""
    kinds = []
    for query in captured:
        sql = query["sql"]
        if "pg_advisory_xact_lock" in sql:
            kinds.append("lock")
        elif sql.startswith(("INSERT", "UPDATE", "DELETE")):
            kinds.append("write")
    return kinds


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL")
def test_a_publication_locks_its_family_before_it_writes_anything(forum):
    revision = forum.save_revision()
    with CaptureQueriesContext(connection) as captured:
        revision.publish()
    assert locks_and_writes(captured)[0] == "lock"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL")
def test_families_are_locked_in_one_order(site):
    keys = [factories.NewsPageFactory(parent=site.taraz).translation_key for _number in range(4)]
    asked = []
    for order in (keys, keys[::-1]):
        with CaptureQueriesContext(connection) as captured:
            lock_families(*order)
        asked.append([query["sql"] for query in captured])
    assert asked[0] == asked[1]
    assert len(asked[0]) == len(keys)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL")
def test_the_publication_of_a_translation_locks_the_same_family(forum, locales):
    from cms.localization.submission import submit

    forum.save_revision().publish()
    (translation,) = submit(forum, [locales["ru"]])
    with CaptureQueriesContext(connection) as captured:
        publish(translation)
    locks = {query["sql"] for query in captured if "pg_advisory_xact_lock" in query["sql"]}
    assert len(locks) == 1
    assert locks_and_writes(captured)[0] == "lock"
