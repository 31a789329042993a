"""Conditions on documents: where they stand, and conditions joined.

Everything below a path is found by an index on every database: Django's `startswith` is a LIKE, for which
SQLite uses none; a range of texts is in order there, and is not on a PostgreSQL that sorts by the rules of a
language.
"""

from collections.abc import Collection, Iterable

from django.db.models import Lookup, Q
from wagtail.models import Page

from wagtail_plone.models import PublishedDocument


class Below(Lookup):
    """Paths that begin with another one and a slash: `path__below="/kk/branches"`."""

    lookup_name = "below"

    def as_sql(self, compiler, connection):
        """A LIKE, which the index that Django makes for it on PostgreSQL answers."""
        column, parameters = self.process_lhs(compiler, connection)
        beginning = connection.ops.prep_for_like_query(f"{self.rhs}/")
        return f"{column} LIKE %s", [*parameters, f"{beginning}%"]

    def as_sqlite(self, compiler, connection):
        """From the slash up to what follows it among all characters."""
        column, parameters = self.process_lhs(compiler, connection)
        sql = f"({column} > %s AND {column} < %s)"
        return sql, [*parameters, f"{self.rhs}/", *parameters, f"{self.rhs}{chr(ord('/') + 1)}"]


PublishedDocument._meta.get_field("path").register_lookup(Below)


STEP = Page.steplen


def ends_below(tree_path: str) -> tuple[str, str]:
    """The first and the last tree path that a page below a place can have: a range of an index.

    What stands below the very last page there can be, the millionth of its neighbours, is left out.
    """
    return f"{tree_path}{Page.alphabet[0] * STEP}", f"{tree_path}{Page.alphabet[-1] * STEP}"


def in_menu() -> Q:
    """Pages shown in menus; SQLite finds no index for a column that stands alone as a condition."""
    return Q(in_menus__in=[True])


def any_of(conditions: Iterable[Q]) -> Q:
    """A condition that any of some conditions meets; nothing where there is none."""
    joined: Q | None = None
    for condition in conditions:
        joined = condition if joined is None else joined | condition
    return Q(pk__in=[]) if joined is None else joined


def all_of(conditions: Iterable[Q]) -> Q:
    """A condition that meets all of some conditions; everything where there is none."""
    joined = Q()
    for condition in conditions:
        joined &= condition
    return joined


def normal_path(path: str) -> str:
    """The path of a document as it is stored, of one that a client wrote."""
    if "://" in path:
        return path
    return "/" + path.strip("/") if path.strip("/") else ""


def within(path: str, depth: int | None = None, homes: Collection[str] = ()) -> Q:
    """Documents at a path below the root and below it: `depth` levels, all of them where it is None.

    Plone's `path.depth`: 0 is the place itself, 1 what is right below and not the place. Where the path is
    one of `homes`, paths of home pages, an index knows all that is below it in any order.
    """
    path = normal_path(path)
    if depth == 0:
        return Q(path=path)
    if depth == 1:
        return Q(parent_path=path)
    if depth is not None:
        return Q(path__below=path, level__lte=path.count("/") + depth)
    if path in homes:
        return Q(home_path=path)
    return on_default_site() if not path else Q(path__below=path) | Q(path=path)


def on_default_site() -> Q:
    """All documents but those of other sites, whose paths are whole addresses.

    No index is to answer this: it is true of nearly all.
    """
    return ~Q(home_path__startswith="http")
