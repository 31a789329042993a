"""A project whose front end takes every address before the plugin is asked."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView

urlpatterns = [
    re_path(r"^.*$", RedirectView.as_view(url="/app/")),
    path("", include("wagtail_plone.urls")),
]
