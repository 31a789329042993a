"""The parts of an answer that depend on the tree around a page.

One class a component: asked for by its address (`@breadcrumbs`) it is the whole answer, named in `expand`
it comes along with the content. Each costs one query at most.
"""

import json

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext, override

from cms.headless.identity import address
from cms.headless.params import DEPTH_MOST, Params
from cms.headless.place import LANGUAGE_ROOT, STEP, Place, readable_documents

COMPONENTS: dict[str, type["Component"]] = {}


class Component:
    """A named part of the answer for a place."""

    name = ""

    def __init__(self, place: Place, params: Params):
        self.place = place
        self.params = params

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        COMPONENTS[cls.name] = cls

    @property
    def component_id(self) -> str:
        """The component's own `@id`."""
        return f"{self.place.content_id}/@{self.name}"

    @property
    def language_root(self) -> str | None:
        """The tree path of the home page of the place's language; None at the site root."""
        return self.place.document.tree_path[:LANGUAGE_ROOT] if self.place.document else None

    def body(self) -> dict | list:
        """The component as JSON."""
        raise NotImplementedError


class Breadcrumbs(Component):
    """Where the page stands below its language's home page, the page itself last."""

    name = "breadcrumbs"

    def body(self) -> dict:
        """The root is the home page, which is no item."""
        items, root = [], address("")
        if self.place.document is not None:
            here = self.place.document.tree_path
            above = [here[:end] for end in range(LANGUAGE_ROOT, len(here) + 1, STEP)]
            for document in readable_documents().filter(tree_path__in=above).order_by("tree_path"):
                if document.tree_path == self.language_root:
                    root = address(document.path)
                else:
                    items.append({"@id": address(document.path), "title": document.title})
        return {"@id": self.component_id, "items": items, "root": root}


class Navigation(Component):
    """The pages shown in menus below the language's home page, `expand.navigation.depth` levels deep."""

    name = "navigation"

    def body(self) -> dict:
        """The home page first, as in Plone; then the tree."""
        depth = self.params.number("expand.navigation.depth", 1, least=1, most=DEPTH_MOST)
        if self.language_root is None:
            return {"@id": self.component_id, "items": []}
        deepest = LANGUAGE_ROOT + depth * STEP
        found = [
            document
            for document in readable_documents()
            .filter(tree_path__startswith=self.language_root)
            .order_by("tree_path")
            if len(document.tree_path) <= deepest
        ]
        tree: dict[str, dict] = {}
        items = []
        for document in found:
            item = {
                "@id": address(document.path),
                "title": document.title,
                "description": document.summary["description"],
                "review_state": "published",
                "items": [],
            }
            if document.tree_path == self.language_root:
                items.append(item)
                continue
            if not document.in_menus:
                continue
            parent = tree.get(document.tree_path[:-STEP])
            if parent is not None:
                parent["items"].append(item)
            elif len(document.tree_path) == LANGUAGE_ROOT + STEP:
                items.append(item)
            else:
                continue
            tree[document.tree_path] = item
        return {"@id": self.component_id, "items": items}


class Actions(Component):
    """What a reader may do: look, and log in."""

    name = "actions"

    def body(self) -> dict:
        """Plone's six groups, in the language of the place."""
        with override(self.place.document.language if self.place.document else settings.LANGUAGE_CODE):
            view, login = gettext("View"), gettext("Log in")
        return {
            "document_actions": [],
            "object": [{"icon": "", "id": "view", "title": view, "url": self.place.content_id}],
            "object_buttons": [],
            "portal_tabs": [],
            "site_actions": [],
            "user": [{"icon": "", "id": "login", "title": login, "url": address("/login")}],
        }


class Navroot(Component):
    """The home page of the place's language, in full."""

    name = "navroot"

    def body(self) -> dict:
        """Without components and items of its own."""
        root = (
            readable_documents().filter(tree_path=self.language_root).first() if self.language_root else None
        )
        navroot = json.loads(root.body) if root else {"@id": address(""), "title": settings.WAGTAIL_SITE_NAME}
        return {"@id": self.component_id, "navroot": navroot}


class Translations(Component):
    """The same content in the other languages, and every language's home page."""

    name = "translations"

    def body(self) -> dict:
        """Items leave the current language out."""
        document = self.place.document
        if document is None:
            return {"@id": self.component_id}
        found = list(
            readable_documents().filter(Q(translation_key=document.translation_key) | Q(portal_type="LRF"))
        )
        return {
            "@id": self.component_id,
            "items": [
                {"@id": address(other.path), "language": other.language}
                for other in found
                if other.translation_key == document.translation_key and other.pk != document.pk
            ],
            "root": {other.language: address(other.path) for other in found if other.portal_type == "LRF"},
        }


class Workflow(Component):
    """The state of the content; whoever is not signed in can change nothing about it."""

    name = "workflow"

    def body(self) -> dict:
        """No history and no transitions for readers."""
        found = {"@id": self.component_id, "history": [], "transitions": []}
        if self.place.document is not None:
            with override(self.place.document.language):
                found["state"] = {"id": "published", "title": gettext("Published")}
        return found
