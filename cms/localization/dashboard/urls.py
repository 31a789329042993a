"""Addresses below `localization/` in the admin."""

from django.urls import path

from cms.localization.dashboard import chosen, views

urlpatterns = [
    path("", views.DashboardView.as_view(), name="dashboard"),
    path("chosen/", chosen.ChosenView.as_view(), name="chosen"),
]
