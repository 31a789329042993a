"""Addresses below `branches/people/` in the admin."""

from django.urls import path

from cms.editorial.branches.people.listing import PeopleView
from cms.editorial.branches.people.views import InviteAgainView, JoinView, LeaveView

app_name = "branch_people"
urlpatterns = [
    path("", PeopleView.as_view(), name="list"),
    path("results/", PeopleView.as_view(results_only=True), name="list_results"),
    path("add/", JoinView.as_view(), name="join"),
    path("<int:workplace_id>/<int:user_id>/leave/", LeaveView.as_view(), name="leave"),
    path("<int:workplace_id>/<int:user_id>/invite/", InviteAgainView.as_view(), name="invite"),
]
