"""What a site may set: `HEADLESS_ROOT_URL`, the one address under which clients reach its content.

Never taken from a request: Volto's server sends `X-Forwarded-Host` without the port, and a header is
anybody's to choose.
"""

from django.conf import settings

# Below which the whole API answers, as Volto asks for it.
PREFIX = "++api++"


def root_url() -> str:
    """The configured root without a trailing slash; Wagtail's `WAGTAILADMIN_BASE_URL` where none is set."""
    configured = getattr(settings, "HEADLESS_ROOT_URL", "") or getattr(settings, "WAGTAILADMIN_BASE_URL", "")
    return (configured or "").rstrip("/")


def content_languages() -> dict[str, str]:
    """The languages content may be in, as Wagtail has them: codes with names, in order."""
    return dict(getattr(settings, "WAGTAIL_CONTENT_LANGUAGES", settings.LANGUAGES))
