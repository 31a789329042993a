"""Saving and publishing of pages: in one transaction, one after another, no more than what is shown."""

from django.utils import timezone
from wagtail.models import Page, Revision

from cms.pages import revisions
from cms.pages.completeness import refuse_unfinished
from cms.resilience.locking import patiently

# What a revision says of these is passed over: the page as it is knows better. Not even asked whether they
# exist, which would be a query each.
OF_THE_PAGE = frozenset({
    "alias_of",
    "content_type",
    "latest_revision",
    "live_revision",
    "locale",
    "locked_by",
    "owner",
})  # fmt: skip


class Publication:
    """Mixin that gives `SitePage` more than Wagtail's saving and publishing; its host is a `Page`."""

    def publish(self, revision, *args, **kwargs):
        """Publish a revision of this page in one transaction, after others of its family (`Page.publish`).

        Whoever publishes: the editor, those who approve, a schedule, a translator. What collides with others
        is done again (see `cms.resilience.locking`). Raises `ValidationError` for a page that lacks what
        readers need, at once for one that is only scheduled, too.
        """

        def work():
            # Asked for anew: while this one waited, the page may have been published as something else.
            fresh = Revision.objects.get(pk=revision.pk)
            page = fresh.content_object
            refuse_unfinished(page)
            return super(Publication, page).publish(fresh, *args, **kwargs)

        return patiently(work, [self.translation_key])

    def save(self, *args, **kwargs):
        """Save the page; a mirror (alias) notes the language of its source's text, and is live only with it.

        A live page that is no mirror gets a revision of what readers see (`cms.pages.revisions`). A new page
        that is to go public at an hour is not public until then; Wagtail's form would make it so at first.
        """
        if self.alias_of_id:
            self._follow_source()
        elif self._state.adding and self.live and self.go_live_at and self.go_live_at > timezone.now():
            self.live, self.has_unpublished_changes = False, True
        super().save(*args, **kwargs)
        if revisions.is_lacking(self):
            revisions.give([self])

    def _follow_source(self) -> None:
        # A mirror is of its source's own type.
        source = type(self)._default_manager.get(pk=self.alias_of_id)
        if source.locale_id != self.locale_id:
            self.fallback_from_id = source.text_locale_id
        self.live = self.live and source.live
        # Mirrors have no revisions, and Wagtail gives them their source's.
        self.live_revision = None

    def update_aliases(self, **kwargs):
        """Update aliases of a page that is live; Wagtail calls this for one that is only scheduled, too.

        Aliases of an alias are updated after that was, and so are as public.
        """
        is_planned = self.go_live_at is not None and self.go_live_at > timezone.now()
        if self.alias_of_id or not is_planned or Page.objects.filter(pk=self.pk, live=True).exists():
            super().update_aliases(**kwargs)

    update_aliases.alters_data = True

    def save_revision(self, *args, **kwargs):
        """Save a revision; a live page that has none of what readers see is given that one first."""
        if revisions.is_lacking(self):
            revisions.give_where_lacking(Page.objects.filter(pk=self.pk))
            self.refresh_from_db(fields=["live_revision", "latest_revision"])
        return super().save_revision(*args, **kwargs)

    def with_content_json(self, content):
        """The page as in a revision, but with its own state: its live revision and its fallback language."""
        kept = {name: value for name, value in content.items() if name not in OF_THE_PAGE}
        page = super().with_content_json(kept)
        page.fallback_from_id = self.fallback_from_id
        page.live_revision_id = self.live_revision_id
        return page
