"""Pages right below the root, and no view that serves documents."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [
    path("", include("wagtail_plone.urls")),
    path("", include(wagtail_urls)),
]
