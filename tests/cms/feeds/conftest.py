"""Each format in its turn, and a story with all that feeds tell."""

from datetime import date

import pytest

from news.models import NewsPage
from tests import factories
from tests.cms.feeds.reading import TYPES, chosen, published


@pytest.fixture(params=TYPES)
def form(request) -> str:
    return request.param


@pytest.fixture
def story(site) -> NewsPage:
    """A story with a picture, a topic and every kind of block of text."""
    picture = factories.ImageFactory()
    forum = factories.ForumPageFactory(parent=site.taraz, locale=site.home.locale, title="A forum")
    story = factories.NewsPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        title="Schools & «қалам» <b>of</b> 2019 🙂",
        lead="Ә ғ қ ң ө ұ ү һ і: 2 < 3 & 5 > 4.",
        lead_image=factories.ImageFactory(),
        lead_image_alt="Directors & a board",
        date=date(2019, 11, 18),
        body=[
            {"type": "heading", "value": {"text": "What was said", "level": "h2"}},
            {
                "type": "paragraph",
                "value": f'<p>They <b>came</b> to <a linktype="page" id="{forum.pk}">it</a>.</p>',
            },
            {"type": "quote", "value": {"text": "We go on.", "author": "A director", "position": ""}},
            {"type": "image", "value": {"image": chosen(picture, "A wall"), "caption": "Of the hall"}},
        ],
    )
    story.topics.add(
        factories.TopicFactory(locale=site.home.locale, name="School leadership", slug="leadership")
    )
    story.save()
    factories.add_gallery(story, 2)
    return published(story)
