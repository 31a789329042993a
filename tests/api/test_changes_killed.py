"""Publishers are killed at any moment while apps keep their copies: after the next round all is right."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.api.test_changes import Copy, published_stories
from wagtail_plone.documents.comparing import differences
from wagtail_plone.documents.refresh import work_off
from wagtail_plone.models import OwedRefresh, PublishedDocument

PUBLISHERS, STORIES = 3, 4
# How many of them are killed; more where somebody has the time.
KILLS = int(os.environ.get("KILLS", "6"))


def database_url() -> str:
    """The address of the database this test runs on, for other processes."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    return f"postgres://{known['USER']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"


@contextmanager
def publisher(seed: int, keys: list[int]) -> Iterator[subprocess.Popen]:
    """A process that publishes these stories, killed at the end of the block, whatever it does then."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.api.publisher", str(seed), *map(str, keys)],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cms.settings.test",
            "DATABASE_URL": database_url(),
            "VAR_DIR": str(Path(settings.MEDIA_ROOT).parent),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        # The first change is committed: from here on it may be anywhere.
        if not process.stdout.readline():
            raise RuntimeError(process.stderr.read())
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.django_db(transaction=True)
def test_a_publisher_killed_anywhere_leaves_nothing_stale_and_no_change_skipped(site):
    keys = published_stories(site, STORIES)
    copies = [Copy(Client(), b_size=size).catch_up() for size in (1, 100)]
    chance = random.Random(1)
    changes = 0
    for number in range(0, KILLS, PUBLISHERS):
        with (
            publisher(number, keys) as first,
            publisher(number + 1, keys) as second,
            publisher(number + 2, keys) as third,
        ):
            for process in (first, second, third):
                until = time.monotonic() + chance.uniform(0.1, 1.2)
                while time.monotonic() < until:
                    for copy in copies:
                        copy.catch_up()
                        changes += len(copy.told)
                process.kill()
    # What those owed who were killed is made by the next round of the background.
    work_off()
    assert not OwedRefresh.objects.exists()
    assert list(differences()) == []
    published = dict(PublishedDocument.objects.values_list("uid", "title"))
    for copy in copies:
        copy.catch_up()
        assert {uid: changed["item"]["title"] for uid, changed in copy.items.items()} == published
    assert changes > KILLS, "the copies followed while others published"
