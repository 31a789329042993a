"""Hooks of the admin: the first screen, the menu, addresses, buttons of events, the days of a programme."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html, json_script
from django.utils.translation import gettext as _
from wagtail import hooks

from cms.editorial.desk import urls
from cms.editorial.desk.begin import from_branch  # noqa: F401  importing it connects the receiver
from cms.editorial.desk.buttons import ContestOfForumButton, NewsAboutEventButton, NextYearButton
from cms.editorial.desk.first_screen import set_desk
from cms.editorial.desk.menu import BranchMenuItem


# After those that add panels, of which it takes some away.
@hooks.register("construct_homepage_panels", order=100)
def show_desk(request: HttpRequest, panels: list) -> None:
    """Show people of a branch their desk."""
    set_desk(request, panels)


@hooks.register("register_admin_menu_item")
def add_branch_to_menu():
    """The branch, above all pages."""
    return BranchMenuItem()


@hooks.register("register_admin_urls")
def add_addresses():
    """The addresses of the desk."""
    return [path("desk/", include(urls))]


@hooks.register("register_page_header_buttons")
def add_to_page_header(page, user, view_name, next_url=None):
    """What one begins from an event, above what one does with its page."""
    yield NewsAboutEventButton(page=page, priority=1)
    yield ContestOfForumButton(page=page, priority=2)
    yield NextYearButton(page=page, priority=3)


@hooks.register("insert_global_admin_css")
def desk_styles():
    """The style sheet of the first screen and its lists."""
    return format_html('<link rel="stylesheet" href="{}">', static("cms/css/desk.css"))


@hooks.register("insert_global_admin_js")
def programme_scripts():
    """The script that offers the days of a programme; it finds nothing to do elsewhere."""
    words = {
        "button": _("Days from the dates"),
        "hint": _("The days between start and end that the programme does not have yet."),
        "done": _("The programme has all days from start to end."),
        "noDates": _("Write start and end first, in the first tab."),
    }
    return format_html(
        '{}\n<script src="{}" defer></script>',
        json_script(words, "programme-days-words"),
        static("cms/js/programme-days.js"),
    )
