"""`@actions`: what whoever asks may do."""

from django.conf import settings
from django.utils.translation import gettext, override
from wagtail.models import Page

from wagtail_plone.conf import footer_is_menu
from wagtail_plone.documents.drafts import may_edit
from wagtail_plone.identity import address
from wagtail_plone.service import Service
from wagtail_plone.services.navigation import menu_documents


class Actions(Service):
    """Look, log in or out, read the history.

    Nothing is written through this API, so nothing is offered that writes: neither `edit`, whose form Volto
    could not save, nor `folderContents`, whose view is made of buttons that upload, rename and delete.
    """

    name = "actions"
    watches = True
    expandable = True

    def body(self) -> dict:
        """Plone's six groups, in the language of the place."""
        with override(self.place.language or settings.LANGUAGE_CODE):
            shown = [_action("view", gettext("View"), self.place.content_id)]
            if self._has_history():
                shown.append(_action("history", gettext("History"), f"{self.place.content_id}/@@historyview"))
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
            "site_actions": self._footer() if footer_is_menu() else [],
            "user": [user],
        }

    def _footer(self) -> list[dict]:
        """The first level of the menu, without the home page. One query, none at the root of a site."""
        if self.place.root_path is None:
            return []
        documents = menu_documents(self.place, depth=1)
        return [
            _action(document.slug, document.title, address(document.path))
            for document in documents
            if document.tree_path != self.place.root_path
        ]

    def _has_history(self) -> bool:
        """Tell whether `@history` answers whoever asks. No query for the signed-out."""
        if self.place.document is None or not self.request.is_signed_in:
            return False
        page = Page.objects.filter(pk=self.place.document.page_id).first()
        return page is not None and may_edit(self.request.user, page)


def _action(name: str, title: str, url: str) -> dict:
    return {"icon": "", "id": name, "title": title, "url": url}
