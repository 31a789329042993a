"""The language in which somebody reads the admin and is written to."""

from django.conf import settings


def preferred_language(user) -> str:
    """The user's language of the admin; the site's own where none is chosen, or `user` is None."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile.preferred_language if profile else "") or settings.LANGUAGE_CODE
