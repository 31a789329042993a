"""`@history`: the revisions of a page and what was done to it, for those who may edit it."""

from typing import Any

from django.utils.translation import gettext, override
from wagtail.models import Page, PageLogEntry

from wagtail_plone.documents.drafts import may_edit, seen_by
from wagtail_plone.documents.places import Place
from wagtail_plone.http.errors import NotFound, Unauthorized
from wagtail_plone.service import Service

ENTRIES_MOST = 100
# What Wagtail's log calls the changes of state that Plone's workflow has, and the state after them.
STATES = {"wagtail.publish": "published", "wagtail.unpublish": "private"}


class History(Service):
    """The newest first, at most `ENTRIES_MOST` of each kind; `@history/<version>` is that revision whole.

    Versions are counted from 0, the oldest, as Plone does: Volto compares each with the one numbered before.
    """

    name = "history"
    rest_most = 1
    lasting = False

    def body(self) -> Any:
        """Five queries, however long the history. Raises `Unauthorized` for whoever may not edit the page."""
        page = self._page()
        if self.request.rest:
            # Imported late: content asks every service for its components.
            from wagtail_plone.content.page import content

            shown = seen_by(self.request.user, page, self.request.rest[0])
            return content(Place(self.place.path, shown), self.request)
        with override(self.place.language):
            entries = [*self._revisions(page), *self._workflow(page)]
        return sorted(entries, key=lambda entry: entry["time"], reverse=True)

    def _page(self) -> Page:
        if self.place.document is None:
            raise NotFound("The site root has no history.")
        page = Page.objects.filter(pk=self.place.document.page_id).first()
        if page is None or not self.request.is_signed_in or not may_edit(self.request.user, page):
            raise Unauthorized()
        return page

    def _revisions(self, page: Page) -> list[dict]:
        last = page.revisions.count() - 1
        revisions = page.revisions.select_related("user").order_by("-created_at", "-pk")[:ENTRIES_MOST]
        return [
            {
                "@id": f"{self.service_id}/{last - number}",
                "action": gettext("Edited"),
                "actor": _actor(revision.user),
                "comments": "",
                "may_revert": False,
                "time": revision.created_at.isoformat(),
                "transition_title": gettext("Edited"),
                "type": "versioning",
                "version": last - number,
            }
            for number, revision in enumerate(revisions)
        ]

    def _workflow(self, page: Page) -> list[dict]:
        entries = PageLogEntry.objects.filter(page=page, action__in=STATES).select_related("user")
        titles = {"published": gettext("Published"), "private": gettext("Private")}
        return [
            {
                "action": entry.action.removeprefix("wagtail."),
                "actor": _actor(entry.user),
                "comments": "",
                "review_state": STATES[entry.action],
                "state_title": titles[STATES[entry.action]],
                "time": entry.timestamp.isoformat(),
                "transition_title": titles[STATES[entry.action]],
                "type": "workflow",
            }
            for entry in entries.order_by("-timestamp", "-pk")[:ENTRIES_MOST]
        ]


def _actor(user) -> dict:
    if user is None:
        return {"@id": None, "fullname": "", "id": None, "username": None}
    name = user.get_username()
    return {"@id": None, "fullname": user.get_full_name() or name, "id": str(user.pk), "username": name}
