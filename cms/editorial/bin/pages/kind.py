"""The kind of things in the bin that pages are."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log
from wagtail.models import Page

from cms.editorial.bin.kind import Kind, NotPossible
from cms.editorial.bin.models import BinItem
from cms.editorial.bin.pages.going import going
from cms.editorial.bin.pages.models import DeletedPage
from cms.editorial.bin.pages.restoring import put_back
from cms.editorial.bin.pages.rights import may_restore, restorable_keys
from cms.editorial.bin.pages.taking import take_off
from cms.editorial.bin.pages.tree import locked_bin, move, place_of
from cms.editorial.links.lost import note_lost_links
from cms.editorial.usage import Usage
from cms.media.places import language_name
from cms.pages.deleted import is_deleted

# Rows written at once.
BATCH = 500


class PageKind(Kind):
    """Pages: moved, in all their languages and with all below them, to below a page that belongs to no site.

    The key of an item is that of the page somebody deleted.
    """

    icon_name = "doc-empty-inverse"
    restore_template = "cms/bin/restore_page.html"

    def restorable(self, user) -> QuerySet:
        """The pages whose deletion was the user's right where they stood."""
        return Page.objects.filter(pk__in=restorable_keys(user))

    def may_delete(self, user, instance: Page) -> bool:
        """Tell whether a user might have deleted a page of the bin where it stood."""
        return may_restore(user, instance)

    def in_bulk(self, keys: Iterable[str]) -> dict[str, Model]:
        """The pages of some keys, each with `was_live`: whether readers saw it before. Two queries."""
        pages = list(Page.objects.filter(pk__in=list(keys)).specific(defer=True))
        rows = DeletedPage.objects.filter(page__in=[page.pk for page in pages])
        public = dict(rows.values_list("pk", "was_live"))
        for page in pages:
            page.was_live = public.get(page.pk, False)
        return {str(page.pk): page for page in pages}

    def usage(self, user, things: Iterable[Model]) -> dict[int, Usage]:
        """Nowhere: the page has no place while it lies in the bin."""
        return {thing.pk: Usage([]) for thing in things}

    def summaries(self, user, things: Iterable[Model], usage: dict[int, Usage]) -> dict[int, str]:
        """The languages that lie in the bin together, and how many pages below. One query."""
        rows = DeletedPage.objects.filter(together_with__in=[thing.pk for thing in things])
        rows = rows.order_by("page__path").values_list(
            "together_with_id",
            "together_with__translation_key",
            "page__translation_key",
            "page__locale__language_code",
        )
        languages: dict[int, list[str]] = {}
        below: dict[int, set[UUID]] = {}
        for key, family, own, code in rows:
            if own == family:
                languages.setdefault(key, []).append(language_name(code))
            else:
                below.setdefault(key, set()).add(own)
        return {
            thing.pk: _summary(languages.get(thing.pk, []), len(below.get(thing.pk, ()))) for thing in things
        }

    def families(self, instance: Page) -> set[UUID]:
        """The families of all that goes, or lies in the bin with a page."""
        if is_deleted(instance):
            together = Page.objects.filter(deletion__together_with=instance.pk)
            return set(together.order_by().values_list("translation_key", flat=True))
        return {page.translation_key for page in going(instance).pages}

    def hide(self, instance: Page, item: BinItem) -> None:
        """Move a page to the bin in all languages its deleter has a right to, offline, with all below it."""
        bin_page = locked_bin()
        page = Page.objects.filter(pk=instance.pk).first()
        if page is None or is_deleted(page):
            raise NotPossible(_("It lies in the bin already."))
        user = item.deleted_by
        gone = going(page, user)
        take_off(gone.keys, user)
        _note(gone.pages, {top.pk: place_of(top) for top in gone.tops}, page)
        for top in gone.tops:
            if top.pk != page.pk:
                log(top, "cms.delete_to_bin", user=user)
        # In one statement: it may be a branch with all its years.
        Page.objects.filter(pk__in=gone.keys).update(
            live=False, live_revision=None, has_unpublished_changes=True
        )
        for top in gone.tops:
            move(top.pk, bin_page, f"page-{top.pk}")

    def show(self, instance: Page, user=None, **choices) -> list[str]:
        """Put a page back where it stood; `choices`: `as_draft` where nothing of it is to be public."""
        return put_back(instance, user, **choices)

    def delete(self, instance: Page) -> None:
        """Delete for good all that went to the bin with a page, each with what is below it."""
        together = DeletedPage.objects.filter(together_with=instance.pk)
        note_lost_links(
            {
                key: title if was_live else ""
                for key, title, was_live in together.values_list("pk", "page__title", "was_live")
            }
        )
        tops = together.exclude(above=[])
        # The page itself last, with which the rows that tell of the others go.
        keys = sorted(tops.values_list("pk", flat=True), key=lambda key: (key == instance.pk, -key))
        for key in keys:
            # Deleting one shifts the tree, and a page takes its fallbacks with it.
            page = Page.objects.filter(pk=key).first()
            if page is not None:
                page.delete()


def _note(pages: list[Page], places: dict[int, dict], page: Page) -> None:
    """Keep of every page where it stood and how public it was."""
    DeletedPage.objects.bulk_create(
        [
            DeletedPage(
                page_id=one.pk,
                together_with=page,
                slug=one.slug,
                was_live=one.live,
                had_unpublished_changes=one.has_unpublished_changes,
                live_revision_id=one.live_revision_id,
                **places.get(one.pk, {}),
            )
            for one in pages
        ],
        batch_size=BATCH,
    )


def _summary(languages: list[str], below: int) -> str:
    said = ", ".join(languages)
    if not below:
        return said
    more = ngettext("with %(count)d page below it", "with %(count)d pages below it", below) % {"count": below}
    return f"{said} · {more}"
