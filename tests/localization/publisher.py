"""A process of its own that publishes pages, for tests of several at once. Run by `test_at_once`."""

import os
import random


def publish_rounds(url: str, ids: list[int], rounds: int, seed: int, barrier, results) -> None:
    """Publish one of the pages in each round, at the same moment as the others; outcomes go to `results`.

    All processes write the same new sentences, each in an order of its own.
    """
    os.environ |= {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    import django

    django.setup()
    from wagtail.models import Page

    chance = random.Random(seed)
    for number in range(rounds):
        barrier.wait(timeout=300)
        try:
            page = Page.objects.get(pk=chance.choice(ids)).specific
            lines = [f"<p>Sentence {line} of round {number}.</p>" for line in range(12)]
            chance.shuffle(lines)
            page.body = [{**dict(page.body.raw_data[0]), "value": "".join(lines)}]
            page.save_revision().publish()
            results.put("published")
        except Exception as error:  # noqa: BLE001  whatever it is, the test shows it
            results.put(repr(error))
