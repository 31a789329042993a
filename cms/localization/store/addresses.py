"""Addresses: the views wagtail-localize adds to the admin, and what answers in their place."""

from collections.abc import Callable, Mapping

from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern, URLResolver, reverse
from wagtail.models import Page
from wagtail_localize.wagtail_hooks import register_admin_urls

from cms.localization.store.translations import Translation

# What its forms send to throw a translation away, and to take a stopped one up again.
MIRROR_AGAIN, RESTART = "localize-convert-to-alias", "localize-restart-translation"


def addresses() -> list[URLPattern]:
    """All addresses of wagtail-localize."""
    return [pattern for resolver in register_admin_urls() for pattern in resolver.url_patterns]


def answered_by(views: Mapping[str, Callable]) -> list[URLResolver]:
    """Patterns of the addresses with these names, as wagtail-localize has them, answered by these views.

    To be registered before its own. Raises `ImproperlyConfigured` where it has no address of a name.
    """
    if missing := set(views) - {pattern.name for pattern in addresses()}:
        raise ImproperlyConfigured(
            f"wagtail-localize has lost the addresses {sorted(missing)}: see docs/upgrading.md."
        )
    return [
        URLResolver(
            resolver.pattern,
            [
                URLPattern(pattern.pattern, view)
                for pattern in resolver.url_patterns
                if (view := views.get(pattern.name or ""))
            ],
        )
        for resolver in register_admin_urls()
    ]


def submit_address(page: Page) -> str:
    """The address at which a page is submitted for translation."""
    return reverse("wagtail_localize:submit_page_translation", args=[page.pk])


def stop_address(translation: Translation) -> str:
    """The address at which a translation is stopped, so that its page is edited apart from its source."""
    return reverse("wagtail_localize:stop_translation", args=[translation.pk])


def report_address() -> str:
    """The address at which wagtail-localize lists translations."""
    return reverse("wagtail_localize:translations_report")
