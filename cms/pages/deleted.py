"""Deleted pages: kept below a page of their own, which belongs to no site, until they are deleted for good.

What puts them there and back is `cms.editorial.bin.pages`. A page that lies there is offline and has no
address; lists of pages for the admin leave it out by the condition here.
"""

from django.db.models import Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat
from wagtail.models import Page

# The page all deleted ones lie below. It stands below the root of the tree and belongs to no site.
BIN_SLUG = "deleted-pages-of-thirty-days"
# Where the `url_path` of everything in it begins. Tree paths would shift with every home page that is moved.
_BEGINNING = f"/{BIN_SLUG}/"
# Treebeard's own last step: every path below a page lies between the page's and this added to it.
_LAST_STEP = "Z" * Page.steplen


def deleted(prefix: str = "") -> Q:
    """The condition for pages in the bin, and for the bin itself. `prefix` leads to the page (`page__`)."""
    return Q(**{f"{prefix}url_path__startswith": _BEGINNING})


def without_deleted(pages: QuerySet) -> QuerySet:
    """The pages of a queryset that do not lie in the bin.

    By their keys: pages may be searched afterwards, and search backends do not filter by addresses. The keys
    are found by the index of tree paths: what a list asks for does not grow with the site.
    """
    place = Page.objects.filter(depth=2, slug=BIN_SLUG).order_by().values("path")[:1]
    inside = Page.objects.filter(path__range=(Subquery(place), Concat(Subquery(place), Value(_LAST_STEP))))
    return pages.exclude(pk__in=inside.order_by().values("pk"))


def is_deleted(page: Page) -> bool:
    """Tell whether a page lies in the bin, or is the bin. No query."""
    return page.url_path.startswith(_BEGINNING)
