"""Signals that lead to a refresh: pages saved, moved, restricted or deleted, and what they show changing.

What a transaction changes is owed by rows written in it, and made once it is committed: a page's own row is
saved before its child rows and tags, so a refresh in between would store the page half. A transaction that
is rolled back takes what it owes with it.
"""

from collections import Counter as Counted
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from modelcluster.fields import ParentalKey
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.search.index import remove_object
from wagtail.signals import page_slug_changed, post_page_move

from wagtail_plone.conf import refreshes_at_once
from wagtail_plone.documents.conditions import ends_below
from wagtail_plone.documents.owed import forget, owe, page_ids_below
from wagtail_plone.documents.referred import no_longer_referred_to, referred_to_by
from wagtail_plone.documents.refresh import make_owed, reposition
from wagtail_plone.documents.showing import pages_showing
from wagtail_plone.models import Counter, OwedRefresh, PublishedDocument, RemovedDocument
from wagtail_plone.roots import clear_roots

# Below the root of the tree, where home pages usually stand.
HOME_DEPTH = 2
# The most documents that are made before the request that owes them ends, where a background makes the rest.
NEAR_MOST = 20


class Collected:
    """What one transaction owes: the pages that need another look, and the objects whose pages do.

    All of it is written down in the transaction itself; what is near is done right after the commit.
    """

    def __init__(self) -> None:
        self.page_ids: set[int] = set()
        self.below: set[int] = set()
        self.objects: set[tuple[type[Model], object]] = set()
        # Tree paths of the pages above those that came or went, with how many did.
        self.above: Counted[str] = Counted()
        # What is written down, with the savepoints they are in: one that is rolled back takes it away.
        self.written: dict[object, tuple] = {}
        # Rows that mean other pages than those in `page_ids`.
        self.rows: list[OwedRefresh] = []

    def __bool__(self) -> bool:
        return bool(self.page_ids or self.below or self.objects or self.above)

    def add(self, pages: list[int], below: list[int], shown: list[Model], above: list[Page]) -> None:
        """Write down what is not yet."""
        paths = [page.path[: -Page.steplen] for page in above]
        rows = owe(
            pages=self._new("page", pages),
            below=self._new("below", below),
            shown=[object for object in shown if self._new(type(object), [object.pk])],
            above=self._new("above", paths),
        )
        self.rows += [row for row in rows if row.kind != OwedRefresh.Kind.PAGE]
        self.page_ids.update(pages)
        self.below.update(below)
        self.objects.update((type(object), object.pk) for object in shown)
        self.above.update(paths)

    def _new(self, kind: object, keys: Iterable[Any]) -> set:
        """Those of the keys that are not written down, or perhaps no longer."""
        here = tuple(connection.savepoint_ids)
        new = set()
        for key in keys:
            there = self.written.get((kind, key))
            if there is None or here[: len(there)] != there:
                self.written[kind, key] = here
                new.add(key)
        return new

    def __call__(self) -> None:
        """Make the documents of what is near; the background makes the others.

        Who shows an object is asked now, when Wagtail's reference index is up to date.
        """
        others: set[int] = set()
        for model, pk in self.objects:
            others |= pages_showing(model, [pk])
        for page_id in self.below:
            others |= page_ids_below(page_id)
        others = (others | self._first_or_none_below()) - self.page_ids
        most = None if refreshes_at_once() else NEAR_MOST
        with transaction.atomic():
            if most is None or len(others) + len(self.page_ids) <= most:
                owe(pages=others)
                forget(self._still_owed())
                self.page_ids |= others
            else:
                # Some may be public no more, which no document tells before the background has been there.
                Counter.sweep()
            make_owed(self.page_ids, most)

    def _still_owed(self) -> list[int]:
        """The keys of its rows: a database may give those of a savepoint that was rolled back to others."""
        if not self.rows:
            return []
        present = OwedRefresh.objects.in_bulk([row.pk for row in self.rows])
        return [row.pk for row in self.rows if str(row) == str(present.get(row.pk))]

    def _first_or_none_below(self) -> set[int]:
        """The pages that list what is below them since now, or no longer: all there is may have just come."""
        if not self.above:
            return set()
        pages = Page.objects.filter(path__in=self.above).values_list("pk", "path", "numchild")
        return {pk for pk, path, below in pages if below <= self.above[path]}


def collected() -> Collected:
    """The collection of the transaction under way; outside of one it is refreshed at once."""
    for waiting in connection.run_on_commit:
        if isinstance(waiting[1], Collected):
            return waiting[1]
    return Collected()


def note(
    *,
    pages: Iterable[int] = (),
    below: Iterable[int] = (),
    shown: Iterable[Model] = (),
    above: Iterable[Page] = (),
) -> None:
    """Owe pages, all `below` some, those that show an object, and those `above` some, until the commit."""
    collection = collected()
    is_new = not collection
    collection.add(list(pages), list(below), list(shown), list(above))
    if is_new and collection:
        transaction.on_commit(collection)


# Models that every request or every publication saves, and that no page can show.
INTERNAL = frozenset({
    "wagtail_plone",
    "admin",
    "contenttypes",
    "sessions",
    "sites",
    "wagtailsearch",
    "wagtailadmin",
    "wagtailredirects",
    "wagtailembeds",
    "wagtailforms",
    "wagtail_localize",
})  # fmt: skip


