"""Whole archives as other systems hand them out, with their pictures: from the file to the reader's page."""

import json

import pytest
from wagtail.images import get_image_model

from news.models import NewsPage
from tests.cms.intake.archives.made import packed
from tests.cms.intake.archives.test_json import PLONE
from tests.cms.intake.archives.test_wordpress import EXPORT
from tests.factories import picture_bytes

pytestmark = pytest.mark.django_db
HALL = picture_bytes()


def test_a_wordpress_site_moves_in_with_its_uploads_and_its_short_addresses(moved_in, client):
    files = {"export.xml": EXPORT.encode(), "wp-content/uploads/2019/11/hall.jpg": HALL}
    running = moved_in(packed(files))
    assert dict(running.counts) == {"new": 1}
    page = NewsPage.objects.get(title="Forum & contest", fallback_from=None)
    assert page.lead_image.title == "hall" and page.lead_image_alt == "A hall"
    assert [(problem.field, problem.text) for problem in running.problems] == [
        ("topics", "The site has no such topic: Forums")
    ]
    answer = client.get("/?p=12")
    assert (answer.status_code, answer["Location"]) == (301, page.url)
    shown = client.get(page.url).content.decode()
    assert "First paragraph." in shown and "In the hall" in shown and "1,772 views" in shown


def test_what_plone_exported_moves_in_with_its_image(moved_in, client):
    running = moved_in(
        packed({"items.json": json.dumps([PLONE]).encode(), "images/hall.jpeg": HALL}), language=""
    )
    assert dict(running.counts) == {"new": 1}
    page = NewsPage.objects.get(title="Форум", fallback_from=None)
    assert page.locale.language_code == "ru" and page.lead_image is not None
    assert client.get("/ru/news/forum-2019")["Location"] == page.url
    assert get_image_model().objects.count() == 1
