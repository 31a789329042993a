"""What a publication asks of the database, beside stock Wagtail: twice that, for three languages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import NewsPage
from tests import factories
from tests.api.conftest import settle
from tests.stock import ALL, PLUGIN, STOCK, TAKEN_OFF, TIMES_STOCK, without
from wagtail_plone.models import PublishedDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(site, published) -> NewsPage:
    """A story that is translated into Russian, and a fallback in Kazakh."""
    page = factories.NewsPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        lead="Schools meet.",
        body=[{"type": "paragraph", "value": "<p>What they told.</p>"}],
    )
    page.save_revision().publish()
    published(page)
    settle()
    return page


def queries_of(story: NewsPage, title: str) -> int:
    """The queries of a publication that changes a title, with all it leads to before the request ends."""
    page = NewsPage.objects.get(pk=story.pk)
    page.title = title
    revision = page.save_revision()
    settle()
    with CaptureQueriesContext(connection) as captured:
        revision.publish()
        settle()
    return len(captured)


def test_it_asks_no_more_than_it_must(story, settings):
    settings.WAGTAIL_PLONE_REFRESH = "later"
    costs: dict[str, int] = {}
    for number in range(2):
        # The first time something is asked that is known afterwards.
        for name, packages in TAKEN_OFF.items():
            with without(packages):
                costs[name] = queries_of(story, f"Title {number} {name}")
    assert costs[STOCK] < costs[PLUGIN] < costs[ALL], "each does more than the one before"
    assert costs[PLUGIN] <= TIMES_STOCK[PLUGIN] * costs[STOCK], costs
    assert costs[ALL] <= TIMES_STOCK[ALL] * costs[STOCK], costs
    told = PublishedDocument.objects.filter(translation_key=story.translation_key)
    assert set(told.values_list("language", "title")) == {
        ("en", f"Title 1 {ALL}"),
        ("kk", f"Title 1 {ALL}"),
        ("ru", f"RU {story.title}"),
    }


def test_with_a_gallery_it_asks_the_same_of_each_picture_as_wagtail(story, settings):
    settings.WAGTAIL_PLONE_REFRESH = "later"
    costs = {name: [] for name in TAKEN_OFF}
    for count in (0, 6):
        if count:
            factories.add_gallery(NewsPage.objects.get(pk=story.pk), count)
        for name, packages in TAKEN_OFF.items():
            with without(packages):
                queries_of(story, f"First {count} {name}")
                costs[name].append(queries_of(story, f"Second {count} {name}"))
    more = {name: many - few for name, (few, many) in costs.items()}
    assert more[PLUGIN] <= 1.5 * more[STOCK], costs
