"""Hooks of the admin: the report of pages that failed, the way to a front end, who may see files."""

from django.http import Http404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from wagtail_plone.documents.failures import FailureReport
from wagtail_plone.documents.files import may_see
from wagtail_plone.documents.front_end import open_preview


class FailureMenuItem(MenuItem):
    """The report's entry among the reports."""

    def is_shown(self, request) -> bool:
        """To administrators."""
        return request.user.is_superuser


@hooks.register("register_reports_menu_item")
def register_failures_menu_item() -> MenuItem:
    """Below Wagtail's own reports."""
    return FailureMenuItem(
        _("Pages the API cannot show"),
        reverse("wagtail_plone_failures"),
        name="plone-failures",
        icon_name="warning",
        order=1200,
    )


@hooks.register("register_admin_urls")
def register_failures_urls() -> list:
    """The report and its results alone, for filtering without a reload."""
    return [
        path("reports/plone-failures/", FailureReport.as_view(), name="wagtail_plone_failures"),
        path(
            "reports/plone-failures/results/",
            FailureReport.as_view(results_only=True),
            name="wagtail_plone_failures_results",
        ),
    ]


@hooks.register("register_admin_urls")
def register_preview_url() -> list:
    """The way from the editor to the draft in a front end."""
    return [path("plone-preview/<int:page_id>/", open_preview, name="wagtail_plone_preview")]


# After Wagtail's own, which asks whoever comes to a private collection to sign in or for a password.
@hooks.register("before_serve_document", order=100)
def serve_what_may_be_seen(document, request) -> None:
    """Wagtail's view serves any document of the library: an id and a name are anybody's to guess."""
    if not may_see(request, document):
        raise Http404("This document does not exist.")
