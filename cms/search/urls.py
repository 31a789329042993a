"""Addresses of the search in a language, to be included before Wagtail's."""

from django.urls import path

from cms.search.views import search_page, suggestions

urlpatterns = [
    path("search/", search_page, name="search"),
    path("search/suggestions/", suggestions, name="search_suggestions"),
]
