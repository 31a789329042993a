"""What changes pages: every saved or deleted object that one of them may show, and the tree they stand in.

The change is noted in the transaction that makes it, so that the new content and its name become visible at
one moment, whatever happens to the process. Which objects count is decided by leaving out: what a new app
brings counts until somebody knows better.

What is below a branch concerns that branch's pages, those that show some of its pages, and the lists of all
branches (`SitePage.shown_branches`); everything else concerns every page.
"""

from collections.abc import Iterable
from time import time_ns
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver
from modelcluster.fields import ParentalKey
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from cms.delivery.models import ShownChange, new_mark
from cms.pages.surroundings import BRANCH_DEPTH

# Characters of the tree path of a branch.
BRANCH_PATH = BRANCH_DEPTH * Page.steplen
# Of the sum of all marks so many are enough; older ones are removed now and then.
KEPT, REMOVED_EVERY = 500, 500
# Nothing of these is on a page: accounts, queues, logs, indexes, the API's own documents; views are told by
# a script; what translators write is public when a page is published with it.
UNSEEN_APPS = frozenset({
    "admin",
    "auth",
    "axes",
    "contenttypes",
    "django_tasks_database",
    "engagement",
    "localization",
    "search",
    "sessions",
    "wagtail_localize",
    "wagtail_plone",
    "wagtailadmin",
    "wagtailforms",
    "wagtailredirects",
    "wagtailsearch",
    "wagtailusers",
})  # fmt: skip
# Parts of those that do matter: whether a fallback is as private as another page.
SEEN_MODELS = frozenset({"localization.StandIn"})
UNSEEN_MODELS = frozenset({
    "cms.BinItem",
    "cms.CalendarSequence",
    "cms.DeletedPage",
    "cms.KnownPerson",
    "cms.ScheduleFailure",
    "cms.ShownChange",
    "cms.Withholding",
    "cms.WithheldPlace",
})  # fmt: skip
# Of Wagtail's own there are revisions, logs, locks and workflows beside these.
SEEN_OF_WAGTAIL = (Page, Site, Locale, PageViewRestriction, Collection, CollectionViewRestriction)
# What a page's row tells of its drafts, which are saved every few seconds while somebody writes.
OF_DRAFTS = frozenset({
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
})  # fmt: skip


class Noted:
    """A transaction's note, until the commit; `is_seen` once it has asked for the state itself.

    `family` is the one of which pages changed (`translation_key`); None for a note that concerns every page.
    """

    def __init__(self, key: int, family: UUID | None) -> None:
        self.key, self.family = key, family
        self.is_seen = False

    def __call__(self) -> None:
        """Remove notes that are old enough, with one in so many transactions."""
        if self.key % REMOVED_EVERY == 0:
            ShownChange.objects.filter(pk__lte=self.key - KEPT).delete()


def notes_under_way() -> list[Noted]:
    """The notes of the transaction under way."""
    return [waiting[1] for waiting in connection.run_on_commit if isinstance(waiting[1], Noted)]


def note_change(page: Page | None = None, shown_on: Iterable[int] = ()) -> None:
    """Note that pages may show something else once this transaction is committed. One query, once each.

    Where one `page` changed that stands below a branch, those that show something of the branch, and of the
    branches of those pages that show it wherever it stands: the ones it names itself (`SitePage.shown_on`),
    and those with the ids `shown_on`. Another query to find them, none where there is none.
    """
    if page is None or page.depth <= BRANCH_DEPTH:
        _note("", None)
        return
    _note(page.path[:BRANCH_PATH], page.translation_key)
    if ids := {*shown_on, *_shown_on(page)}:
        elsewhere = Page.objects.filter(pk__in=ids).exclude(path__startswith=page.path[:BRANCH_PATH])
        for path, family in elsewhere.values_list("path", "translation_key"):
            _note(path[:BRANCH_PATH], family)


def _shown_on(page: Page) -> list[int]:
    """Ids of the pages of other branches that show a page because of what it says."""
    if not hasattr(page.specific_class, "shown_on"):
        return []
    # Wagtail unpublishes some pages as what every page is.
    return (page.specific if type(page) is Page else page).shown_on()


def _note(branch_path: str, family: UUID | None) -> None:
    """Note a change at a branch of a page or of what is shown there; with an empty path, of everything."""
    if any(not noted.is_seen and noted.family in (None, family) for noted in notes_under_way()):
        return
    transaction.on_commit(Noted(_create(branch_path), family))


def _create(branch_path: str) -> int:
    """A note about the branch at a tree path, or about everything; its key. One query."""
    if not branch_path:
        return ShownChange.objects.create().pk
    table, pages = ShownChange._meta.db_table, Page._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (mark, moment, branch)"  # noqa: S608  no input in it
            f" VALUES (%s, %s, (SELECT translation_key FROM {pages} WHERE path = %s)) RETURNING id",
            [new_mark(), time_ns(), branch_path],
        )
        return cursor.fetchone()[0]


def is_shown(model: type[Model]) -> bool:
    """Tell whether pages can show objects of a model. The models of migrations are not the site's own."""
    options = model._meta
    if options.apps is not apps or options.auto_created:
        return False
    if options.label in SEEN_MODELS:
        return True
    if options.app_label in UNSEEN_APPS or options.label in UNSEEN_MODELS:
        return False
    return options.app_label != "wagtailcore" or issubclass(model, SEEN_OF_WAGTAIL)


def _is_rendition(model: type[Model]) -> bool:
    """Tell whether a model holds sizes of pictures, whose addresses work before and after they are made."""
    return model._meta.label == "cms.CustomRendition"


def _page_of(instance: Model) -> Page | None:
    """The page that an object is, or whose inline row it is; None for what pages of any branch may show."""
    if isinstance(instance, Page):
        return instance
    keys = [field for field in instance._meta.fields if isinstance(field, ParentalKey)]
    page = getattr(instance, keys[0].name, None) if len(keys) == 1 else None
    return page if isinstance(page, Page) else None


@receiver(post_save)
def note_saving(sender, instance, update_fields=None, **kwargs) -> None:
    """Note what was saved, but not drafts and new sizes of pictures."""
    of_draft = update_fields and OF_DRAFTS.issuperset(update_fields)
    if is_shown(sender) and not _is_rendition(sender) and not of_draft:
        note_change(_page_of(instance))


@receiver(pre_delete)
def note_deleting_page(sender, instance, **kwargs) -> None:
    """Note a page while it is known which branches hold it, whose rows go first."""
    if isinstance(instance, Page) and is_shown(sender):
        note_change(instance)


@receiver(post_delete)
def note_deleting(sender, instance, **kwargs) -> None:
    """Note what was deleted: the address of a size that is gone leads nowhere."""
    if not isinstance(instance, Page) and is_shown(sender):
        note_change()


@receiver(m2m_changed)
def note_relating(sender, instance, action, model=None, pk_set=None, **kwargs) -> None:
    """Note topics and tags, which are rows beside the page, and pages it is shown on or no longer."""
    if action.startswith("post_") and is_shown(type(instance)):
        related = pk_set if model is not None and issubclass(model, Page) else None
        note_change(_page_of(instance), related or ())


@receiver(post_page_move)
def note_moving(sender, **kwargs) -> None:
    """Note another place in the tree, which shifts that of the neighbours."""
    note_change()
