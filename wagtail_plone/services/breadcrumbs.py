"""`@breadcrumbs`: the way from the language's home page to the place."""

from wagtail_plone.documents.conditions import STEP
from wagtail_plone.documents.places import readable_documents, summaries
from wagtail_plone.identity import address
from wagtail_plone.service import Service
from wagtail_plone.watching import watch_line


class Breadcrumbs(Service):
    """The way to a page from below its home page, the page itself last."""

    name = "breadcrumbs"
    watches = True
    expandable = True

    def body(self) -> dict:
        """The root is the home page, which is no item. One query."""
        items, root = [], address(self.place.site)
        top = self.place.root_path
        if self.place.document is not None and top is not None:
            here = self.place.document.tree_path
            watch_line(self.place.document.path)
            above = [here[:end] for end in range(len(top), len(here), STEP)]
            ancestors = summaries(readable_documents().filter(tree_path__in=above).order_by("tree_path"))
            for document in [*ancestors, self.place.document]:
                if document.tree_path == top:
                    root = address(document.path)
                else:
                    items.append({"@id": address(document.path), "title": document.title})
        return {"@id": self.service_id, "items": items, "root": root}
