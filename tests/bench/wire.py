"""Bytes on the wire, of the demo: what a reader's phone and an app's copy of all content have to carry.

Measured as browsers ask, with brotli, and with the sizes of pictures made, as they are once a page was read.
"""

import json
import os
from collections.abc import Iterator
from contextlib import redirect_stdout
from urllib.parse import quote, urlencode

from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from cms.media.picture_sizes import PRESETS, filters
from programs.models import ForumPage
from wagtail_plone.documents.refresh import work_off

LANGUAGES = ("kk", "ru", "en")
FORUM = "branches/taraz/forum-2019"
# What apps leave out, which draw text and pictures their own way.
CHOICE = {"omit": "blocks", "scales": "preview,large"}
PAGE, CONTENT, COPY, CHANGED, IDLE = (
    "forum as HTML", "forum as JSON", "all content, three languages", "one changed page", "an idle hour"
)  # fmt: skip
BYTES_MOST = {PAGE: 15_000, CONTENT: 20_000, COPY: 250_000, CHANGED: 30_000, IDLE: 1_000}
client = Client(headers={"accept-encoding": "br"})


def measure() -> list[str]:
    """Load the demo, print a table; the aims that were missed. The demo's pages stay."""
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere):
        call_command("load_demo", password="bench", stdout=nowhere)
    work_off()
    forums = ForumPage.objects.filter(slug=FORUM.rpartition("/")[2], live=True)
    for image, preset in {pair for forum in forums for pair in forum.pictures() if pair[0]}:
        image.get_renditions(*filters(image, PRESETS[preset]))
    sizes = {
        PAGE: max(_size(f"/{language}/{FORUM}/") for language in LANGUAGES),
        CONTENT: max(_size(f"/++api++/{language}/{FORUM}") for language in LANGUAGES),
        COPY: sum(size for size, _answer in _copy({"fullobjects": 1, **CHOICE})),
    }
    token = list(_copy({"fullobjects": 1, **CHOICE}))[-1][1]["token"]
    since = {"fullobjects": 1, **CHOICE, "since": token}
    sizes[IDLE] = sum(size for size, _answer in _copy(since))
    forum = forums.get(locale__language_code="ru")
    forum.save_revision().publish()
    Page.objects.get(pk=forum.pk).specific.save_revision().publish()
    sizes[CHANGED] = max(size for size, _answer in _copy({**since, "language": "ru"}))
    print(f"{'bytes on the wire':<30} {'bytes':>9} {'aim':>9}")
    for name, size in sizes.items():
        print(f"{name:<30} {size:>9,} {BYTES_MOST[name]:>9,}")
    print()
    return [
        f"{name}: at most {BYTES_MOST[name]:,} bytes"
        for name, size in sizes.items()
        if size > BYTES_MOST[name]
    ]


def _copy(query: dict) -> Iterator[tuple[int, dict]]:
    """The answers of `@changes` until there is nothing more: their sizes, and what they say."""
    has_more, asked = True, dict(query)
    while has_more:
        address = f"/++api++/@changes?{urlencode(asked, quote_via=quote)}"
        answer = json.loads(Client().get(address).content)
        yield _size(address), answer
        has_more, asked["since"] = answer["has_more"], answer["token"]


def _size(address: str) -> int:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return len(answer.content)