def _is_content(model: type[Model]) -> bool:
    """Tell whether a page can show a model's objects. The models of migrations are not the site's own.

    A snippet need not refer to anything for pages to refer to it, so it is not enough to ask which models
    Wagtail indexes.
    """
    options = model._meta
    if options.apps is not apps or options.app_label in INTERNAL:
        return False
    if getattr(model, "wagtail_reference_index_ignore", False):
        return False
    # Of Wagtail's own there are pages; the others are their revisions, logs and locks.
    return options.app_label != "wagtailcore" or issubclass(model, Page)


def _parent_ids(instance: Model) -> set[int]:
    """The page an inline row belongs to."""
    return {
        getattr(instance, field.attname)
        for field in instance._meta.get_fields()
        if isinstance(field, ParentalKey) and issubclass(field.related_model, Page)
    } - {None}


def _is_last(page: Page) -> bool:
    """Tell whether no page stands after a new one, which would have made room for it."""
    above = page.path[: -Page.steplen]
    after = Page.objects.filter(path__gt=page.path, path__lte=ends_below(above)[1], depth=page.depth)
    return not after.exists()


def _is_named_anew(page: Page) -> bool:
    """Tell whether a page has another title now, by which pages below it name it (`headless_named_below`)."""
    if not getattr(page, "headless_named_below", False):
        return False
    told = PublishedDocument.objects.filter(page_id=page.pk).values_list("title", flat=True).first()
    return told != (page.title if page.live else None)


@receiver(pre_save)
def note_dropping(sender, instance, raw=False, **kwargs):
    """Pages that show who refers to them, where a page refers to them no longer.

    Those it does refer to follow its document.
    """
    # A mirror drops what its source does, and all languages are asked for then.
    if not raw and isinstance(instance, Page) and _is_content(sender) and not instance.alias_of_id:
        note(pages=no_longer_referred_to(instance))


@receiver(post_save)
def note_saving(sender, instance, created=False, raw=False, **kwargs):
    """A page itself, the page above a new one, an inline row's page, and whoever shows what was saved."""
    if raw or not _is_content(sender):
        return
    if isinstance(instance, Page):
        if instance.depth and instance.depth <= HOME_DEPTH:
            clear_roots()
        if created and not _is_last(instance):
            reposition(instance.path[: -Page.steplen])
        below = [instance.pk] if _is_named_anew(instance) else ()
        note(pages={instance.pk}, below=below, above=[instance] if created else ())
    else:
        parents = _parent_ids(instance)
        # An inline row nothing can refer to is shown by its page alone.
        note(pages=parents, shown=() if parents and not sender._meta.related_objects else [instance])


@receiver(pre_delete)
def note_deleting(sender, instance, **kwargs):
    """Find the pages that show an object before it is deleted; afterwards no index knows them."""
    if _is_content(sender):
        showing = pages_showing(sender, [instance.pk])
        is_page = isinstance(instance, Page)
        if is_page:
            # Before its document, in the order in which whoever makes documents locks them.
            Counter.lock()
            showing |= referred_to_by([instance.pk])
        note(
            pages=(showing | _parent_ids(instance)) - ({instance.pk} if is_page else set()),
            above=[instance] if is_page else (),
        )


@receiver(m2m_changed)
def note_tagging(sender, instance, action, model=None, pk_set=None, **kwargs):
    """Topics and tags are rows beside the page, whichever side they are written from."""
    if not action.startswith("post_"):
        return
    if isinstance(instance, Page):
        note(pages={instance.pk})
    elif model is not None and issubclass(model, Page):
        note(pages=set(pk_set or ()), shown=[instance])


@receiver(post_page_move)
@receiver(page_slug_changed)
def note_moving(sender, instance, **kwargs):
    """Every page below has another address, or another place among neighbours, which no document tells."""
    clear_roots()
    moved = (kwargs.get("parent_page_before"), kwargs.get("parent_page_after"))
    parents = {page.pk for page in moved if page is not None}
    with transaction.atomic():
        Counter.sweep()
        for path in Page.objects.filter(pk__in=parents).values_list("path", flat=True):
            reposition(path)
        note(pages=parents, below=[instance.pk])


@receiver(post_save, sender=Site)
@receiver(post_delete, sender=Site)
def note_root(sender, instance, raw=False, **kwargs):
    """A site's pages have addresses from the moment its root page is known, and for as long as it is."""
    if raw or instance.root_page_id is None:
        return
    # Wagtail forgets the old roots on this signal too, but perhaps later than now.
    clear_roots()
    # Where the site stood before is not told; whatever had an address may have lost it, or have another.
    Counter.sweep()
    note(below=Page.objects.filter(depth=1).values_list("pk", flat=True))


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def note_restricting(sender, instance, **kwargs):
    """Refresh the pages below a view restriction that was set, changed or lifted."""
    # At once, however many documents there are to look at.
    Counter.sweep()
    note(below=[instance.page_id])


@receiver(post_delete, sender=PublishedDocument)
def number_removals(sender, instance, **kwargs):
    """A document that is gone is a change like any other, and remembered for those who keep a copy."""
    remove_object(instance)
    with transaction.atomic():
        RemovedDocument.objects.update_or_create(
            uid=instance.uid,
            defaults={
                "key": instance.pk,
                "path": instance.path,
                "language": instance.language,
                "portal_type": instance.portal_type,
                "sequence": Counter.take(),
            },
        )
