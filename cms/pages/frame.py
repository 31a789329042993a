"""Values for the frame around pages where no page of the tree is shown, as on errors."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from cms.pages.surroundings import top_pages
from wagtail_plone.roots import roots_were_stale


def _sections() -> list:
    """The sections in the reader's language, where it is a language of the site."""
    sections = [page for page in top_pages(locale__language_code=get_language()) if page.show_in_menus]
    if any(page.url is None for page in sections):
        roots_were_stale(*sections)
    return sections


def site(request) -> dict:
    """Context processor: `sections`, fetched only where a template asks for them, and the root address.

    A page brings `sections` of its own, fetched with what else it needs.
    """
    return {
        "sections": SimpleLazyObject(_sections),
        "site_root_url": settings.SITE_ROOT_URL,
        "site_languages": settings.LANGUAGES,
    }
