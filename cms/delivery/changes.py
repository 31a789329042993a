"""What changes pages: every saved or deleted object that one of them may show, and the tree they stand in.

The change is noted in the transaction that makes it, so that the new content and its name become visible at
one moment, whatever happens to the process. Which objects count is decided by leaving out: what a new app
brings counts until somebody knows better.
"""

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from cms.delivery.models import ShownChange

# Of the sum of all marks so many are enough; older ones are removed now and then.
KEPT, REMOVED_EVERY = 50, 50
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
UNSEEN_MODELS = frozenset({"cms.ScheduleFailure", "cms.ShownChange"})
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
    """A transaction's note, until the commit; `is_seen` once it has asked for the state itself."""

    def __init__(self, key: int) -> None:
        self.key = key
        self.is_seen = False

    def __call__(self) -> None:
        """Remove notes that are old enough, with one in so many transactions."""
        if self.key % REMOVED_EVERY == 0:
            ShownChange.objects.filter(pk__lte=self.key - KEPT).delete()


def notes_under_way() -> list[Noted]:
    """The notes of the transaction under way."""
    return [waiting[1] for waiting in connection.run_on_commit if isinstance(waiting[1], Noted)]


def note_change() -> None:
    """Note that pages may show something else once this transaction is committed. One query, once each."""
    if any(not noted.is_seen for noted in notes_under_way()):
        return
    transaction.on_commit(Noted(ShownChange.objects.create().pk))


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


@receiver(post_save)
def note_saving(sender, update_fields=None, **kwargs) -> None:
    """Note what was saved, but not drafts and new sizes of pictures."""
    of_draft = update_fields and OF_DRAFTS.issuperset(update_fields)
    if is_shown(sender) and not _is_rendition(sender) and not of_draft:
        note_change()


@receiver(post_delete)
def note_deleting(sender, **kwargs) -> None:
    """Note what was deleted: the address of a size that is gone leads nowhere."""
    if is_shown(sender):
        note_change()


@receiver(m2m_changed)
def note_relating(sender, instance, action, **kwargs) -> None:
    """Note topics and tags, which are rows beside the page."""
    if action.startswith("post_") and is_shown(type(instance)):
        note_change()


@receiver(post_page_move)
def note_moving(sender, **kwargs) -> None:
    """Note another place in the tree, which shifts that of the neighbours."""
    note_change()
