"""`@site`: what a client needs to know of the site before anything else."""

from django.conf import settings

from cms.headless.identity import address
from cms.headless.images import SCALES


def site_info() -> dict:
    """Languages, title, scales; Volto reads this on every start."""
    languages = [code for code, _name in getattr(settings, "WAGTAIL_CONTENT_LANGUAGES", settings.LANGUAGES)]
    return {
        "@id": f"{address('')}/@site",
        "plone.site_title": getattr(settings, "WAGTAIL_SITE_NAME", ""),
        "plone.site_logo": None,
        "plone.robots_txt": "Sitemap: {portal_url}/sitemap-index.xml\nUser-agent: *\nDisallow: /admin/\n",
        "plone.allowed_sizes": [f"{name} {width}:65536" for name, width in SCALES.items()],
        "plone.default_language": settings.LANGUAGE_CODE,
        "plone.available_languages": languages,
        "plone.portal_timezone": settings.TIME_ZONE,
        "features": {"filter_aliases_by_date": False, "multilingual": len(languages) > 1},
    }
