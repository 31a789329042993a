"""Putting deleted pages back: each language at its place, as public as it was or as a draft."""

from collections.abc import Iterable

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, Revision

from cms.editorial.bin.kind import NotPossible
from cms.editorial.bin.pages.models import DeletedPage
from cms.editorial.bin.pages.tree import free_slug, locked_bin, move, nearest
from cms.media.places import language_name
from cms.pages.deleted import deleted


def put_back(instance: Page, user=None, as_draft: bool = False) -> list[str]:
    """Put a page of the bin and all that went with it back; what whoever did it should know, in sentences.

    Raises `NotPossible` where a page it stood below lies in the bin as well, or none is left. Pages become
    public again where the user may publish them; without a user all that were.
    """
    locked_bin()
    rows = list(DeletedPage.objects.filter(together_with=instance.pk).select_related("page__locale"))
    tops = sorted((row for row in rows if row.was_moved), key=lambda row: (len(row.above), row.pk))
    _refuse_where_the_place_is_deleted(tops)
    told = []
    for row in tops:
        told += _put_back_one(row)
    was_live = [row.page_id for row in rows if row.was_live]
    public = set() if as_draft else _public_again(tops, set(was_live), user)
    _publish(public)
    _keep_as_it_was({row.page_id for row in rows if not row.was_live})
    DeletedPage.objects.filter(together_with=instance.pk).delete()
    if was_live and not as_draft and len(public) < len(was_live):
        number = len(was_live) - len(public)
        text = ngettext(
            "%(count)d page is a draft now: publishing it is not yours, or it shows one that is a draft.",
            "%(count)d pages are drafts now: publishing them is not yours, or they show one that is a draft.",
            number,
        )
        told.append(text % {"count": number})
    return told


def _refuse_where_the_place_is_deleted(tops: Iterable[DeletedPage]) -> None:
    parents = {row.above[0] for row in tops}
    above = Page.objects.filter(deleted(), pk__in=parents).select_related("locale").order_by("depth").first()
    if above is not None:
        raise NotPossible(
            _("“%(title)s” (%(language)s), below which it stood, is in the bin as well. Restore that first.")
            % {"title": above.title, "language": language_name(above.locale.language_code)}
        )


def _put_back_one(row: DeletedPage) -> list[str]:
    """Move one top back; what is different from before, in sentences."""
    title, language = row.page.title, language_name(row.page.locale.language_code)
    parent = nearest(row.above, row.page)
    if parent is None:
        raise NotPossible(_("None of the pages it stood below exists any more."))
    told = []
    if parent.pk != row.above[0]:
        told.append(
            _("“%(title)s” (%(language)s) stands below “%(parent)s” now: the page above it is gone.")
            % {"title": title, "language": language, "parent": parent.get_admin_display_title()}
        )
    slug = free_slug(row.slug, parent)
    if slug != row.slug:
        _tell_revisions(row.page, slug)
        told.append(
            _("“%(title)s” (%(language)s) has a new address, “%(slug)s”: the old one is taken.")
            % {"title": title, "language": language, "slug": slug}
        )
    before = Page.objects.child_of(parent).filter(pk=row.before).first() if row.before else None
    if before is None:
        move(row.page_id, parent, slug)
    else:
        move(row.page_id, before, slug, "left")
    return told


def _tell_revisions(page: Page, slug: str) -> None:
    """Write the new slug into the drafts that somebody may publish: they would bring the old one back."""
    for revision in Revision.objects.filter(pk__in=[page.latest_revision_id or 0]):
        revision.content["slug"] = slug
        revision.save(update_fields=["content"])


def _public_again(tops: Iterable[DeletedPage], was_live: set[int], user) -> set[int]:
    """The keys of the pages that become public: those a user may publish, and what shows one of them."""
    public: set[int] = set()
    for row in tops:
        top = Page.objects.get(pk=row.page_id).specific
        below = set(Page.objects.filter(path__startswith=top.path).values_list("pk", flat=True)) & was_live
        if top.alias_of_id or user is None or top.permissions_for_user(user).can_publish():
            public |= below
    # What shows another page's text is never more public than that.
    while hidden := _showing_drafts(public):
        public -= hidden
    return public


def _showing_drafts(public: set[int]) -> set[int]:
    sources = Page.objects.filter(pk__in=public).values_list("pk", "alias_of_id", "stand_in__source_id")
    shows = {pk: alias_of or source for pk, alias_of, source in sources if alias_of or source}
    live = Page.objects.filter(live=True, pk__in=shows.values()).values_list("pk", flat=True)
    seen = public | set(live)
    return {pk for pk, source in shows.items() if source not in seen}


def _of_rows(name: str) -> Subquery:
    return Subquery(DeletedPage.objects.filter(page=OuterRef("pk")).values(name)[:1])


def _publish(public: set[int]) -> None:
    """Make pages public as they were: the same text, the same dates, the same draft beside it."""
    Page.objects.filter(pk__in=public).update(
        live=True,
        live_revision=_of_rows("live_revision"),
        has_unpublished_changes=_of_rows("had_unpublished_changes"),
    )


def _keep_as_it_was(drafts: set[int]) -> None:
    """Let drafts say of their changes what they said."""
    Page.objects.filter(Q(pk__in=drafts), live=False).update(
        has_unpublished_changes=_of_rows("had_unpublished_changes")
    )
