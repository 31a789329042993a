"""The API's own prefix and its documentation. A site adds `path("", include("wagtail_plone.urls"))` first."""

from django.urls import path, re_path

from wagtail_plone.docs.views import docs_client, docs_index, docs_page
from wagtail_plone.openapi.views import openapi_document
from wagtail_plone.views import api

urlpatterns = [
    # A line break in an address is no reason to answer HTML.
    re_path(r"^\+\+api\+\+(?:/(?P<path>(?s:.*)))?\Z", api, name="wagtail_plone_api"),
    # Where content says its pictures and files are: whoever follows such an address asks for no JSON.
    re_path(
        r"^(?P<path>(?:(?s:.+)/)?@@(?:images|download|display-file)/(?s:.+))\Z",
        api,
        name="wagtail_plone_files",
    ),
    path("api/openapi.json", openapi_document, name="wagtail_plone_openapi"),
    re_path(r"^api/docs/?$", docs_page, name="wagtail_plone_docs"),
    path("api/docs/index.json", docs_index, name="wagtail_plone_docs_index"),
    path("api/docs/clients/<str:name>", docs_client, name="wagtail_plone_docs_client"),
    re_path(r"^api/docs/(?P<address>[a-z0-9/-]+?)/?$", docs_page, name="wagtail_plone_docs_page"),
]
