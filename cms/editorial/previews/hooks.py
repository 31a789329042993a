"""Hooks of the admin: the way to a draft's links, and what the log calls making and revoking one."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.menus.pages import PageMenuItem

from cms.editorial.previews.views import LinksView, revoke_link
from cms.pages.surroundings import HOME_DEPTH
from wagtail_plone.documents.drafts import may_edit


class ShowToSomebodyButton(PageMenuItem):
    """To the links by which somebody without an account sees the page's draft."""

    label = _("Show to somebody")
    icon_name = "view"
    url_name = "shown_draft_links"

    def is_shown(self, user):
        """To those who may edit the page."""
        return self.page.depth >= HOME_DEPTH and may_edit(user, self.page)


@hooks.register("register_page_header_buttons")
def add_to_page_header(page, user, view_name, next_url=None):
    """Before what publishes and takes offline."""
    yield ShowToSomebodyButton(page=page, priority=55)


@hooks.register("register_admin_urls")
def register_links_urls() -> list:
    """The page of a draft's links, and revoking one."""
    return [
        path("shown-drafts/<int:page_id>/", LinksView.as_view(), name="shown_draft_links"),
        path("shown-drafts/<int:page_id>/<int:link_id>/revoke/", revoke_link, name="revoke_shown_draft"),
    ]


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    """What the page's history says."""
    actions.register_action("cms.show_draft", _("Show the draft by a link"), _("Made a link to the draft"))
    actions.register_action(
        "cms.revoke_shown_draft", _("Revoke a link to the draft"), _("Revoked a link to the draft")
    )
