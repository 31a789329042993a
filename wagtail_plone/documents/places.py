"""Places: what addresses of the API name, a document or the site root above the languages."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast
from wagtail.models import Page

from wagtail_plone.documents.conditions import STEP, any_of, ends_below, on_default_site
from wagtail_plone.documents.drafts import page_at, seen_by
from wagtail_plone.documents.prepared import Prepared
from wagtail_plone.documents.visibility import IsPublic, readable
from wagtail_plone.http.errors import NotFound, Unauthorized
from wagtail_plone.identity import address, as_sent, site_of
from wagtail_plone.models import PublishedDocument
from wagtail_plone.serialize.page import LANGUAGE_ROOT, SITE_ROOT
from wagtail_plone.watching import note_read


def readable_documents(among: QuerySet | None = None) -> QuerySet:
    """The documents (among some) of pages readers may see at this moment.

    Asked of the page of each row, so that nothing private is read whatever a refresh may have missed. Whoever
    only counts may do without: an index is enough then, where each row would have to be looked at.
    """
    documents = PublishedDocument.objects.all() if among is None else among
    return documents.filter(IsPublic("page__path"), page__live=True)


def summaries(documents: QuerySet) -> QuerySet:
    """Documents for lists: without what only content needs, which is nearly all of their bytes."""
    return documents.defer("body", "text")


def sent_as_stored(documents: QuerySet) -> QuerySet:
    """Documents with their summaries as JSON text, `sent`, which need not be parsed to be sent on."""
    return documents.annotate(sent=Cast("summary", TextField()))


def right_below(tree_paths: Iterable[str], condition: Q | None = None) -> QuerySet:
    """The documents right below places of the tree, also of pages that are private by now.

    Those of each place are one range of an index, in the order of the tree. A `condition` that the same index
    answers belongs to each of the ranges.
    """
    ranges = (
        Q(condition or Q(), depth=len(path) // STEP + 1, tree_path__range=ends_below(path))
        for path in tree_paths
    )
    return PublishedDocument.objects.filter(any_of(ranges))


@Prepared
def _at(path: str) -> QuerySet:
    return readable_documents().filter(path=path)


@Prepared
def _around(above: str, first: str, here: str, last: str, depth: int) -> QuerySet:
    siblings = PublishedDocument.objects.filter(depth=depth)
    after = siblings.filter(tree_path__gt=here, tree_path__lte=last).order_by("tree_path")
    before = siblings.filter(tree_path__lt=here, tree_path__gte=first).order_by("-tree_path")
    parent = PublishedDocument.objects.filter(tree_path=above)
    keys = (Subquery(documents.values("pk")[:1]) for documents in (parent, before, after))
    around = readable_documents().filter(any_of(Q(pk=key) for key in keys))
    return sent_as_stored(around).values_list("pk", "tree_path", "sent")


def _home_of(prefix: str) -> list[PublishedDocument]:
    """The home page of a site that has one, and not one for each language; [] where there is none.

    Of which site a home page is, is looked at here: a database that was told how many rows there are would
    look through the paths of all pages for it.
    """
    homes = readable_documents().filter(Q(path=prefix) | Q(portal_type=SITE_ROOT))
    return [home for home in homes if home.path == prefix or home.path.startswith(f"{prefix}/")][:1]


def language_homes(site: str) -> Q:
    """The home pages of the languages of a site, which is "" for the default one (see `site_of`)."""
    on_site = Q(path=site) | Q(path__below=site) if site else on_default_site()
    # By key: for the first few in the tree's order a database would look through the whole tree.
    homes = PublishedDocument.objects.filter(Q(portal_type=LANGUAGE_ROOT) & on_site)
    return Q(pk__in=homes.values("pk"))


@dataclass
class Place:
    """A document with what stands around it, or the root of a site where there is no document."""

    path: str
    document: PublishedDocument | None

    @property
    def content_id(self) -> str:
        """The `@id`."""
        return address(self.path)

    @property
    def site(self) -> str:
        """The beginning of the paths of its site's documents; "" on the default site."""
        return site_of(self.path)

    @property
    def root_path(self) -> str | None:
        """The tree path of the home page the place stands below; None at a site root without a page."""
        return self.document.tree_path[: self.document.root_depth * STEP] if self.document else None

    @property
    def is_home(self) -> bool:
        """True for a home page: what is below it is what has its language."""
        return self.document is not None and self.document.path == self.document.home_path

    def homes(self) -> Collection[str]:
        """The path of the home page the place stands below; at a site root those of all, in one query."""
        if self.document is not None:
            return (self.document.home_path,)
        homes = PublishedDocument.objects.filter(portal_type=LANGUAGE_ROOT, path=F("home_path"))
        return set(homes.values_list("path", flat=True))

    @property
    def language(self) -> str | None:
        """The language of the content; None at a site root without a page."""
        return self.document.language if self.document else None

    @cached_property
    def around(self) -> dict[str, str]:
        """Summaries of the `parent`, the `previous` and the `next` one, as JSON text. One query."""
        if self.document is None or self.document.tree_path == self.root_path:
            return {}
        here = self.document.tree_path
        above = here[:-STEP]
        first, last = ends_below(above)
        names = {}
        for key, tree_path, summary in _around(above, first, here, last, self.document.depth):
            note_read(key)
            names[tree_path] = as_sent(summary)
        return {
            **({"parent": names[above]} if above in names else {}),
            **{
                "previous" if tree_path < here else "next": summary
                for tree_path, summary in names.items()
                if tree_path != above
            },
        }

    def children(self) -> QuerySet:
        """The documents right below, in the order of the tree; the language roots below the site root.

        Also of pages that are private by now: whoever shows them asks (`readable_documents`).
        """
        if self.document is None:
            return PublishedDocument.objects.filter(language_homes(self.path)).order_by("tree_path")
        return right_below([self.document.tree_path]).order_by("tree_path")


def find(path: str, user=None, version: str = "", prefix: str = "") -> Place:
    """The place at a path ("" for the site root), as `user` may see it.

    `prefix` is what the paths of another site than the default one begin with (`site_prefix`).

    One query for what every reader sees; a signed-in user is also shown private pages, drafts and, where
    `version` names one, revisions, as far as Wagtail's admin would show them. Raises `Unauthorized` for
    what is there but not for this user, `NotFound` for anything else.
    """
    versioned = bool(version) and version != "current"
    if not versioned:
        documents = _at(f"{prefix}{path}") if path else _home_of(prefix)
        document = next(iter(documents), None)
        if document is not None:
            return Place(document.path, document)
        if not path:
            return Place(prefix, None)
    path = f"{prefix}{path}"
    page = page_at(path)
    if page is None or (not page.live and user is None):
        raise NotFound.at(address(path))
    if user is None:
        # A page that is live and has no document failed to be serialised, or is private.
        if versioned or not readable(Page.objects.filter(pk=page.pk)).exists():
            raise Unauthorized()
        raise NotFound.at(address(path))
    return Place(path, seen_by(user, page, version if versioned else ""))
