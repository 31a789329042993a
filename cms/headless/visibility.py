"""Which pages readers may see, as one condition of a query.

Wagtail's `.public()` asks the database for all view restrictions first, each time, and says nothing of
pages that mirror a private one; its page view asks ancestor by ancestor. This is what the view decides,
for any number of pages at once.
"""

from functools import cache

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length, Substr
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction


def _above(path: str, field: str = "path") -> Substr:
    """The beginning of a page's tree path as long as another one's: equal where that one stands above."""
    return Substr(OuterRef(path), 1, Length(field))


def is_private(restrictions: QuerySet | None = None) -> Q:
    """A condition for page querysets: a view restriction touches the page, one above it, or what they mirror.

    Any restriction, or one of `restrictions`: those that do not let somebody in. Aliases are looked at only
    where the site has any restriction at all.
    """
    restrictions = PageViewRestriction.objects.all() if restrictions is None else restrictions
    restricted = restrictions.filter(page__path=_above("path", "page__path"))
    source_restricted = restrictions.filter(page__path=_above("alias_of__path", "page__path"))
    mirrors = Page.objects.filter(alias_of__isnull=False, path=_above("path"))
    return Q(Exists(restricted)) | (
        Q(Exists(restrictions)) & Q(Exists(mirrors.filter(Exists(source_restricted))))
    )


def in_private_collection(restrictions: QuerySet | None = None) -> Q:
    """A condition for images and documents: a view restriction on the collection or one above it.

    Any restriction, or one of `restrictions`.
    """
    restrictions = CollectionViewRestriction.objects.all() if restrictions is None else restrictions
    above = _above("collection__path", "collection__path")
    return Q(Exists(restrictions.filter(collection__path=above)))


def readable(pages: QuerySet) -> QuerySet:
    """The pages of a queryset that any reader may see: live and public."""
    return pages.filter(~is_private(), live=True)


def readable_ids() -> RawSQL:
    """The ids of all pages any reader may see, as a subquery for `__in`.

    The same condition as `readable`, but turned into SQL once: Django takes longer to do that than the
    database to answer.
    """
    return RawSQL(*_readable_sql(DEFAULT_DB_ALIAS))  # noqa: S611  Django's own SQL, with its own parameters


@cache
def _readable_sql(alias: str) -> tuple[str, tuple]:
    pages = readable(Page.objects.all()).order_by().values("pk")
    return pages.query.get_compiler(connection=connections[alias]).as_sql()
