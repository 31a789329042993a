"""Addresses below `desk/` in the admin."""

from django.urls import path

from cms.editorial.desk.begin.views import BeginView
from cms.editorial.desk.lists import SectionView
from cms.editorial.desk.menu import own_pages
from cms.editorial.desk.next_year.views import NextYearView

app_name = "desk"
urlpatterns = [
    path("pages/", own_pages, name="pages"),
    path("new/<slug:kind>/<int:parent_id>/", BeginView.as_view(), name="new"),
    path("next-year/<int:page_id>/", NextYearView.as_view(), name="next_year"),
    path("<int:workplace_id>/<slug:name>/", SectionView.as_view(), name="list"),
]
