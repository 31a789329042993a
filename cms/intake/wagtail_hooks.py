"""Hooks of the admin: the way to a report on the desk and beside the pages of a branch, its addresses."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.models import Page

from cms.editorial.branches.models import BranchWorkplace
from cms.editorial.desk.first_screen import Beginning
from cms.intake import urls
from cms.intake.review.panel import UnfinishedPanel
from cms.pages.registry import listed_models


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


class FromReportButton(PageMenuItem):
    """To the form of a report, in the header of a branch's page."""

    label = gettext_lazy("From a report")
    icon_name = "clipboard-list"

    @property
    def url(self) -> str:
        """The form, with the branch chosen."""
        workplace = BranchWorkplace.objects.filter(translation_key=self.page.translation_key).first()
        query = f"?branch={workplace.pk}" if workplace else ""
        return f"{reverse('intake:new')}{query}"

    def is_shown(self, user) -> bool:
        """On branches, to those who add pages there."""
        is_branch = isinstance(self.page.specific_deferred, listed_models("branches"))
        return is_branch and self.page.permissions_for_user(user).can_add_subpage()


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
