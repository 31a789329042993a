"""Hooks by which the reports stand in the admin's menu and have addresses."""

from urllib.parse import urlencode

from django.urls import path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.editorial.reports.events import EventsReportView, is_an_editor
from cms.editorial.reports.links import BrokenLinksReportView


class EditorsMenuItem(MenuItem):
    """An entry for those who write in some branch."""

    def is_shown(self, request) -> bool:
        """Not to translators, whose report is another."""
        return is_an_editor(request.user)


@hooks.register("register_admin_urls")
def register_report_urls():
    """The addresses of the reports, each with the one its filters ask."""
    return [
        path("reports/events/", EventsReportView.as_view(), name="events_report"),
        path(
            "reports/events/results/",
            EventsReportView.as_view(results_only=True),
            name="events_report_results",
        ),
        path("reports/broken-links/", BrokenLinksReportView.as_view(), name="broken_links_report"),
        path(
            "reports/broken-links/results/",
            BrokenLinksReportView.as_view(results_only=True),
            name="broken_links_report_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def events_menu_item() -> MenuItem:
    """Before Wagtail's own reports."""
    return EditorsMenuItem(
        gettext_lazy("Events by branch and year"),
        reverse("events_report"),
        name="events-report",
        icon_name="calendar-alt",
        order=100,
    )


@hooks.register("register_reports_menu_item")
def links_menu_item() -> MenuItem:
    """Beside it."""
    return EditorsMenuItem(
        gettext_lazy("Broken links"),
        reverse("broken_links_report"),
        name="broken-links",
        icon_name="link",
        order=110,
    )


@hooks.register("register_reports_menu_item")
def publications_menu_item() -> MenuItem:
    """Wagtail's history of the site, opened with what was published by whom."""
    address = f"{reverse('wagtailadmin_reports:site_history')}?{urlencode({'action': 'wagtail.publish'})}"
    return EditorsMenuItem(
        gettext_lazy("Who published what"), address, name="publications", icon_name="user", order=120
    )
