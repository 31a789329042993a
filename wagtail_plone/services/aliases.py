"""`@aliases`: addresses that lead to a page, by Wagtail's redirects (plone.restapi `services/aliases`)."""

from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from wagtail.models import Page

from wagtail_plone.content.listing import batching
from wagtail_plone.documents.drafts import may_edit
from wagtail_plone.http.errors import Unauthorized
from wagtail_plone.service import Service

PERMISSION = "wagtailredirects.change_redirect"


class Aliases(Service):
    """Those of a page for whoever may edit it; at the root all, for whoever may change redirects."""

    name = "aliases"
    expandable = True
    lasting = False
    watches = True

    def body(self) -> dict[str, Any]:
        """Three queries. Raises `Unauthorized` for everybody else."""
        if not self._is_allowed():
            raise Unauthorized()
        if not apps.is_installed("wagtail.contrib.redirects"):
            return {"@id": self.service_id, "items": [], "items_total": 0}
        redirects = self._redirects()
        start, size = self.params.batch
        total = redirects.count()
        links = batching(self.service_id, total, self.params)
        return {
            "@id": self.service_id,
            "items": [_alias(redirect) for redirect in redirects[start : start + size]],
            "items_total": total,
            **({"links": links} if links else {}),
        }

    def _is_allowed(self) -> bool:
        user = self.request.user
        if not self.request.is_signed_in:
            return False
        if self.place.document is None:
            return user.has_perm(PERMISSION)
        page = Page.objects.filter(pk=self.place.document.page_id).first()
        return page is not None and may_edit(user, page)

    def _redirects(self) -> QuerySet:
        """In the order of their addresses; `query` is the beginning of one, or else what is in one."""
        from wagtail.contrib.redirects.models import Redirect

        redirects = Redirect.objects.select_related("redirect_page").order_by("old_path", "pk")
        if self.place.document is not None:
            redirects = redirects.filter(redirect_page=self.place.document.page_id)
        query = self.params.first("query")
        if query:
            how = "startswith" if query.startswith("/") else "contains"
            redirects = redirects.filter(**{f"old_path__{how}": query})
        return redirects


def _alias(redirect) -> dict[str, Any]:
    return {
        "path": redirect.old_path,
        "redirect-to": redirect.link,
        "datetime": redirect.created_at.isoformat() if redirect.created_at else None,
        "manual": not redirect.automatically_created,
    }
