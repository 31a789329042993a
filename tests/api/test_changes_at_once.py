"""Several people publish while apps keep their copies: no change is skipped, whoever commits first."""

import os
import random
import threading

import pytest
from django.db import connection
from django.db.models import Max
from django.test import Client

from news.models import NewsPage
from tests.api.test_changes import Copy, published_stories
from wagtail_plone.documents.comparing import differences
from wagtail_plone.documents.refresh import work_off
from wagtail_plone.http.remembered import memory
from wagtail_plone.models import OwedRefresh, PublishedDocument

PUBLISHERS, STORIES = 4, 3
# How many publications each of them makes; more where somebody has the time.
ROUNDS = int(os.environ.get("ROUNDS", "8"))


class Threads:
    """Threads with connections of their own; the first failure of any is raised by `join`."""

    def __init__(self) -> None:
        self.threads: list[threading.Thread] = []
        self.failures: list[Exception] = []

    def start(self, work, *arguments) -> None:
        """Begin some work."""

        def worked():
            try:
                work(*arguments)
            except Exception as error:  # noqa: BLE001  told by `join`
                self.failures.append(error)
            finally:
                connection.close()

        self.threads.append(threading.Thread(target=worked))
        self.threads[-1].start()

    def join(self) -> None:
        """Wait for all of them."""
        for thread in self.threads:
            thread.join(timeout=300 * ROUNDS)
        if self.failures:
            raise self.failures[0]


def publish(ids: list[int], seed: int) -> None:
    """Publish and unpublish stories in an order of one's own."""
    chance = random.Random(seed)
    for number in range(ROUNDS):
        story = NewsPage.objects.get(pk=chance.choice(ids))
        if chance.random() < 0.25:
            story.unpublish()
        else:
            story.title = f"Version {number} of {seed}"
            story.save_revision().publish()


def follow(copy: Copy, is_over: threading.Event) -> None:
    """Catch up again and again while others publish."""
    while not is_over.is_set():
        copy.catch_up()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_copies_end_with_what_is_published_whoever_published_meanwhile(site):
    ids = published_stories(site, STORIES)
    copies = [Copy(Client(), b_size=size) for size in (1, 100)]
    followers, publishers, is_over = Threads(), Threads(), threading.Event()
    for copy in copies:
        followers.start(follow, copy, is_over)
    for seed in range(PUBLISHERS):
        publishers.start(publish, ids, seed)
    try:
        publishers.join()
    finally:
        is_over.set()
        followers.join()
    # What a process owes when it ends is made by the next round.
    work_off()
    assert not OwedRefresh.objects.exists()
    memory.clear()
    assert list(differences()) == []
    published = dict(PublishedDocument.objects.values_list("uid", "title"))
    for copy in copies:
        copy.catch_up()
        assert {uid: changed["item"]["title"] for uid, changed in copy.items.items()} == published
    # As many as were told of, removals apart; seen with `-s`.
    print(PublishedDocument.objects.aggregate(last=Max("sequence"))["last"], "changes")
