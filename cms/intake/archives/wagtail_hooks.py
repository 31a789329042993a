"""Hooks of the admin: the entry of the menu and the addresses."""

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.editorial.branches.rights import may_manage_people
from cms.intake.archives import urls


class ArchivesMenuItem(MenuItem):
    """The list's entry in the menu."""

    def is_shown(self, request: HttpRequest) -> bool:
        """To administrators and leads."""
        return may_manage_people(request.user)


@hooks.register("register_admin_menu_item")
def add_archives_to_menu() -> MenuItem:
    """Below the people of the branches."""
    return ArchivesMenuItem(
        gettext_lazy("Old sites"), reverse("archives:list"), name="archives", icon_name="download", order=460
    )


@hooks.register("register_admin_urls")
def add_addresses():
    """The addresses of archives."""
    return [path("archives/", include(urls))]
