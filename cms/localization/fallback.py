"""Fallbacks: a page not translated yet stands in every language with the text it was written in.

A fallback is one of Wagtail's alias pages in another language's tree: it has that language's address, takes
part in its lists and its API, and follows its source when that is published. `SitePage.fallback_from` says
whose text it shows. The first publication of a translation turns the same page into the translation, so
the address stays. While the translation waits as a draft the fallback is no alias (those have no drafts)
but a `StandIn`.

A fallback is never more public than what it stands for: it goes offline in the transaction in which that
does (see `signals`), and who may not see the one may not see the other (see
`wagtail_plone.documents.visibility`).
"""

from django.db import transaction
from django.db.models import Q
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.signals import page_unpublished

from cms.localization.families import HOME_DEPTH, content_locales, originals
from cms.localization.mirroring import show_source
from cms.localization.models import StandIn
from cms.pages import revisions
from cms.pages.models.pages import SitePage


def ensure_fallbacks(page: Page) -> list[Page]:
    """Make the fallbacks a page's family lacks, if its original is live; what was made.

    A fallback needs a page to stand below: pages above that are missing in a language come along.
    """
    if page.depth < HOME_DEPTH or not isinstance(page.specific, SitePage):
        return []
    missing = content_locales(without=page.translation_key)
    if not missing:
        return []
    original = originals(Page.objects.filter(translation_key=page.translation_key, live=True)).first()
    return [make_fallback(original, locale) for locale in missing] if original else []


def make_fallback(original: Page, locale: Locale) -> Page:
    """One page's fallback in one language."""
    with transaction.atomic():
        fallback = original.specific.copy_for_translation(locale, copy_parents=True, alias=True)
        # Wagtail copies view restrictions; aliases are as private as their source, and open when it is.
        line = Page.objects.ancestor_of(fallback, inclusive=True).filter(alias_of__isnull=False)
        PageViewRestriction.objects.filter(page__in=line).delete()
        return fallback


def settle(page: SitePage) -> None:
    """A page that is published with a text of its own stands in for nothing any more."""
    if page.fallback_from_id and not page.alias_of_id:
        StandIn.objects.filter(pk=page.pk).delete()
        page.fallback_from = None
        page.save(update_fields=["fallback_from"], clean=False)


def remember_source(page: SitePage) -> None:
    """Keep what a fallback stands for when it is no alias any more."""
    source = Page.objects.filter(translation_key=page.translation_key, locale_id=page.fallback_from_id)
    source_id = source.values_list("pk", flat=True).first()
    if source_id is not None:
        StandIn.objects.get_or_create(page_id=page.pk, defaults={"source_id": source_id})


def hide(page: Page) -> None:
    """Take offline whatever shows the text of a page that is not public.

    Not by Wagtail's own way: that would cancel a translation's schedule.
    """
    for other in Page.objects.filter(_shows(page), live=True).specific():
        other.live, other.live_revision, other.has_unpublished_changes = False, None, True
        other.save(clean=False)
        page_unpublished.send(sender=type(other), instance=other)


def _shows(page: Page) -> Q:
    return Q(alias_of=page.pk) | Q(stand_in__source=page.pk)


def follow_source(page: SitePage) -> None:
    """Let fallbacks whose translation waits as a draft show what their source says now.

    They are mirrors no more, because mirrors have no drafts; Wagtail brings mirrors alone up to date. Their
    drafts are left as they are.
    """
    waiting = list(page.specific_class.objects.filter(stand_in__source=page.pk, alias_of__isnull=True))
    shown = [show_source(page, other).pk for other in waiting] if waiting and _is_public(page) else []
    if shown:
        revisions.give_where_lacking(Page.objects.filter(pk__in=shown))


def _is_public(page: Page) -> bool:
    return Page.objects.filter(pk=page.pk, live=True).exists()


def fallbacks_of(page: Page) -> list[Page]:
    """The pages that show this one's text in other languages."""
    return list(Page.objects.filter(_shows(page)).exclude(locale_id=page.locale_id).specific())


def move_fallbacks(page: Page) -> None:
    """Let a page's fallbacks stand below the same page as it does itself, each in its language."""
    parent = page.get_parent()
    for fallback in fallbacks_of(page):
        above = Page.objects.filter(
            translation_key=parent.translation_key, locale_id=fallback.locale_id
        ).first()
        if above is None and parent.depth >= HOME_DEPTH:
            above = make_fallback(parent, fallback.locale)
        if above is not None and not fallback.is_child_of(above):
            # Asked for anew: every move shifts tree paths.
            Page.objects.get(pk=fallback.pk).move(Page.objects.get(pk=above.pk), pos="last-child")


def remove_fallback(page_id: int) -> None:
    """Remove a fallback whose source is gone; where translations stand below it, it is only taken offline."""
    fallback = Page.objects.filter(pk=page_id).first()
    if fallback is None:
        return
    own = Page.objects.descendant_of(fallback).filter(alias_of__isnull=True)
    if own.exists():
        fallback.specific.unpublish(log_action=False)
    else:
        fallback.delete()
