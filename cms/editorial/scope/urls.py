"""Addresses of the admin that stand before Wagtail's own, see `cms.urls`."""

from django.urls import path

from cms.editorial.scope import bulk, pages

chooser_urls = [
    path("choose-page/", pages.BrowseView.as_view()),
    path("choose-page/<int:parent_page_id>/", pages.BrowseView.as_view()),
    path("choose-page/search/", pages.SearchView.as_view()),
    path("choose-page/chosen-multiple/", pages.ChosenMultipleView.as_view()),
    path("choose-external-link/", pages.ExternalLinkView.as_view()),
    path("bulk/<str:app_label>/<str:model_name>/<str:action>/", bulk.known_alone),
]
