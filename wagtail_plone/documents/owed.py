"""Owed refreshes: what documents have to be looked at, as rows that outlive the process that owes them."""

from collections.abc import Iterable

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model, Q
from wagtail.models import Page

from wagtail_plone.documents.conditions import ends_below
from wagtail_plone.documents.showing import pages_showing
from wagtail_plone.models import OwedRefresh

PAGE, BELOW, SHOWN, ABOVE = OwedRefresh.Kind


def owe(
    *,
    pages: Iterable[int] = (),
    below: Iterable[int] = (),
    shown: Iterable[Model] = (),
    above: Iterable[str] = (),
) -> list[OwedRefresh]:
    """Write down which documents have to be looked at: one query, none where there is nothing.

    Those of `pages`, of all pages `below` some, of whatever pages show an object, and of the pages at tree
    paths `above` those that came or went.
    """
    rows = [OwedRefresh(kind=PAGE, key=key) for key in sorted(pages)]
    rows += [OwedRefresh(kind=BELOW, key=key) for key in sorted(below)]
    rows += [OwedRefresh(kind=SHOWN, key=object.pk, model=object._meta.label_lower) for object in shown]
    rows += [OwedRefresh(kind=ABOVE, key=path) for path in sorted(above)]
    return OwedRefresh.objects.bulk_create(rows, batch_size=500) if rows else []


def claim(page_ids: Iterable[int]) -> set[int]:
    """Take over what is owed of these pages, to be read from now on; those that somebody owed.

    Inside a transaction, which is the only one that makes their documents until it ends: another one waits
    here, and finds nothing owed, or only what came since.
    """
    rows = OwedRefresh.objects.filter(kind=PAGE, key__in=[str(key) for key in page_ids]).order_by("pk")
    claimed = {row.pk: int(row.key) for row in rows.select_for_update()}
    forget(claimed)
    return set(claimed.values())


def forget(keys: Iterable[int]) -> None:
    """Delete rows, which nobody refers to and no signal tells of, in one statement."""
    keys = list(keys)
    for start in range(0, len(keys), 500):
        some = keys[start : start + 500]
        with connection.cursor() as cursor:
            places = ",".join(["%s"] * len(some))
            cursor.execute(f"DELETE FROM {OwedRefresh._meta.db_table} WHERE id IN ({places})", some)  # noqa: S608  no input in it


def page_ids_below(page_id: int) -> set[int]:
    """The page and those below it, and those below whatever mirrors one of them."""
    path = Page.objects.filter(pk=page_id).values_list("path", flat=True).first()
    if path is None:
        return set()
    below = Page.objects.filter(path__range=ends_below(path)).values("pk")
    ids = {page_id, *below.values_list("pk", flat=True)}
    mirrors = Page.objects.filter(Q(alias_of__path__range=ends_below(path)) | Q(alias_of=page_id))
    for mirror_id, mirror_path in mirrors.values_list("pk", "path"):
        if mirror_id not in ids:
            below = Page.objects.filter(path__range=ends_below(mirror_path))
            ids |= {mirror_id, *below.values_list("pk", flat=True)}
    return ids


def pages_of(row: OwedRefresh) -> set[int]:
    """The pages a row means at this moment."""
    if row.kind == PAGE:
        return {int(row.key)}
    if row.kind == BELOW:
        return page_ids_below(int(row.key))
    if row.kind == ABOVE:
        return set(Page.objects.filter(path=row.key).values_list("pk", flat=True))
    try:
        model = apps.get_model(row.model)
    except LookupError:
        # Of an app that is gone.
        return set()
    return pages_showing(model, [row.key])


def expand(most: int = 100) -> None:
    """Turn rows that mean several pages into one for each page.

    Each in a transaction of its own: where it is killed, the row is still there.
    """
    rows = OwedRefresh.objects.exclude(kind=PAGE).order_by("pk")[:most]
    for key in list(rows.values_list("pk", flat=True)):
        with transaction.atomic():
            row = OwedRefresh.objects.select_for_update().filter(pk=key).first()
            if row is not None:
                owe(pages=pages_of(row))
                forget([key])
