"""What answers cost on a site of a thousand documents, of ten thousand and of fifty thousand."""

from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from wagtail.models import Page

from news.models import NewsPage
from tests.api.scale import ASKED, COUNTED, grow
from wagtail_plone.http.remembered import memory
from wagtail_plone.models import PublishedDocument

SIZES = (1_000, 10_000, 50_000)
ROUNDS = 15
# How many times the cost on the smallest site at most; an index is counted through where totals are told.
TIMES_MOST, TIMES_COUNTED = 1.5, 3.0
TIMES_RENAMED = 1.5
# What SQLite does is done in this process; PostgreSQL's part is seen by the clock alone.
clock: Callable[[], float] = process_time if connection.vendor == "sqlite" else perf_counter
client = Client(headers={"accept": "application/json"})


def measure(story: NewsPage) -> list[str]:
    """Print a table; the aims that were missed. Leaves the site as large as it made it."""
    costs: dict[str, list[float]] = {}
    for size in SIZES:
        grow(story, size - PublishedDocument.objects.count())
        for has_statistics in (False, True):
            _know_statistics(has_statistics)
            for name, (path, query) in {**ASKED, **COUNTED}.items():
                costs.setdefault(f"{name}, analyzed" if has_statistics else name, []).append(
                    _cost(path, query)
                )
    heads = "".join(f"{size:>10,}" for size in SIZES)
    print(f"{'ms made anew on a site of documents':<42}{heads} {'x':>6}")
    for name, times in costs.items():
        row = "".join(f"{seconds * 1000:>10.2f}" for seconds in times)
        print(f"{name:<42}{row} {times[-1] / times[0]:>6.2f}")
    print()
    return _renamed(story) + [
        f"{name}: at most {most} times on {SIZES[-1]:,} documents what it costs on {SIZES[0]:,}"
        for name, times in costs.items()
        if times[-1] > (most := _times_most(name)) * times[0]
    ]


def _renamed(story: NewsPage) -> list[str]:
    """Rename the branch all these stories stand below: its request ends like any other's."""
    own, of_all = (median(_publication(page, number) for number in range(5)) for page in _pages(story))
    below = PublishedDocument.objects.filter(tree_path__startswith=story.path[: -story.steplen]).count()
    print(f"Publishing a story took {own:.2f} s, renaming the branch of {below:,} pages {of_all:.2f} s.\n")
    if of_all <= TIMES_RENAMED * own:
        return []
    return [f"renaming a branch of {below:,} pages: at most {TIMES_RENAMED} times what a story takes"]


def _pages(story: NewsPage) -> list[Page]:
    return [NewsPage.objects.get(pk=story.pk), story.get_parent().specific]


def _publication(page: Page, number: int) -> float:
    page = type(page).objects.get(pk=page.pk)
    page.title = f"Renamed {number}"
    revision = page.save_revision()
    start = clock()
    revision.publish()
    return clock() - start


def _times_most(name: str) -> float:
    return TIMES_COUNTED if name.removesuffix(", analyzed") in COUNTED else TIMES_MOST


def _cost(path: str, query: dict) -> float:
    """The seconds an answer takes that is not remembered, everything else being warm."""
    address = f"/++api++{path}?{urlencode(query)}"
    times = []
    for _ in range(ROUNDS):
        memory.clear()
        start = clock()
        answer = client.get(address)
        times.append(clock() - start)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
    return median(times[1:])


def _know_statistics(has_them: bool) -> None:
    """Have the database's planner know how many rows there are; on SQLite, or nothing of it."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
        if connection.vendor == "sqlite" and not has_them:
            cursor.execute("DELETE FROM sqlite_stat1")
            cursor.execute("ANALYZE sqlite_schema")
