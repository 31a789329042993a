"""`python -m tests.api.publisher SEED KEY…`: publish these stories, and take them back.

A process of its own for tests that kill it; it works in the database `DATABASE_URL` names.
"""

import itertools
import random
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402  after the setup
from django.db import OperationalError  # noqa: E402  after the setup

from cms.resilience.locking import is_busy  # noqa: E402  after the setup
from news.models import NewsPage  # noqa: E402  after the setup


def publish_on(seed: int, keys: list[int]) -> None:
    """Change stories chosen at random until the process ends; each change is printed once it is committed."""
    chance = random.Random(seed)
    for number in itertools.count():
        story = NewsPage.objects.get(pk=chance.choice(keys))
        try:
            if chance.random() < 0.2:
                story.unpublish()
            else:
                story.title = f"Version {number} of {seed}"
                story.save_revision().publish()
        except OperationalError as error:
            # Where SQLite is locked for too long a person is told so, and does it again.
            if not is_busy(error):
                raise
            continue
        print(number, flush=True)


if __name__ == "__main__":
    # As the site does it: what is not near is owed, and whoever is killed leaves it to others.
    settings.WAGTAIL_PLONE_REFRESH = "later"
    publish_on(int(sys.argv[1]), [int(key) for key in sys.argv[2:]])
