"""What an address of the API names: a document, or the site root above the languages."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, Q, QuerySet, Subquery
from django.db.models.functions import Length
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.headless.errors import NotFound, Unauthorized
from cms.headless.identity import address, with_root
from cms.headless.models import PublishedDocument
from cms.headless.visibility import readable

STEP = Page.steplen
# A language's home page stands right below the tree's root.
LANGUAGE_ROOT = 2 * STEP


def readable_documents() -> QuerySet:
    """All documents of pages readers may see at this moment, with their `tree_path`.

    Asked of the pages themselves, so that nothing private is read whatever a refresh may have missed.
    """
    found = PublishedDocument.objects.filter(page__in=readable(Page.objects.all()))
    return found.annotate(tree_path=F("page__path"))


def _below(tree_path: str) -> QuerySet:
    """The documents right below a place of the tree."""
    found = readable_documents().filter(tree_path__startswith=tree_path)
    return found.annotate(length=Length("tree_path")).filter(length=len(tree_path) + STEP)


@dataclass
class Place:
    """A document with what stands around it, or the site root where there is no document."""

    path: str
    document: PublishedDocument | None

    @property
    def content_id(self) -> str:
        """The `@id`."""
        return address(self.path)

    @cached_property
    def around(self) -> dict[str, dict]:
        """Summaries of the parent and of the neighbours: `parent`, `previous`, `next`. One query."""
        if self.document is None or len(self.document.tree_path) <= LANGUAGE_ROOT:
            return {}
        here = self.document.tree_path
        above = here[:-STEP]
        siblings = _below(above)
        after = siblings.filter(tree_path__gt=here).order_by("tree_path").values("pk")[:1]
        before = siblings.filter(tree_path__lt=here).order_by("-tree_path").values("pk")[:1]
        found = readable_documents().filter(
            Q(tree_path=above) | Q(pk__in=Subquery(after)) | Q(pk__in=Subquery(before))
        )
        names = {document.tree_path: document.summary for document in found}
        return {
            **({"parent": names[above]} if above in names else {}),
            **{
                "previous" if tree_path < here else "next": summary
                for tree_path, summary in names.items()
                if tree_path != above
            },
        }

    def children(self) -> QuerySet:
        """The documents right below, in the order of the tree; the language roots below the site root."""
        if self.document is None:
            return readable_documents().filter(portal_type="LRF").order_by("tree_path")
        return _below(self.document.tree_path).order_by("tree_path")


def find(path: str) -> Place:
    """The place at a path ("" for the site root). One query, and more only where there is nothing to show.

    Raises `Unauthorized` for a page that is private, `NotFound` for anything else.
    """
    if not path:
        return Place("", None)
    document = readable_documents().filter(path=path).first()
    if document is not None:
        return Place(path, document)
    if _is_private(path):
        raise Unauthorized("You are not authorized to access this resource.")
    raise NotFound(with_root(f"Resource not found: {address(path)}"))


def moved_to(path: str) -> str | None:
    """Where a page that stood at a path is now, by Wagtail's redirects."""
    redirect = Redirect.get_for_site().filter(old_path=Redirect.normalise_path(path)).first()
    return redirect.link if redirect else None


def _is_private(path: str) -> bool:
    """Whether a live page stands at a path that has no document because it is restricted."""
    for root in Site.get_site_root_paths():
        prefix = f"/{root.language_code}"
        if path == prefix or path.startswith(f"{prefix}/"):
            url_path = f"{root.root_path}{path[len(prefix) + 1 :]}".rstrip("/") + "/"
            page = Page.objects.filter(url_path=url_path, live=True)
            return page.exists() and not readable(page).exists()
    return False
