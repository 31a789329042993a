"""Preparation of a site that had content, in several languages, before it had translators."""

from collections.abc import Callable

from wagtail.models import Page, get_translatable_models

from cms.localization.fallback import ensure_fallbacks
from cms.localization.families import HOME_DEPTH, content_locales, originals_of
from cms.localization.glossary_loading import load_glossary
from cms.localization.store.progress import mark_published, recount
from cms.localization.store.recording import record
from cms.localization.store.translations import Translation, is_read, target_of
from cms.localization.teams import translators
from cms.pages import revisions
from cms.pages.models.pages import SitePage

SAY_EVERY = 25


def prepare(say: Callable[[str], None]) -> None:
    """Revisions, teams, recorded translations, fallbacks, the glossary. What is there stays as it is.

    `say` gets a line for every step.
    """
    say(f"Revisions of pages that had none: {revisions.give_where_lacking()}")
    _teams(say)
    _pages(say)
    _snippets()
    _count()
    entries, terms = load_glossary()
    say(f"Glossary: {entries} entries and {terms} terms added")


def _teams(say: Callable[[str], None]) -> None:
    for locale in content_locales():
        home = Page.objects.filter(depth=HOME_DEPTH, locale=locale).first()
        if home is not None:
            say(f"Team: {translators(locale, home).name}")


def _pages(say: Callable[[str], None]) -> None:
    ids = list(originals_of(Page).order_by("path").values_list("pk", flat=True))
    for done, pk in enumerate(ids, start=1):
        page = Page.objects.get(pk=pk).specific
        if isinstance(page, SitePage):
            others = page.get_translations().filter(alias_of__isnull=True, live=True)
            if others:
                record(page, others)
            ensure_fallbacks(page)
        if done % SAY_EVERY == 0 or done == len(ids):
            say(f"Pages: {done} of {len(ids)}")


def _count() -> None:
    """Count translations that are older than this app."""
    for translation in Translation.objects.filter(progress__isnull=True).select_related("source"):
        if is_read(target_of(translation)):
            mark_published(translation)
        else:
            recount(translation)


def _snippets() -> None:
    for model in get_translatable_models():
        if issubclass(model, Page) or not hasattr(model, "snippet_viewset"):
            continue
        for original in originals_of(model).order_by("pk"):
            others = original.get_translations()
            if others:
                record(original, others)
