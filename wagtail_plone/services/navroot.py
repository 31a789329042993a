"""`@navroot`: the home page of the place's language, in full."""

import json

from wagtail_plone.content.site_root import site_root, site_root_summary
from wagtail_plone.documents.places import readable_documents
from wagtail_plone.serialize.page import LANGUAGE_ROOT
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
        if root is None:
            return {"@id": self.service_id, "navroot": {**site_root(self.place.site), "parent": {}}}
        above = site_root_summary(self.place.site) if root.portal_type == LANGUAGE_ROOT else {}
        beside: dict[str, dict] = {"parent": above, "previous_item": {}, "next_item": {}}
        return {"@id": self.service_id, "navroot": {**json.loads(root.body), **beside}}
