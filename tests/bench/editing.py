"""What readers get while editors publish: how much is still remembered, and what that leaves of the speed.

In this process a story of one branch or the other is published before every so many requests; a mobile app's
and Volto's questions are asked in turn. Then two servers' processes answer a client, first quietly, then with
one publication a second.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext

from news.models import NewsPage
from wagtail_plone.http.remembered import memory

# Requests of one second, as a server of two processes on a small machine answers them.
REQUESTS, PUBLICATIONS = 250, 12
# Of the quiet figure at least so much is left under one publication a second.
LEFT, SECONDS, PORT = 0.8, 10, 8791
# Pages from memory, of the requests a second that JSON from memory reaches.
OF_JSON = 0.6
EXPANDED = "breadcrumbs,navigation,translations,actions,types"
client = Client(headers={"accept": "application/json"})


def measure(stories: list[NewsPage], forum_path: str) -> list[str]:
    """Print two tables; the aims that were missed."""
    _hit_rate(stories, forum_path)
    return _under_publication(stories, forum_path)


def questions(stories: list[NewsPage], forum_path: str) -> list[str]:
    """Addresses apps and Volto ask: lists, searches, and the content of forty pages."""
    return [
        f"/++api++{forum_path}?expand={EXPANDED}",
        "/++api++/en/@navigation?expand.navigation.depth=2",
        "/++api++/en/@search?portal_type=Forum&sort_on=start&b_size=20",
        "/++api++/en/@search?portal_type=News%20Item&sort_on=effective&sort_order=descending&b_size=20",
        "/++api++/en/branches/taraz?b_size=20",
        "/++api++/en/branches/aktau?b_size=20",
        *(f"/++api++{_path(story)}?expand={EXPANDED}" for story in stories[::8][:40]),
    ]


def _path(story: NewsPage) -> str:
    return story.get_url().rstrip("/")


def _hit_rate(stories: list[NewsPage], forum_path: str) -> None:
    asked = questions(stories, forum_path)
    pages = [f"{_path(story)}/" for story in stories[::8][:40]]
    for name, addresses in (("answers", asked), ("pages as HTML", [f"{forum_path}/", "/en/", *pages])):
        remembered = _remembered(stories, addresses)
        told = PUBLICATIONS * REQUESTS
        print(
            f"Under one publication in {REQUESTS} requests "
            f"{remembered / told:.1%} of {told} {name} were remembered."
        )
    print()


def _remembered(stories: list[NewsPage], asked: list[str]) -> int:
    """How many of so many requests asked for nothing that an answer is made of."""
    for address in asked:
        client.get(address)
    remembered, addresses = 0, cycle(asked)
    for number in range(PUBLICATIONS):
        publish(stories[number * 7 % len(stories)], f"Title {number}")
        reset_queries()
        for address in islice(addresses, REQUESTS):
            accept = "text/html" if address.endswith("/") else "application/json"
            with CaptureQueriesContext(connection) as captured:
                client.get(address, headers={"accept": accept})
            # How far the changes are, and those that this process has not read yet.
            remembered += len(captured) <= 3 and not _was_made(captured)
    return remembered


def _was_made(captured: CaptureQueriesContext) -> bool:
    """Tell whether a body was read: what is remembered asks for none."""
    return any('."body"' in query["sql"] for query in captured)


def publish(story: NewsPage, title: str) -> None:
    """Publish a story with another title."""
    page = NewsPage.objects.get(pk=story.pk)
    page.title = title
    page.save_revision().publish()


def _under_publication(stories: list[NewsPage], forum_path: str) -> list[str]:
    doors = {
        "JSON of a forum": f"/++api++{forum_path}",
        "20 whole objects": "/++api++/en/@search?portal_type=News%20Item&b_size=20&fullobjects=1",
        "HTML of a forum": f"{forum_path}/",
    }
    figures: dict[str, list[float]] = {}
    slow: dict[str, list[float]] = {}
    with _server():
        for name, path in doors.items():
            for is_edited in (False, True):
                with _load(path) as load:
                    if is_edited:
                        _publish_each_second(stories)
                    told = json.loads(load.communicate(timeout=SECONDS * 6)[0])
                figures.setdefault(name, []).append(told["requests"] / told["seconds"])
                slow.setdefault(name, []).append(told["p99"])
    heads = f"{'quiet':>8} {'edited':>8} {'left':>6} {'p99 ms':>7} {'edited':>7}"
    print(f"{'two processes, requests/s':<27} {heads}")
    for name, (quiet, edited) in figures.items():
        worst = "".join(f" {milliseconds:>7.1f} " for milliseconds in slow[name])
        print(f"{name:<27} {quiet:>8.0f} {edited:>8.0f} {edited / quiet:>6.0%}{worst}")
    print()
    missed = [
        f"{name}: at least {LEFT:.0%} of the quiet figure under one publication a second"
        for name, (quiet, edited) in figures.items()
        if edited < LEFT * quiet and not name.startswith("HTML")
    ]
    if figures["HTML of a forum"][0] < OF_JSON * figures["JSON of a forum"][0]:
        missed.append(f"HTML of a forum: at least {OF_JSON:.0%} of the JSON's requests a second")
    return missed


def _publish_each_second(stories: list[NewsPage]) -> None:
    for number in range(SECONDS - 1):
        began = time.monotonic()
        publish(stories[number * 11 % len(stories)], f"Edited {number}")
        time.sleep(max(0.0, 1 - (time.monotonic() - began)))


@contextmanager
def _server() -> Iterator[None]:
    """Two processes of gunicorn on this database."""
    memory.clear()
    gunicorn = Path(sys.executable).with_name("gunicorn")
    process = subprocess.Popen(
        [gunicorn, "cms.wsgi", "--workers=2", f"--bind=127.0.0.1:{PORT}", "--log-level=error"],
        env={**os.environ, "BENCH_SERVES": str(connection.settings_dict["NAME"])},
    )
    try:
        _wait_until_it_answers()
        yield
    finally:
        process.terminate()
        process.wait()


def _wait_until_it_answers() -> None:
    for _ in range(120):
        with _load("/++api++/en/@site", seconds=0.1) as load:
            if json.loads(load.communicate()[0])["requests"]:
                return
        time.sleep(0.5)
    raise RuntimeError("The server did not answer")


@contextmanager
def _load(path: str, seconds: float = SECONDS) -> Iterator[subprocess.Popen]:
    command = [sys.executable, "-m", "tests.bench.load", str(PORT), path, str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        yield process
