"""What the frame around every page needs: the sections of the site in the reader's language."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Page

from cms.tree import HOME_DEPTH


def _sections() -> list[Page]:
    """Live, public pages right below the home page that are shown in menus. One query."""
    return list(
        Page.objects.live()
        .public()
        .in_menu()
        .filter(depth=HOME_DEPTH + 1, locale__language_code=get_language())
        .order_by("path")
    )


def site(request) -> dict:
    """Context processor: `sections`, fetched only where a template asks for them, and the root address."""
    return {
        "sections": SimpleLazyObject(_sections),
        "site_root_url": settings.SITE_ROOT_URL,
        "site_languages": settings.LANGUAGES,
    }
