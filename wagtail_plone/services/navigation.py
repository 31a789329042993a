"""`@navigation`: the pages shown in menus, as a tree below the language's home page."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext, override

from wagtail_plone.documents.conditions import STEP, ends_below, in_menu
from wagtail_plone.documents.places import Place, readable_documents, summaries
from wagtail_plone.http.parameters import DEPTH_MOST
from wagtail_plone.identity import address
from wagtail_plone.models import PublishedDocument
from wagtail_plone.serialize.page import language_field
from wagtail_plone.service import Service
from wagtail_plone.watching import Watched, watch, watch_everything


class Navigation(Service):
    """The menu, `expand.navigation.depth` levels deep."""

    name = "navigation"
    watches = True
    expandable = True

    def body(self) -> dict:
        """The home page first, then the tree; at the root of a site the homes of its languages. One query."""
        depth = self.params.number("expand.navigation.depth", 1, least=1, most=DEPTH_MOST)
        if self.place.root_path is None:
            watch_everything()
            homes = summaries(readable_documents(self.place.children()))
            return {"@id": self.service_id, "items": [_language_item(home) for home in homes]}
        documents = menu_documents(self.place, depth)
        return {"@id": self.service_id, "items": _tree(documents, self.place.root_path)}


def menu_documents(place: Place, depth: int) -> QuerySet:
    """The home page of a place and the pages of its menu, so many levels, in the order of the tree."""
    watch(*(Watched(below=home, in_menus=True) for home in place.homes()))
    top = place.root_path or ""
    root_depth = len(top) // STEP
    below = PublishedDocument.objects.filter(
        in_menu(),
        depth__in=range(root_depth + 1, root_depth + depth + 1),
        tree_path__range=ends_below(top),
    )
    home = PublishedDocument.objects.filter(tree_path=top)
    either = below.values("pk").union(home.values("pk"))
    return summaries(readable_documents().filter(pk__in=either)).order_by("tree_path")


def _tree(documents: Iterable[PublishedDocument], top: str) -> list[dict]:
    """Documents in the order of the tree as nested items; what hangs below something hidden is hidden."""
    by_path: dict[str, list[dict]] = {top: []}
    for document in documents:
        here = document.tree_path
        if here == top:
            by_path[top].insert(0, _home_item(document))
            continue
        above = by_path.get(here[:-STEP])
        if above is None:
            continue
        item = navigation_item(document)
        above.append(item)
        by_path[here] = item["items"]
    return by_path[top]


def _home_item(home: PublishedDocument) -> dict:
    """The home page as menus call it: its own title is the site's name, which stands beside the menu."""
    with override(home.language):
        return {**navigation_item(home), "title": gettext("Home")}


def _language_item(home: PublishedDocument) -> dict:
    """The home page of a language under the language's own name, in which its readers look for it."""
    with override(home.language):
        return {**navigation_item(home), "title": capfirst(language_field(home.language)["title"])}


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
