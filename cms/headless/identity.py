"""Who a page is and where it is, in words that survive: ids for clients, addresses for everyone."""

from uuid import UUID, uuid5

from wagtail.models import Page

from cms.headless.conf import root_url

NAMESPACE = UUID("8b1d0c2e-93b3-4b0e-8f0e-6d5f3c1a7e42")


def uid(translation_key: UUID, language: str) -> str:
    """Plone's `UID` of a page: 32 hex digits, the same after moves, renames and imports."""
    return uuid5(NAMESPACE, f"{translation_key}:{language}").hex


def path_of(page: Page) -> str | None:
    """The path of a page below the root address, without a trailing slash: "/kk/branches/taraz".

    None for a page that belongs to no site. No query where the page's site roots are cached.
    """
    parts = page.get_url_parts()
    if parts is None or parts[2] is None:
        return None
    return parts[2].rstrip("/")


# What stands for the root address in stored documents, which would else be wrong as soon as it changes.
# Private-use characters do not come up in content; if they did, they would name the site's own root.
ROOT = "\ue000root\ue000"


def address(path: str) -> str:
    """A path as a stored `@id`: below the root, without a trailing slash, never with `++api++`."""
    return f"{ROOT}{path}"


def with_root(text: str) -> str:
    """Stored JSON as it is sent: with the configured root address."""
    return text.replace(ROOT, root_url())
