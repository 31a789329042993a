"""A publication beside a stock one: queries and processor time, what this site adds to Wagtail taken off.

A story that stands in three languages is published with another title: in Russian it is translated, in Kazakh
it is a fallback, which Wagtail knows as an alias. Stock is the same page without anything that listens to
publications but Wagtail and wagtail-localize, and without the site's own ways to save and to publish.
"""

from collections.abc import Callable
from statistics import median
from time import process_time

import wagtail_localize.models
from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from cms.localization.publishing import publish
from cms.localization.store.segments import segments_of
from cms.localization.store.stored_texts import write
from cms.localization.submission import submit
from news.models import NewsPage
from tests.stock import STOCK, TAKEN_OFF, TIMES_STOCK, without

ROUNDS = 9


def measure(story: NewsPage) -> list[str]:
    """Print a table; the aims that were missed."""
    _bring_into_other_languages(story)
    queries: dict[str, int] = {}
    times: dict[str, list[float]] = {name: [] for name in TAKEN_OFF}
    for number in range(ROUNDS):
        for name, packages in TAKEN_OFF.items():
            with without(packages):
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
