"""Hooks of the admin: the menu's entry, addresses, and what the log says of people."""

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from cms.editorial.branches.family import is_branch
from cms.editorial.branches.models import BranchTeam
from cms.editorial.branches.people import urls
from cms.editorial.branches.people.membership import JOINED, LEFT, leads_of
from cms.editorial.branches.rights import LEAD, manageable, may_manage_people


class LeadsMenuItem(MenuItem):
    """An entry of the menu for those who lead a branch."""

    def is_shown(self, request: HttpRequest) -> bool:
        """To administrators and leads."""
        return may_manage_people(request.user)


@hooks.register("register_admin_menu_item")
def add_people_to_menu() -> MenuItem:
    """Below pages, pictures and documents."""
    return LeadsMenuItem(
        gettext_lazy("People"),
        reverse("branch_people:list"),
        name="branch-people",
        icon_name="group",
        order=450,
    )


@hooks.register("register_admin_urls")
def add_addresses():
    """The addresses of the list and of its forms."""
    return [path("branches/people/", include(urls))]


@hooks.register("register_log_actions")
def name_actions(actions) -> None:
    """Sentences of the log about people who join and leave."""

    @actions.register_action(JOINED)
    class Joined(LogFormatter):
        label = gettext_lazy("Join a branch")

        def format_message(self, log_entry):
            role = log_entry.data.get("role", "")
            known = dict(BranchTeam.Role.choices)
            return _("Joined the branch: %(branch)s (%(role)s)") % {
                "branch": log_entry.data.get("branch", ""),
                "role": known.get(role, role),
            }

    @actions.register_action(LEFT)
    class Left(LogFormatter):
        label = gettext_lazy("Leave a branch")

        def format_message(self, log_entry):
            branch = {"branch": log_entry.data.get("branch", "")}
            if log_entry.data.get("closed"):
                return _("Left the branch: %(branch)s; the account was closed") % branch
            return _("Left the branch: %(branch)s") % branch


@hooks.register("after_publish_page")
def lead_to_people(request: HttpRequest, page) -> None:
    """Lead whoever published a branch that nobody leads yet to the form that adds a lead."""
    if not is_branch(page):
        return
    workplace = manageable(request.user).filter(translation_key=page.translation_key).first()
    if workplace is None or leads_of(workplace).exists():
        return
    form = f"{reverse('branch_people:join')}?branch={workplace.pk}&role={LEAD}"
    messages.info(
        request,
        _("This branch has no lead yet: nobody but administrators can approve."),
        buttons=[messages.button(form, _("Add a person"))],
    )
