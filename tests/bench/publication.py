"""A publication beside a stock one: queries and processor time, what this site adds to Wagtail taken off.

A story that stands in three languages is published with another title: in Russian it is translated, in Kazakh
it is a fallback, which Wagtail knows as an alias. Stock is the same page without anything that listens to
publications but Wagtail and wagtail-localize, and without the site's own ways to save and to publish.
"""

import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from time import process_time

import wagtail.signals
import wagtail_localize.models
from django.db import connection, reset_queries
from django.db.models import signals
from django.dispatch import Signal
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from cms.localization.publishing import publish
from cms.localization.store.segments import segments_of
from cms.localization.store.texts import write
from cms.localization.submission import submit
from cms.pages.models.pages import SitePage
from cms.pages.models.publication import Publication
from news.models import NewsPage

ROUNDS = 9
STOCK, PLUGIN, ALL = "stock", "with the plugin", "with localisation"
# How many times the queries of stock each may ask at most.
TIMES_STOCK = {PLUGIN: 1.5, ALL: 2.0}
SITE = ("cms", "home", "news", "programs")
TAKEN_OFF = {STOCK: (*SITE, "wagtail_plone"), PLUGIN: SITE, ALL: ()}
OF_SITE = (Publication, ("publish", "save", "update_aliases", "save_revision", "with_content_json"))
CHECKS = (SitePage, ("full_clean",))


def measure(story: NewsPage) -> list[str]:
    """Print a table; the aims that were missed."""
    _bring_into_other_languages(story)
    queries: dict[str, int] = {}
    times: dict[str, list[float]] = {name: [] for name in TAKEN_OFF}
    for number in range(ROUNDS):
        for name, packages in TAKEN_OFF.items():
            with _without(packages):
                work = _edited(story, f"Title {number} {name}")
                # Django remembers so many queries and no more.
                reset_queries()
                start = process_time()
                with CaptureQueriesContext(connection) as captured:
                    work()
                times[name].append(process_time() - start)
                queries[name] = len(captured)
    middle = {name: median(values) * 1000 for name, values in times.items()}
    print(f"{'publishing a story':<20} {'median CPU ms':>14} {'queries':>8} {'x stock':>8} {'x its CPU':>10}")
    for name, number in queries.items():
        ratio, slower = number / queries[STOCK], middle[name] / middle[STOCK]
        print(f"{name:<20} {middle[name]:>14.1f} {number:>8} {ratio:>8.2f} {slower:>10.2f}")
    print()
    return [
        f"publishing a story, {name}: at most {most} times the queries of stock"
        for name, most in TIMES_STOCK.items()
        if queries[name] > most * queries[STOCK]
    ]


def _bring_into_other_languages(story: NewsPage) -> None:
    story.save_revision().publish()
    submit(story, [Locale.objects.get(language_code="ru")])
    translation = wagtail_localize.models.Translation.objects.get(
        source__object_id=story.translation_key, target_locale__language_code="ru"
    )
    for segment in segments_of(translation):
        write(translation, segment, f"По-русски: {segment.source}")
    publish(translation)


def _edited(story: NewsPage, title: str) -> Callable[[], None]:
    """The publication of a draft that was just saved."""
    page = NewsPage.objects.get(pk=story.pk)
    page.title = title
    revision = page.save_revision()
    return revision.publish


@contextmanager
def _without(packages: tuple[str, ...]) -> Iterator[None]:
    """Until the end of the block nothing of these packages hears of anything."""
    modules = (signals, wagtail.signals, wagtail_localize.models)
    heard = [value for module in modules for value in vars(module).values() if isinstance(value, Signal)]
    before = [(signal, signal.receivers) for signal in heard]
    own = [
        (owner, name, vars(owner)[name])
        for owner, names in (OF_SITE, CHECKS)
        for name in names
        if "cms" in packages
    ]
    try:
        for signal, receivers in before:
            _listen(signal, [entry for entry in receivers if not _module(entry).startswith(packages)])
        for owner, name, _method in own:
            delattr(owner, name)
        yield
    finally:
        for signal, receivers in before:
            _listen(signal, receivers)
        for owner, name, method in own:
            setattr(owner, name, method)


def _module(entry: tuple) -> str:
    """The module of a signal's receiver; a package name is looked for at its beginning."""
    receiver = entry[1]() if isinstance(entry[1], weakref.ref) else entry[1]
    return getattr(receiver, "__module__", None) or ""


def _listen(signal: Signal, receivers: list) -> None:
    signal.receivers = receivers
    signal.sender_receivers_cache.clear()
