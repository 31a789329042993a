"""What an answer costs the database on a large site: as much as on a small one."""

import re

import pytest
from django.db import connection

from tests import factories
from tests.api.asking import get
from tests.api.conftest import settled
from tests.api.scale import ASKED, COUNTED, grow, plans, steps_of
from wagtail_plone.http.remembered import memory

FEW, MANY = 1_000, 20_000
TABLES = re.compile(
    r'\b(SCAN|Seq Scan on) "?(wagtailcore_page|wagtail_plone_publisheddocument)\b"?(?! USING)'
)


@pytest.fixture
def story(site):
    """The story beside which thousands grow."""
    return settled(factories.NewsPageFactory(parent=site.taraz, slug="story", locale=site.taraz.locale))


def steps(client, path: str, query: dict) -> int:
    """Steps of the database's machine for an answer made anew, everything else being warm."""
    get(client, path, query)
    memory.clear()
    return steps_of(lambda: get(client, path, query))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only on SQLite")
def test_answers_cost_the_same_on_a_site_of_thousands(client, story):
    costs: dict[str, list[int]] = {}
    for number in (FEW, MANY - FEW):
        grow(story, number)
        for has_statistics in ("", " with statistics"):
            _know_statistics(bool(has_statistics))
            for name, (path, query) in {**ASKED, **COUNTED}.items():
                costs.setdefault(name + has_statistics, []).append(steps(client, path, query))
    dear = {name: cost for name, cost in costs.items() if name.removesuffix(has_statistics) in ASKED}
    assert {name: cost for name, cost in dear.items() if cost[1] > 1.2 * cost[0]} == {}
    # An index is counted through; nothing else grows.
    assert {name: cost for name, cost in costs.items() if cost[1] - cost[0] > 12 * MANY} == {}


def _know_statistics(has_them: bool) -> None:
    """Have the database's planner know how many rows there are of what, or nothing of it."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if not has_them:
            cursor.execute("DELETE FROM sqlite_stat1")
            cursor.execute("ANALYZE sqlite_schema")


@pytest.mark.parametrize("has_statistics", [False, True], ids=["", "analyzed"])
def test_no_table_is_read_from_end_to_end(client, story, has_statistics):
    grow(story, FEW if connection.vendor == "sqlite" else MANY)
    if has_statistics or connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")
    for path, query in {**ASKED, **COUNTED}.values():
        get(client, path, query)
        memory.clear()
        with plans() as made:
            get(client, path, query)
        lines = [line for plan in made for line in plan.splitlines() if TABLES.search(line)]
        assert [line for line in lines if not _counts(line)] == [], (path, query)


def _counts(line: str) -> bool:
    """Tell whether PostgreSQL only counts there: an index is enough for that once its table was vacuumed."""
    return connection.vendor == "postgresql" and "publisheddocument u0" in line
