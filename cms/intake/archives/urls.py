"""Addresses below `archives/` in the admin."""

from django.urls import path

from cms.intake.archives import reviewing, views

app_name = "archives"
urlpatterns = [
    path("", views.ArchivesView.as_view(), name="list"),
    path("add/", views.HandInView.as_view(), name="add"),
    path("<int:archive_id>/", views.ArchiveView.as_view(), name="archive"),
    path("<int:archive_id>/progress/", views.ProgressView.as_view(), name="progress"),
    path("<int:archive_id>/import/", views.ImportView.as_view(), name="import"),
    path("<int:archive_id>/stop/", views.StopView.as_view(), name="stop"),
    path(
        "<int:archive_id>/stories/<int:story_id>/review/", reviewing.BeginReviewView.as_view(), name="review"
    ),
    path("<int:archive_id>/discard/", views.DiscardView.as_view(), name="discard"),
]
