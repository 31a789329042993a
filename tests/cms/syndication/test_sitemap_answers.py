"""Answers with sitemaps: what they cost, and when none is sent again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.delivery import pages as delivered
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["sitemap.xml", "sitemap-en-1.xml", "sitemap-news.xml"])
def test_a_sitemap_that_has_not_changed_is_not_sent_again(client, site, name, monkeypatch):
    # As if the last change lay some time back.
    monkeypatch.setattr(delivered, "UNSETTLED", -1)
    first = client.get(f"/{name}")
    by_tag = client.get(f"/{name}", headers={"If-None-Match": first.headers["ETag"]})
    by_date = client.get(f"/{name}", headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert (by_tag.status_code, by_date.status_code) == (304, 304)
    factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, date=timezone.localdate())
    again = client.get(f"/{name}", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200
    assert again.content != first.content


def test_a_sitemap_is_compressed_as_other_text_and_names_no_cookie(client, site):
    response = client.get("/sitemap-en-1.xml", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert "Cookie" not in response.headers["Vary"]
    assert response.headers["Cache-Control"].startswith("public")


def test_nothing_is_sent_to_a_sitemap(client, site):
    assert client.post("/sitemap.xml").status_code == 405


def test_a_sitemap_costs_the_same_queries_however_many_pages_it_holds(client, site, forum):
    def add(count):
        for _number in range(count):
            story = factories.NewsPageFactory(
                parent=site.taraz,
                locale=site.home.locale,
                lead_image=factories.ImageFactory(),
                date=timezone.localdate(),
            )
            factories.add_gallery(story, 2)
            PageViewRestriction.objects.create(page=story, restriction_type="groups")
            factories.NewsPageFactory(
                parent=site.taraz,
                locale=site.home.locale,
                lead_image=factories.ImageFactory(),
                date=timezone.localdate(),
            )

    def costs() -> list[list[str]]:
        found = []
        for name in ("sitemap", "sitemap-en-1", "sitemap-news"):
            with CaptureQueriesContext(connection) as captured:
                client.get(f"/{name}.xml")
            found.append([query["sql"] for query in captured])
        return found

    add(1)
    costs()
    add(1)
    few = costs()
    add(8)
    many = costs()
    assert [len(asked) for asked in many] == [len(asked) for asked in few]
    # The state of the content is two of them.
    assert max(len(asked) for asked in many) <= 8
    assert not any('"body"' in query for asked in many for query in asked)
