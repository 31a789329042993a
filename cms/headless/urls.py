"""The API's own prefix and its documentation. A site adds `path("", include("cms.headless.urls"))` first."""

from django.urls import path, re_path

from cms.headless.openapi.views import api_docs, openapi_document
from cms.headless.views import api

urlpatterns = [
    # A line break in an address is no reason to answer HTML.
    re_path(r"^\+\+api\+\+(?:/(?P<path>(?s:.*)))?\Z", api, name="headless_api"),
    path("api/openapi.json", openapi_document, name="headless_openapi"),
    re_path(r"^api/docs/?$", api_docs, name="headless_docs"),
]
