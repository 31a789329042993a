"""Relations are shown in the reader's language, in a constant number of queries."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories

pytestmark = pytest.mark.django_db


def paragraph(pages) -> dict:
    """A paragraph with a link to each page."""
    links = " ".join(f'<a linktype="page" id="{page.pk}">{page.title}</a>' for page in pages)
    return {"type": "paragraph", "id": str(uuid4()), "value": f"<p>{links}</p>"}


@pytest.fixture
def stories(site, locales):
    """Stories to link to."""
    return [factories.NewsPageFactory(parent=site.taraz, locale=locales["en"]) for _number in range(8)]


def test_links_in_texts_lead_to_the_reader_s_language(client, site, locales, stories, published):
    story = factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], body=[paragraph(stories[:2])])
    russian_target = published(stories[0])
    russian = published(story)
    html = client.get(russian.url).content.decode()
    assert f'href="{russian_target.url}"' in html
    assert f'href="{stories[0].url}"' not in html


def test_a_link_to_what_readers_may_not_see_leads_nowhere(client, site, locales, stories):
    stories[0].unpublish()
    story = factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], body=[paragraph(stories[:1])])
    assert (
        stories[0].url_path.rstrip("/").rsplit("/", maxsplit=1)[1]
        not in client.get(story.url).content.decode()
    )


def test_links_cost_no_query_each(client, site, locales, stories):
    def queries(count: int) -> int:
        blocks = [paragraph([story]) for story in stories[:count]]
        page = factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], body=blocks)
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page.url).status_code == 200
        return len(captured)

    assert queries(8) == queries(1)
