"""`@contextnavigation`: the part of the tree around the place (plone.restapi, service of this name)."""

from wagtail_plone.documents.conditions import STEP, in_menu, within
from wagtail_plone.documents.places import readable_documents, right_below, summaries
from wagtail_plone.http.errors import BadRequest
from wagtail_plone.http.parameters import DEPTH_MOST
from wagtail_plone.identity import address
from wagtail_plone.models import PublishedDocument
from wagtail_plone.service import Service
from wagtail_plone.watching import Watched, watch, watch_everything

PREFIX = "expand.contextnavigation."


class ContextNavigation(Service):
    """The pages beside the way from the root down to the place, and right below the place."""

    name = "contextnavigation"
    watches = True
    expandable = True

    def body(self) -> dict:
        """At most three queries, whatever the depth."""
        root = self._root()
        if root is None:
            watch_everything()
        else:
            watch(Watched(below=root.path, in_menus=True))
        items = self._items(root) if root is not None else []
        return {
            "@id": self.service_id,
            "available": bool(items),
            "has_custom_name": False,
            "title": root.title if root is not None else "",
            "url": address(f"{self.place.site if root is None else root.path}/sitemap"),
            "items": items,
        }

    def _option(self, name: str) -> str:
        return self.params.first(f"{PREFIX}{name}") or self.params.first(name)

    def _level(self, name: str, default: int) -> int:
        named = f"{PREFIX}{name}" if self.params.has(f"{PREFIX}{name}") else name
        return self.params.number(named, default, most=DEPTH_MOST)

    def _flag(self, name: str) -> bool:
        named = f"{PREFIX}{name}" if self.params.has(f"{PREFIX}{name}") else name
        return self.params.flag(named)

    def _root(self) -> PublishedDocument | None:
        """The top of the tree: `root_path`, else the home page, or with `topLevel` so many steps below it."""
        place = self.place.document
        wanted = self._option("root_path")
        if wanted:
            root = readable_documents().filter(within(wanted, 0)).first()
            if root is None:
                raise BadRequest(f"{PREFIX}root_path must be the path of a page, not {wanted[:80]!r}")
            return root
        if place is None:
            return None
        top = place.tree_path[: (place.root_depth + self._level("topLevel", 0)) * STEP]
        return summaries(readable_documents()).filter(tree_path=top).first()

    def _items(self, root: PublishedDocument) -> list[dict]:
        here = self.place.document.tree_path if self.place.document is not None else ""
        top = root.tree_path
        if self._flag("currentFolderOnly"):
            folder = (
                here if self.place.document and self.place.document.summary["is_folderish"] else here[:-STEP]
            )
            open_folders = [folder]
            top = folder
        else:
            open_folders = [top, *(here[:end] for end in range(len(top) + STEP, len(here) + 1, STEP))]
            open_folders = [path for path in open_folders if path.startswith(top)]
        bottom = self._level("bottomLevel", 0)
        if bottom:
            open_folders = [path for path in open_folders if len(path) < len(top) + bottom * STEP]
        below = right_below(open_folders, in_menu())
        documents = summaries(readable_documents(below)).order_by("tree_path")
        by_path: dict[str, list[dict]] = {top: []}
        for document in documents:
            above = by_path.get(document.tree_path[:-STEP])
            if above is None:
                continue
            item = _item(document, here)
            above.append(item)
            by_path[document.tree_path] = item["items"]
        items = by_path[top]
        return [_item(root, here), *items] if self._flag("includeTop") else items


def _item(document: PublishedDocument, here: str) -> dict:
    summary = document.summary
    is_current = document.tree_path == here
    return {
        "@id": address(document.path),
        "href": address(document.path),
        "title": document.title,
        "description": summary["description"],
        "icon": "",
        "is_current": is_current,
        "is_folderish": summary["is_folderish"],
        "is_in_path": here.startswith(document.tree_path) and not is_current,
        "normalized_id": summary["id"],
        "review_state": summary["review_state"],
        "thumb": "",
        "type": summary["@type"].lower().replace(" ", "-"),
        "items": [],
    }
