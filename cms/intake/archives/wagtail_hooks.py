"""Hooks of the admin: the entry of the menu and the addresses."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.editorial.branches.people.hooks import LeadsMenuItem
from cms.intake.archives import urls


@hooks.register("register_admin_menu_item")
def add_archives_to_menu() -> MenuItem:
    """Below the people of the branches."""
    return LeadsMenuItem(
        gettext_lazy("Old sites"), reverse("archives:list"), name="archives", icon_name="download", order=460
    )


@hooks.register("register_admin_urls")
def add_addresses():
    """The addresses of archives."""
    return [path("archives/", include(urls))]
