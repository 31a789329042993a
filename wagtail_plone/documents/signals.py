"""Signals that lead to a refresh: pages saved, moved, restricted or deleted, and what they show changing.

Changes are collected and refreshed once their transaction is committed: a page's own row is saved before
its child rows and tags, so a refresh in between would store the page half. A transaction that is rolled
back takes its collection with it.
"""

from collections import Counter as Counted
from collections.abc import Iterable

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver
from modelcluster.fields import ParentalKey
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, post_page_move

from wagtail_plone.documents.conditions import ends_below
from wagtail_plone.documents.refresh import pages_showing, refresh, reposition
from wagtail_plone.models import Counter, PublishedDocument
from wagtail_plone.roots import clear_roots

# Below the root of the tree, where home pages usually stand.
HOME_DEPTH = 2


class Collected:
    """The pages of one transaction that need another look, and the objects whose pages do."""

    def __init__(self) -> None:
        self.page_ids: set[int] = set()
        self.objects: set[tuple[type[Model], object]] = set()
        # Tree paths of the pages above those that came or went, with how many did.
        self.above: Counted[str] = Counted()

    def __bool__(self) -> bool:
        return bool(self.page_ids or self.objects or self.above)

    def __call__(self) -> None:
        """Refresh them. Who shows an object is asked now, when Wagtail's reference index is up to date."""
        ids = set(self.page_ids)
        for model, pk in self.objects:
            ids |= pages_showing(model, [pk])
        refresh(ids | self._first_or_none_below())

    def _first_or_none_below(self) -> set[int]:
        """The pages that list what is below them since now, or no longer: all there is may have just come."""
        if not self.above:
            return set()
        rows = Page.objects.filter(path__in=self.above).values_list("pk", "path", "numchild")
        return {pk for pk, path, below in rows if below <= self.above[path]}


def collected() -> Collected:
    """The collection of the transaction under way; outside of one it is refreshed at once."""
    for waiting in connection.run_on_commit:
        if isinstance(waiting[1], Collected):
            return waiting[1]
    return Collected()


def note(*, pages: set[int] | None = None, shown: Model | None = None, above: Iterable[Page] = ()) -> None:
    """Remember pages, an object whose pages show it, and the pages `above` some, until the commit."""
    collection = collected()
    is_new = not collection
    collection.above.update(page.path[: -Page.steplen] for page in above)
    collection.page_ids |= pages or set()
    if shown is not None:
        collection.objects.add((type(shown), shown.pk))
    if is_new:
        transaction.on_commit(collection)


def _below(page: Page) -> set[int]:
    """The page and those below it, and those below whatever mirrors one of them."""
    ids = set(Page.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True))
    for mirror in Page.objects.filter(alias_of_id__in=ids):
        ids |= set(Page.objects.descendant_of(mirror, inclusive=True).values_list("pk", flat=True))
    return ids


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
        note(pages={instance.pk}, above=[instance] if created else ())
    else:
        note(pages=_parent_ids(instance), shown=instance)


@receiver(pre_delete)
def note_deleting(sender, instance, **kwargs):
    """Find the pages that show an object before it is deleted; afterwards no index knows them."""
    if _is_content(sender):
        showing = pages_showing(sender, [instance.pk])
        is_page = isinstance(instance, Page)
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
        note(pages=set(pk_set or ()), shown=instance)


@receiver(post_page_move)
@receiver(page_slug_changed)
def note_moving(sender, instance, **kwargs):
    """Every page below has another address, or another place among neighbours, which no document tells."""
    clear_roots()
    moved = (kwargs.get("parent_page_before"), kwargs.get("parent_page_after"))
    parents = {page.pk for page in moved if page is not None}
    for path in Page.objects.filter(pk__in=parents).values_list("path", flat=True):
        reposition(path)
    note(pages=_below(instance) | parents)
    with transaction.atomic():
        Counter.take()


@receiver(post_save, sender=Site)
@receiver(post_delete, sender=Site)
def note_root(sender, instance, raw=False, **kwargs):
    """A site's pages have addresses from the moment its root page is known, and for as long as it is."""
    if raw or instance.root_page_id is None:
        return
    # Wagtail forgets the old roots on this signal too, but perhaps later than now.
    clear_roots()
    # Where the site stood before is not told; whatever had an address may have lost it, or have another.
    ids = set(PublishedDocument.objects.values_list("page_id", flat=True))
    root = Page.objects.filter(pk=instance.root_page_id).first()
    for home in root.get_translations(inclusive=True) if root else ():
        ids |= _below(home)
    note(pages=ids)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def note_restricting(sender, instance, **kwargs):
    """Refresh the pages below a view restriction that was set, changed or lifted."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        note(pages=_below(page))


@receiver(post_delete, sender=PublishedDocument)
def number_removals(sender, instance, **kwargs):
    """A document that is gone is a change like any other."""
    with transaction.atomic():
        Counter.take()
