"""Hooks of the admin: addresses, the menu, the style sheet, and which topic a page's form has."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from cms.editorial.help import urls
from cms.editorial.help.topics import topic_of_page

# Beginnings of the names of Wagtail's entries: its English manual, and what is new for those who know it.
FOREIGN = ("editor-guide", "whats-new-in-wagtail")


@hooks.register("register_admin_urls")
def add_addresses():
    """The addresses of the help."""
    return [path("help/", include(urls))]


@hooks.register("register_help_menu_item")
def add_topics_to_menu() -> MenuItem:
    """The list of topics, above the shortcuts."""
    return MenuItem(
        gettext_lazy("Topics of the help"),
        reverse("help:index"),
        name="help-topics",
        icon_name="help",
        order=100,
    )


@hooks.register("construct_help_menu")
def leave_out_foreign_manuals(request: HttpRequest, menu_items: list) -> None:
    """Show our help in the place of Wagtail's."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith(FOREIGN)]


# Before those that answer in the place of Wagtail's form.
@hooks.register("before_edit_page", order=-20)
def note_topic(request: HttpRequest, page: Page) -> None:
    """Note the topic of the page's form while the page is at hand."""
    request.help_topic = topic_of_page(page)


@hooks.register("insert_global_admin_css")
def help_styles():
    """The style sheet of the help and of the link to it."""
    return format_html('<link rel="stylesheet" href="{}">', static("cms/css/help.css"))
