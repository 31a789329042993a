"""`@actions`: what whoever asks may do."""

from django.conf import settings
from django.utils.translation import gettext, override

from wagtail_plone.identity import address
from wagtail_plone.service import Service


class Actions(Service):
    """Look, log in or out.

    Nothing is written through this API, so no editing is offered, to nobody: Volto would open a form that
    can't be filled.
    """

    name = "actions"
    watches = True
    expandable = True

    def body(self) -> dict:
        """Plone's six groups, in the language of the place."""
        with override(self.place.language or settings.LANGUAGE_CODE):
            shown = [_action("view", gettext("View"), self.place.content_id)]
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


def _action(name: str, title: str, url: str) -> dict:
    return {"icon": "", "id": name, "title": title, "url": url}
