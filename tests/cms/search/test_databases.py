"""Each database finds the same as condition by condition, and SQLite's index is kept quick."""

from itertools import product

import pytest
from django.core.cache import cache
from django.db import connection, transaction

from cms.editorial.schedule.rounds import STEPS
from cms.search import databases
from cms.search.databases import AllOf, AnyOf, One, best, count
from cms.search.models import SearchEntry
from cms.search.tidying import put_together, put_together_when_due
from tests.cms.search.growing import COMMON, HALF, RARE, grow_found
from tests.cms.search.reading import found
from tests.cms.search.test_index import story  # noqa: F401  a fixture

pytestmark = pytest.mark.django_db
only_on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="only on SQLite")

EXACT = {word: One(f"x{word}") for word in (COMMON, HALF, RARE)}
# From a few to all, from all to a few, some that overlap in part, none at all.
TIERS = [
    [EXACT[RARE], EXACT[HALF], EXACT[COMMON]],
    [EXACT[COMMON], EXACT[HALF]],
    [AllOf((EXACT[HALF], EXACT[RARE])), EXACT[RARE], AnyOf((EXACT[RARE], EXACT[HALF])), EXACT[COMMON]],
    [EXACT[RARE], EXACT[RARE], EXACT[RARE], EXACT[RARE], EXACT[HALF]],
    [One("xnowhere"), One("xnowhere"), One("xnowhere"), EXACT[HALF]],
    [One("xnowhere")],
]


@pytest.fixture
def grown(story):  # noqa: F811  the fixture
    grow_found(story, 600)
    return story


def test_the_best_are_those_of_one_condition_after_the_other_however_many_are_wanted(grown):
    for tiers, most in product(TIERS, (1, 3, 5, 25, 400, 5_000)):
        one_by_one = dict.fromkeys(place for tier in tiers for place in best([tier], most))
        assert best(tiers, most) == list(one_by_one)[:most], (tiers, most)


@pytest.mark.parametrize("most", [1, 5, 400, 100_000])
def test_what_is_found_is_counted_up_to_a_limit(grown, most):
    assert count(EXACT[HALF], most) == min(300, most)
    assert count(EXACT[COMMON], most) == min(600, most)


@only_on_sqlite
def test_the_parts_of_the_index_become_one_and_find_the_same(client, grown):
    rows = SearchEntry.objects.order_by("pk").values_list("pk", "terms")[:40]
    for key, terms in rows:
        with transaction.atomic():
            SearchEntry.objects.filter(pk=key).update(terms=f"{terms} xnew")
    before = best([EXACT[HALF], One("xnew")], 2_000)
    assert _parts() > 1
    put_together()
    assert _parts() == 1
    assert best([EXACT[HALF], One("xnew")], 2_000) == before
    assert found(client, "meteorites").paths == found(client, RARE).paths != []
    put_together()
    assert _parts() == 1


@only_on_sqlite
def test_they_are_put_together_once_a_day_in_steps_between_which_others_may_write(grown, monkeypatch):
    assert put_together_when_due in STEPS.values()
    monkeypatch.setattr("cms.search.tidying.PAGES_AT_ONCE", 4)
    steps = []

    def noted(execute, sql, parameters, many, context):
        steps.extend(parameters)
        return execute(sql, parameters, many, context)

    cache.delete("search-put-together")
    with connection.execute_wrapper(noted):
        put_together_when_due()
        there = len(steps)
        put_together_when_due()
    assert steps[0] == -4 and set(steps[1:]) == {4}
    assert 3 < there == len(steps)
    cache.delete("search-put-together")


def _parts() -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(DISTINCT segid) FROM {databases.FULL_TEXT}_idx")
        return cursor.fetchone()[0]
