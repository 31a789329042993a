"""References of a page are found wherever they stand, before the page is serialised."""

import pytest

from tests import factories
from wagtail_plone.serialize.references import html_references, references

pytestmark = pytest.mark.django_db


def test_fields_blocks_texts_and_child_rows_are_looked_through(site, forum):
    news = factories.NewsPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        lead_image=factories.ImageFactory(),
        about=forum,
        body=[
            {"type": "paragraph", "value": f'<p><a linktype="page" id="{site.aktau.pk}">Aktau</a></p>'},
            {
                "type": "image",
                "value": {"image": {"image": factories.ImageFactory().pk}, "caption": ""},
            },
        ],
    )
    (row,) = factories.add_gallery(news, 1)
    keys = references(news)
    assert keys["page"] == {forum.pk, site.aktau.pk}
    assert keys["image"] == {news.lead_image_id, news.body[1].value["image"].pk, row.image_id}
    assert keys["document"] == set()


def test_a_text_refers_to_pages_documents_and_images():
    html = (
        '<p><a linktype="page" id="3">a</a><a linktype="page" id="7">b</a><a linktype="document" id="4">c</a>'
        '<a linktype="page" id="x">d</a></p><embed embedtype="image" id="5" alt="" format="left"/>'
    )
    assert html_references(html) == {"page": {3, 7}, "document": {4}, "image": {5}}
    assert html_references("<p>nothing</p>") == {"page": set(), "document": set(), "image": set()}


def test_a_link_that_names_nothing_is_no_error():
    assert html_references('<p><a linktype="page">a</a></p>')["page"] == set()
