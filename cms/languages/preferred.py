"""What the people who are written to have chosen."""

from django.conf import settings


def preferred_language(user) -> str:
    """The language somebody reads the admin in; the site's own where nothing is chosen, or nobody is."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile.preferred_language if profile else "") or settings.LANGUAGE_CODE
