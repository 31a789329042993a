"""What a search costs on a site of twenty thousand pages, beside one page at the same kind of door."""

from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time
from urllib.parse import urlencode, urlsplit

from django.db import connection
from django.test import Client

from cms.search.tidying import put_together
from news.models import NewsPage
from tests.cms.search.growing import COMMON, HALF, RARE, TITLE, grow_found
from wagtail_plone.http.remembered import memory
from wagtail_plone.models import PublishedDocument

SIZE = 20_000
ROUNDS = 25
ONE_PAGE = "one page"
# How many times as much as one page, at most.
TIMES_MOST = 3.0
WORDS = {
    "a rare word": RARE,
    "a word in every page": COMMON,
    "two words": f"{COMMON} {HALF}",
    "a typing error": "grwon",
    "a word of every title": TITLE,
}
# The last word may go on, as Volto's search asks.
BEGINNINGS = {"a rare beginning": f"{RARE[:4]}*", "a beginning in every page": f"{COMMON[:3]}*"}
# What SQLite does is done in this process; PostgreSQL's part is seen by the clock alone.
clock: Callable[[], float] = process_time if connection.vendor == "sqlite" else perf_counter
json, html = Client(headers={"accept": "application/json"}), Client()


def measure(story: NewsPage) -> list[str]:
    """Print a table; the aims that were missed. Leaves the site as large as it made it."""
    grow_found(story, SIZE - PublishedDocument.objects.count())
    _keep()
    path = urlsplit(story.full_url).path
    doors = {
        "HTML": (html, path, "/en/search/?{}", "q"),
        "suggestions": (html, path, "/en/search/suggestions/?{}", "q"),
        "@search": (json, f"/++api++{path.rstrip('/')}", "/++api++/en/@search?{}", "SearchableText"),
    }
    print(f"{f'ms made anew, {SIZE:,} pages':<40} {'ms':>8} {'x page':>8}")
    missed = []
    for door, (client, page, address, name) in doors.items():
        words = {**WORDS, **(BEGINNINGS if door == "@search" else {})}
        asked = {what: address.format(urlencode({name: text})) for what, text in words.items()}
        costs = _costs(client, {ONE_PAGE: page, **asked})
        own = costs.pop(ONE_PAGE)
        print(f"{f'{door}: {ONE_PAGE}':<40} {own * 1000:>8.2f}")
        for what, cost in costs.items():
            print(f"{f'{door}: {what}':<40} {cost * 1000:>8.2f} {cost / own:>8.2f}")
            if cost > TIMES_MOST * own:
                missed.append(f"{door}, {what}: at most {TIMES_MOST} times one page on {SIZE:,} pages")
    print()
    return missed


def _costs(client: Client, addresses: dict[str, str]) -> dict[str, float]:
    """The seconds answers take that are not remembered, all of them in turn, everything else being warm."""
    times: dict[str, list[float]] = {what: [] for what in addresses}
    for _ in range(ROUNDS):
        for what, address in addresses.items():
            memory.clear()
            start = clock()
            answer = client.get(address)
            times[what].append(clock() - start)
            if answer.status_code != 200:
                raise RuntimeError(f"{address} answered {answer.status_code}")
    return {what: median(taken[1:]) for what, taken in times.items()}


def _keep() -> None:
    """Do what is done daily: put the index together, have the planner know how many rows there are."""
    put_together()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
