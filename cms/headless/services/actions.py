"""`@actions`: what whoever asks may do."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, override
from wagtail.models import Page

from cms.headless.drafts import may_edit
from cms.headless.identity import address
from cms.headless.service import Service


class Actions(Service):
    """Look, log in or out; an editor also finds the way to the page's form in the admin."""

    name = "actions"
    expandable = True

    def body(self) -> dict:
        """Plone's six groups, in the language of the place."""
        with override(self.place.language or settings.LANGUAGE_CODE):
            shown = [_action("view", gettext("View"), self.place.content_id), *self._editing()]
            user = (
                _action("logout", gettext("Log out"), address("/logout"))
                if self.request.is_signed_in
                else _action("login", gettext("Log in"), address("/login"))
            )
        return {
            "document_actions": [],
            "object": shown,
            "object_buttons": [],
            "portal_tabs": [],
            "site_actions": [],
            "user": [user],
        }

    def _editing(self) -> list[dict]:
        if not self.request.is_signed_in or self.place.document is None:
            return []
        page = Page.objects.filter(pk=self.place.document.page_id).first()
        if page is None or not may_edit(self.request.user, page):
            return []
        try:
            form = reverse("wagtailadmin_pages:edit", args=[page.pk])
        except NoReverseMatch:
            return []
        return [_action("edit", gettext("Edit"), address(form))]


def _action(name: str, title: str, url: str) -> dict:
    return {"icon": "", "id": name, "title": title, "url": url}
