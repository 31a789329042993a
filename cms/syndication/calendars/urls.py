"""Addresses of calendars, below a language; to be included before Wagtail's."""

from django.urls import path, re_path

from cms.syndication.calendars.views import calendar_of, calendar_of_list, programme_of

urlpatterns = [
    path("calendar.ics", calendar_of_list, name="calendar_of_list"),
    re_path(r"^calendar/([0-9a-f]{32})\.ics$", calendar_of, name="calendar_of"),
    re_path(r"^calendar/([0-9a-f]{32})/programme\.ics$", programme_of, name="programme_of"),
]
