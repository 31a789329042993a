"""Hooks: what stands in the place of Wagtail's functions is called, or the API is not there at all."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from ninja.pagination import PageNumberPagination
from wagtail.api.v3.api import api
from wagtail.api.v3.routers import pages, sites
from wagtail.contrib.redirects.api.v3.router import router as redirects

from wagtail_plone.wagtail_apis.v3_hooks import replace_pagination, replace_query, replace_renderer
from wagtail_plone.wagtail_apis.v3_reading import hold


def test_this_version_of_wagtail_calls_all_of_them():
    hold(api)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (pages, "get_pages"),  # There is no such function.
        (pages, "as_validation_error"),  # There is, and the views that read do not call it.
        (sites, "get_pages_queryset"),
    ],
)
def test_a_query_no_view_would_call_stops_the_start(module, name):
    before = getattr(module, name, None)
    with pytest.raises(ImproperlyConfigured, match="does not know this version of Wagtail's API v3"):
        replace_query(module, name, lambda request: None)
    assert getattr(module, name, None) is before


def test_a_pagination_no_list_would_use_stops_the_start():
    def paginate_queryset():
        pass

    before = PageNumberPagination.paginate_queryset
    with pytest.raises(ImproperlyConfigured):
        replace_pagination(PageNumberPagination, [redirects], paginate_queryset)
    assert PageNumberPagination.paginate_queryset is before


def test_a_renderer_nobody_would_ask_stops_the_start():
    class Deaf:
        """An API that writes its answers itself."""

        def create_response(self):
            """Nothing."""

    with pytest.raises(ImproperlyConfigured):
        replace_renderer(Deaf(), None)
