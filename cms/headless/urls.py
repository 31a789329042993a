"""The API's own prefix. A site adds `path("", include("cms.headless.urls"))` before its pages."""

from django.urls import re_path

from cms.headless.views import api

urlpatterns = [re_path(r"^\+\+api\+\+(?:/(?P<path>.*))?$", api, name="headless_api")]
