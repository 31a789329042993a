"""A field that one of a page type's lists forgot is named when the site is checked."""

from wagtail.api import APIField

from cms.pages.checks import check_lists_of_fields
from news.models import NewsPage
from programs.models import ContestPage


def named() -> list[str]:
    return [message.msg for message in check_lists_of_fields(None)]


def test_no_field_of_the_site_is_forgotten():
    assert named() == []


def test_a_field_clients_do_not_get_is_named(monkeypatch):
    fields = [field for field in ContestPage.api_fields if getattr(field, "name", field) != "jury"]
    monkeypatch.setattr(ContestPage, "api_fields", fields)
    assert named() == ["ContestPage.jury is in no `api_fields`."]


def test_a_text_no_search_finds_is_named(monkeypatch):
    fields = [field for field in ContestPage.search_fields if field.field_name != "rounds"]
    monkeypatch.setattr(ContestPage, "search_fields", fields)
    assert named() == ["ContestPage.rounds is in no `search_fields`."]


def test_what_is_left_out_on_purpose_is_said_in_the_class(monkeypatch):
    monkeypatch.setattr(NewsPage, "unlisted_fields", {})
    assert named() == ["NewsPage.related_pages is in no `search_fields`."]


def test_rows_count_too(monkeypatch):
    fields = [field for field in ContestPage.api_fields if field != "awards" and field.name != "awards"]
    monkeypatch.setattr(ContestPage, "api_fields", [*fields, APIField("forum")])
    assert named() == ["ContestPage.awards is in no `api_fields`."]
