"""Hooks of the admin: the way to a report on the desk and beside the pages of a branch, its addresses."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from cms.editorial.desk.first_screen import Beginning
from cms.intake import urls
from cms.intake.review.offering import FromReportButton
from cms.intake.review.panel import UnfinishedPanel


# After the desk is set.
@hooks.register("construct_homepage_panels", order=200)
def offer_on_desk(request: HttpRequest, panels: list) -> None:
    """Offer a report among what is begun on the desk, and list those that are not finished."""
    desk = getattr(request, "desk", None)
    if desk is None or not desk.page.permissions_for_user(request.user).can_add_subpage():
        return
    address = f"{reverse('intake:new')}?branch={desk.branch.workplace.pk}"
    desk.further_beginnings.append(Beginning(_("From a report"), "clipboard-list", address))
    panel = UnfinishedPanel(desk.branch)
    if panel.reports:
        panels.append(panel)


@hooks.register("register_page_header_buttons")
def add_to_page_header(page: Page, user, view_name: str, next_url: str | None = None):
    """A report, above what one does with the branch's page."""
    yield FromReportButton(page=page, priority=1)


@hooks.register("register_admin_urls")
def add_addresses():
    """The addresses of reports."""
    return [path("intake/", include(urls))]


@hooks.register("insert_global_admin_css")
def styles():
    """The style sheet of the review."""
    return format_html('<link rel="stylesheet" href="{}">', static("cms/css/intake.css"))
