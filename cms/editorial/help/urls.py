"""Addresses below `help/` in the admin."""

from django.urls import path

from cms.editorial.help.views import IndexView, TopicView

app_name = "help"
urlpatterns = [
    path("", IndexView.as_view(), name="index"),
    path("<slug:slug>/", TopicView.as_view(), name="topic"),
]
