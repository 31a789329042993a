"""Addresses below `intake/` in the admin."""

from django.urls import path

from cms.intake.review import after, pictures, views
from cms.intake.review.starting import NewReportView
from cms.intake.review.unfinished import UnfinishedView

app_name = "intake"
urlpatterns = [
    path("new/", NewReportView.as_view(), name="new"),
    path("<int:report_id>/", views.ReviewView.as_view(), name="review"),
    path("<int:report_id>/decide/", views.decide, name="decide"),
    path("<int:report_id>/text/<slug:key>/", views.text, name="text"),
    path("<int:report_id>/pictures/", pictures.upload, name="pictures"),
    path("<int:report_id>/pictures/<int:picture_id>/remove/", pictures.remove, name="remove_picture"),
    path("<int:report_id>/discard/", views.discard, name="discard"),
    path("<int:report_id>/made/", after.MadeView.as_view(), name="made"),
    path("unfinished/<int:workplace_id>/", UnfinishedView.as_view(), name="unfinished"),
    path("names/<int:workplace_id>/", after.NamesView.as_view(), name="names"),
    path("names/<int:workplace_id>/change/", after.name, name="change_name"),
]
