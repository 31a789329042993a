"""Hooks of the admin: two actions of pages, and the report of releases."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.menus.pages import PageMenuItem

from cms.localization.families import HOME_DEPTH
from cms.localization.release.offline import may_take_offline


class ReleaseTogetherButton(PageMenuItem):
    """To what can be published together with a page."""

    label = _("Release together")
    icon_name = "upload"
    url_name = "localization:release"

    def is_shown(self, user):
        """To those who may publish the page."""
        return self.page.depth >= HOME_DEPTH and self.page.permissions_for_user(user).can_publish()


class UnpublishEverywhereButton(PageMenuItem):
    """To the question whether to take a page offline in every language."""

    label = _("Unpublish in all languages")
    icon_name = "download"
    url_name = "localization:release_unpublish"

    def is_shown(self, user):
        """To those who may do so in every language."""
        return (
            self.page.depth >= HOME_DEPTH
            and self.page.live
            and self.page.permissions_for_user(user).can_unpublish()
            and may_take_offline(self.page, user)
        )


class UnpublishEverywhereListedButton(UnpublishEverywhereButton):
    """The same in lists, where no other language's page is asked for: that would cost queries a row."""

    def is_shown(self, user):
        """To those who may publish the page as its editors."""
        if self.page.depth < HOME_DEPTH or not self.page.live or not user.is_active:
            return False
        return user.is_superuser or "publish" in self.page.permissions_for_user(user).permissions


@hooks.register("register_page_header_buttons")
def add_to_page_header(page, user, view_name, next_url=None):
    """After Wagtail's own way to unpublish."""
    yield ReleaseTogetherButton(page=page, priority=61)
    yield UnpublishEverywhereButton(page=page, priority=62)


@hooks.register("register_page_listing_more_buttons")
def add_to_page_listing(page, user, next_url=None):
    """After Wagtail's own way to unpublish."""
    yield ReleaseTogetherButton(page=page, priority=41)
    yield UnpublishEverywhereListedButton(page=page, priority=42)


class ReleasesMenuItem(MenuItem):
    """The report's entry among the reports."""

    def is_shown(self, request) -> bool:
        """To those who work with pages."""
        return user_has_any_page_permission(request.user)


@hooks.register("register_reports_menu_item")
def register_releases_menu_item() -> MenuItem:
    """Below Wagtail's own reports."""
    return ReleasesMenuItem(
        _("Releases"), reverse("localization:releases"), name="releases", icon_name="upload", order=1100
    )
