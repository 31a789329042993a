"""Hooks of the admin: the dashboard among the reports, and its panel on the first page."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.localization.dashboard.panel import TranslationsPanel
from cms.localization.dashboard.rights import may_see_dashboard
from cms.localization.store.addresses import report_address


class DashboardMenuItem(MenuItem):
    """The dashboard, for those to whom it says anything."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Translators, editors and administrators."""
        return may_see_dashboard(request.user)


@hooks.register("register_reports_menu_item")
def add_dashboard_to_reports():
    """Reports, Translations."""
    return DashboardMenuItem(
        _("Translations"),
        reverse("localization:dashboard"),
        name="translation-dashboard",
        icon_name="wagtail-localize-language",
        order=100,
    )


@hooks.register("construct_reports_menu")
def remove_other_report_on_translations(request: HttpRequest, menu_items: list) -> None:
    """wagtail-localize's list of translation records says less under the same name."""
    address = report_address()
    menu_items[:] = [item for item in menu_items if item.url != address]


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list) -> None:
    """Show what is left to translate to those who do it or whose texts they are."""
    panel = TranslationsPanel(request)
    if panel.is_shown():
        panels.append(panel)
