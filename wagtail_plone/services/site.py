"""`@site`: what a client needs to know of the site before anything else."""

from django.conf import settings
from wagtail.coreutils import get_supported_content_language_variant

from wagtail_plone.conf import content_languages
from wagtail_plone.content.logo import logo_address
from wagtail_plone.serialize.scales import SCALES
from wagtail_plone.service import Service


class Site(Service):
    """Languages, title, scales; Volto reads this on every start."""

    name = "site"
    watches = True
    expandable = True

    def body(self) -> dict:
        """No query."""
        languages = list(content_languages())
        multilingual = len(languages) > 1 and getattr(settings, "WAGTAIL_I18N_ENABLED", False)
        default = get_supported_content_language_variant(settings.LANGUAGE_CODE)
        return {
            "@id": self.service_id,
            "plone.site_title": getattr(settings, "WAGTAIL_SITE_NAME", ""),
            "plone.site_logo": logo_address(),
            "plone.robots_txt": "Sitemap: {portal_url}/sitemap-index.xml\nUser-agent: *\nDisallow: /admin/\n",
            "plone.allowed_sizes": [f"{name} {width}:65536" for name, width in SCALES.items()],
            "plone.default_language": default,
            "plone.available_languages": languages if multilingual else [default],
            "plone.portal_timezone": settings.TIME_ZONE,
            "features": {"filter_aliases_by_date": False, "multilingual": multilingual},
        }
