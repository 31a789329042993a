"""Addresses below `localization/` in the admin."""

from django.urls import path

from cms.localization.release.listing import CancelView, ReleaseReport
from cms.localization.release.views import ReleaseView, UnpublishView

urlpatterns = [
    path("release/<int:page_id>/", ReleaseView.as_view(), name="release"),
    path("release/<int:page_id>/unpublish/", UnpublishView.as_view(), name="release_unpublish"),
    path("releases/", ReleaseReport.as_view(), name="releases"),
    path("releases/results/", ReleaseReport.as_view(results_only=True), name="releases_results"),
    path("releases/<int:release_id>/cancel/", CancelView.as_view(), name="release_cancel"),
]
