"""`@navroot`: the home page of the place's language, in full."""

import json

from django.conf import settings

from wagtail_plone.documents.places import readable_documents
from wagtail_plone.identity import address
from wagtail_plone.service import Service
from wagtail_plone.watching import Watched, watch


class Navroot(Service):
    """The page navigation starts from."""

    name = "navroot"
    watches = True
    expandable = True

    def body(self) -> dict:
        """Without components and items of its own. One query."""
        if self.place.document is not None:
            watch(Watched(path=self.place.document.home_path))
        root = (
            readable_documents().filter(tree_path=self.place.root_path).first()
            if self.place.root_path
            else None
        )
        navroot = (
            json.loads(root.body)
            if root
            else {"@id": address(self.place.site), "title": getattr(settings, "WAGTAIL_SITE_NAME", "")}
        )
        return {"@id": self.service_id, "navroot": navroot}
