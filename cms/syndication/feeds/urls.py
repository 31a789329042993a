"""Addresses of feeds, below those of the pages whose news they tell; to be included before Wagtail's."""

from django.urls import re_path

from cms.syndication.feeds.formats import FORMATS
from cms.syndication.feeds.views import feed

urlpatterns = [re_path(rf"^((?:[-\w]+/)*)feed\.({'|'.join(FORMATS)})$", feed, name="feed")]
