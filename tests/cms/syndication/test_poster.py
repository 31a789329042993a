"""An event's address as a QR code, on its printed page."""

import re

import pytest
from wagtail.models import PageViewRestriction

from tests import factories

pytestmark = pytest.mark.django_db


def address(page) -> str:
    return f"/en/qr/{page.translation_key.hex}.svg"


def test_the_page_has_the_code_and_its_address_for_paper(client, forum):
    page = client.get(forum.url).content.decode()
    assert re.search(rf'<p class="poster"><img src="{address(forum)}" alt="" [^>]*loading="lazy">', page)
    assert f">{forum.full_url}</p>" in page


def test_the_code_is_a_drawing_that_caches_may_keep(client, forum):
    answer = client.get(address(forum))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    assert answer.content.startswith(b"<svg ") and len(answer.content) < 5_000
    assert "public" in answer["Cache-Control"]
    assert client.get(address(forum), headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_another_event_has_another_code(client, forum, site):
    other = factories.ForumPageFactory(parent=site.taraz, locale=site.home.locale)
    assert client.get(address(forum)).content != client.get(address(other)).content


def test_what_readers_do_not_see_has_none(client, forum, site):
    assert client.get(address(site.taraz)).status_code == 404
    assert client.get(f"/en/qr/{'0' * 32}.svg").status_code == 404
    PageViewRestriction.objects.create(page=forum, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(address(forum)).status_code == 404
    PageViewRestriction.objects.all().delete()
    forum.unpublish()
    assert client.get(address(forum)).status_code == 404
