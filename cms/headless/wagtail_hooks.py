"""What the plugin adds to Wagtail's admin: the report of pages that failed, for administrators."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.headless.failures import FailureReport


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
        reverse("headless_failures"),
        name="headless-failures",
        icon_name="warning",
        order=1200,
    )


@hooks.register("register_admin_urls")
def register_failures_urls() -> list:
    """The report and its results alone, for filtering without a reload."""
    return [
        path("reports/headless-failures/", FailureReport.as_view(), name="headless_failures"),
        path(
            "reports/headless-failures/results/",
            FailureReport.as_view(results_only=True),
            name="headless_failures_results",
        ),
    ]
