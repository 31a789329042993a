"""What readers get as HTML beside the same story as JSON: processor time in one run, bytes on the wire."""

from collections.abc import Callable
from statistics import median
from time import process_time
from urllib.parse import urlsplit

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.bench.measure import ROUNDS, WARM_UP
from wagtail_plone.http.remembered import memory

BROWSER = {"accept-encoding": "gzip, deflate, br, zstd"}
# A page from memory takes at most so many times the processor of JSON from memory, and so many queries.
TIMES_JSON, QUERIES = 3, 3
REMEMBERED, UNCHANGED, MADE, JSON = "remembered", "304", "made anew", "the same as JSON"
client = Client()


def measure(story) -> list[str]:
    """Print a table; the aims that were missed."""
    page = urlsplit(story.full_url).path
    tag = client.get(page, headers=BROWSER)["ETag"]
    doors: dict[str, Callable] = {
        REMEMBERED: lambda: client.get(page, headers=BROWSER),
        UNCHANGED: lambda: client.get(page, headers={**BROWSER, "if-none-match": tag}),
        MADE: lambda: client.get(page, headers=BROWSER),
        JSON: lambda: client.get(f"/++api++{page.rstrip('/')}", headers=BROWSER),
    }
    times: dict[str, list[float]] = {name: [] for name in doors}
    for number in range(ROUNDS + WARM_UP):
        for name, ask in doors.items():
            _prepare(name, ask)
            start = process_time()
            ask()
            if number >= WARM_UP:
                times[name].append(process_time() - start)
    middle = {name: median(values) for name, values in times.items()}
    print(f"{'a story as HTML':<20} {'median CPU ms':>14} {'queries':>8} {'wire bytes':>11} {'x JSON':>8}")
    costs = {}
    for name, ask in doors.items():
        _prepare(name, ask)
        with CaptureQueriesContext(connection) as captured:
            size = len(ask().content)
        costs[name] = len(captured)
        row = f"{middle[name] * 1000:>14.2f} {costs[name]:>8} {size:>11} {middle[name] / middle[JSON]:>8.1f}"
        print(f"{name:<20} {row}")
    print()
    return [
        f"a story as HTML, {name}: at most {TIMES_JSON} times the processor of JSON and {QUERIES} queries"
        for name in (REMEMBERED, UNCHANGED)
        if middle[name] > TIMES_JSON * middle[JSON] or costs[name] > QUERIES
    ]


def _prepare(name: str, ask: Callable) -> None:
    """Forget everything before a page that is made anew; have every other answer in memory."""
    if name == MADE:
        memory.clear()
    else:
        ask()
