"""What choosers and lists of pages in the admin cost: as many queries for many rows as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/admin/choose-page/{}/",
        "/admin/choose-page/{}/?page_type=news.NewsPage&multiple=1",
        "/admin/choose-page/search/?q=Story",
        "/admin/pages/{}/",
        "/admin/pages/search/?q=Story",
    ],
)
def test_more_pages_take_no_more_queries(admin_client, site, address):
    def queries() -> int:
        asked = address.format(site.taraz.pk)
        admin_client.get(asked)
        with CaptureQueriesContext(connection) as captured:
            response = admin_client.get(asked)
        assert b"Story" in response.content
        return len(captured)

    def stories(number: int) -> None:
        for _story in range(number):
            factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale)

    stories(3)
    few = queries()
    stories(17)
    assert queries() <= few
