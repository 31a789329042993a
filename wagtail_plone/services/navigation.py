"""`@navigation`: the pages shown in menus, as a tree below the language's home page."""

from wagtail_plone.documents.conditions import STEP, ends_below, in_menu
from wagtail_plone.documents.places import readable_documents, summaries
from wagtail_plone.http.parameters import DEPTH_MOST
from wagtail_plone.identity import address
from wagtail_plone.models import PublishedDocument
from wagtail_plone.service import Service
from wagtail_plone.watching import Watched, watch


class Navigation(Service):
    """The menu, `expand.navigation.depth` levels deep."""

    name = "navigation"
    watches = True
    expandable = True

    def body(self) -> dict:
        """The home page first, as in Plone; then the tree. One query."""
        depth = self.params.number("expand.navigation.depth", 1, least=1, most=DEPTH_MOST)
        items: list[dict] = []
        if self.place.root_path is not None:
            watch(*(Watched(below=home, in_menus=True) for home in self.place.homes()))
            top, root_depth = self.place.root_path, len(self.place.root_path) // STEP
            below = PublishedDocument.objects.filter(
                in_menu(),
                depth__in=range(root_depth + 1, root_depth + depth + 1),
                tree_path__range=ends_below(top),
            )
            home = PublishedDocument.objects.filter(tree_path=top)
            either = below.values("pk").union(home.values("pk"))
            documents = summaries(readable_documents().filter(pk__in=either)).order_by("tree_path")
            items = _tree(documents, top)
        return {"@id": self.service_id, "items": items}


def _tree(documents, top: str) -> list[dict]:
    """Documents in the order of the tree as nested items; what hangs below something hidden is hidden."""
    by_path: dict[str, list[dict]] = {top: []}
    for document in documents:
        here = document.tree_path
        if here == top:
            by_path[top].insert(0, navigation_item(document))
            continue
        above = by_path.get(here[:-STEP])
        if above is None:
            continue
        item = navigation_item(document)
        above.append(item)
        by_path[here] = item["items"]
    return by_path[top]


def navigation_item(document: PublishedDocument) -> dict:
    """One entry of the menu."""
    return {
        "@id": address(document.path),
        "title": document.title,
        "description": document.summary["description"],
        "review_state": document.summary["review_state"],
        "use_view_action_in_listings": False,
        "items": [],
    }
