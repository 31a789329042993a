"""Visibility: the pages readers may see, as one condition of a query.

Wagtail's `.public()` asks the database for all view restrictions first, each time, and says nothing of
pages that mirror a private one; its page view asks ancestor by ancestor. This is what the view decides,
for any number of pages at once.
"""

import re
from functools import cache

from django.db import connections
from django.db.models import BooleanField, Exists, Func, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length, Substr
from django.db.models.lookups import GreaterThan
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from wagtail_plone.conf import stand_ins
from wagtail_plone.documents.prepared import keys_of, with_numbers

# Levels of the tree that are looked at. Below them all is private where the site has any view restriction.
DEPTH_MOST = 24


def _line(path: str) -> list[Substr]:
    """The tree paths of a page and of all above it: an index finds each, however large the tree."""
    return [Substr(OuterRef(path), 1, Page.steplen * depth) for depth in range(1, DEPTH_MOST + 1)]


def is_private(restrictions: QuerySet | None = None) -> Q:
    """A condition for page querysets: a view restriction touches the page, one above it, or what they show.

    Any restriction, or one of `restrictions`: those that do not let somebody in. What a page shows besides
    itself: an alias the page it is one of (which may be an alias too), a page of `conf.stand_ins` its source.
    All that is looked at only where the site has any restriction at all.
    """
    restrictions = PageViewRestriction.objects.all() if restrictions is None else restrictions
    touches = Q(Exists(restrictions.filter(page__path__in=_line("path"))))
    touches |= Q(Exists(_aliases("alias_of", restrictions)))
    touches |= Q(Exists(_aliases("alias_of__alias_of", restrictions)))
    for model in stand_ins():
        rows = model._default_manager.filter(page__path__in=_line("path"))
        touches |= Q(Exists(rows.filter(Exists(_restrictions_of("source", restrictions)))))
    return Q(Exists(restrictions)) & (touches | _is_too_deep("path"))


def _is_too_deep(path: str) -> Q:
    return Q(GreaterThan(Length(path), DEPTH_MOST * Page.steplen))


def _aliases(source: str, restrictions: QuerySet) -> QuerySet:
    """The page or those above it, where they are aliases of what is private."""
    aliases = Page.objects.filter(**{f"{source}__isnull": False}, path__in=_line("path"))
    return aliases.filter(Exists(_restrictions_of(source, restrictions)))


def _restrictions_of(source: str, restrictions: QuerySet) -> QuerySet:
    """Those of the restrictions that are on the page a row refers to by `source`, or on those above that."""
    return restrictions.filter(page__path__in=_line(f"{source}__path"))


def restrictions_on(page: Page) -> QuerySet:
    """The view restrictions a reader of a page has to satisfy: those `is_private` finds, as rows.

    Wagtail's own answer knows nothing of what stands above the page an alias is one of. One query for the
    page and those above it, and one for each step to what they show.
    """
    governing: set[int] = set()
    pending = {page.path} if page.depth else set()
    while pending:
        paths = {path[:end] for path in pending for end in range(Page.steplen, len(path) + 1, Page.steplen)}
        line = Page.objects.filter(path__in=paths).exclude(pk__in=governing)
        rows = list(line.values_list("pk", "alias_of__path"))
        governing |= {pk for pk, _source in rows}
        pending = {source for _pk, source in rows if source}
        for model in stand_ins():
            of_line = model._default_manager.filter(page__in=[pk for pk, _source in rows])
            pending |= set(of_line.values_list("source__path", flat=True))
    return PageViewRestriction.objects.filter(page__in=governing)


def in_private_collection(restrictions: QuerySet | None = None) -> Q:
    """A condition for images and documents: a view restriction on the collection or one above it.

    Any restriction, or one of `restrictions`.
    """
    restrictions = CollectionViewRestriction.objects.all() if restrictions is None else restrictions
    touches = Q(Exists(restrictions.filter(collection__path__in=_line("collection__path"))))
    return Q(Exists(restrictions)) & (touches | _is_too_deep("collection__path"))


class IsPublic(Func):
    """True where no view restriction touches a page: a condition for page querysets, or a column of them.

    What `is_private` says of a page's path, but turned into SQL once: Django takes longer to do that than the
    database to answer.
    """

    arity = 1
    output_field = BooleanField()

    def __init__(self, path: str = "path"):
        super().__init__(path)

    def as_sql(self, compiler, connection, **_context):
        """The condition, about the page's path wherever it is found in this query."""
        path, _no_params = compiler.compile(self.source_expressions[0])
        before, *between, params = _public_sql(connection.alias)
        return before + "".join(f"{path}{text}" for text in between), params


@cache
def _public_sql(alias: str) -> tuple:
    """The condition as the texts between which the page's path stands, and its parameters."""
    connection = connections[alias]
    query = Page.objects.filter(~is_private()).query
    sql, params = with_numbers(*query.get_compiler(connection=connection).compile(query.where))
    # Django's own names for tables of subqueries (U0) would hide the same ones of the query around it.
    sql = re.sub(r"\b([U-Z][0-9]+)\b", r"public_\1", sql)
    path = ".".join(map(connection.ops.quote_name, (Page._meta.db_table, "path")))
    return (*f"({sql})".split(path), tuple(params))


def readable(pages: QuerySet) -> QuerySet:
    """The pages of a queryset that any reader may see: live and public."""
    return pages.filter(IsPublic(), live=True)


@cache
def readable_ids() -> RawSQL:
    """The ids of all pages any reader may see, as a subquery for `__in`; turned into SQL once."""
    return keys_of(readable(Page.objects.all()))
