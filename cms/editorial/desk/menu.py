"""The branch in the admin's main menu: its pages, one click away from anywhere."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem

from cms.editorial.desk.own_branches import own_branches, works_in_a_branch, writing_language


class BranchMenuItem(MenuItem):
    """The entry of the menu, for those who work in a branch."""

    def __init__(self):
        super().__init__(
            gettext_lazy("My branch"),
            reverse("desk:pages"),
            name="my-branch",
            icon_name="home",
            # Above all pages.
            order=50,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """To editors and leads of a branch."""
        return works_in_a_branch(request.user)


@require_safe
def own_pages(request: HttpRequest):
    """Lead to the list of pages of the user's branch, in the language they write in.

    `?branch=` names one of several by the id of its workplace. Refused to whoever works in none.
    """
    branches = own_branches(request.user)
    asked = request.GET.get("branch", "")
    branch = next((branch for branch in branches if str(branch.workplace.pk) == asked), None)
    if branch is None:
        if not branches:
            raise PermissionDenied
        branch = branches[0]
    page = branch.page_in(writing_language(request.user, branch))
    return redirect("wagtailadmin_explore", page.pk)
