"""The base app: image model, abstract pages, blocks, template tags and admin hooks of all page types."""

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """Registers how pictures are read before any upload is, and the check of the address."""

    name = "cms"
    label = "cms"
    verbose_name = _("Site base")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Teach Pillow the format phones save their photographs in, and listen to publications."""
        from pillow_heif import register_heif_opener

        from cms import (
            addresses,
            signals,  # noqa: F401  importing it connects the receivers
        )
        from cms.images import decoding, turns

        register_heif_opener()
        decoding.register()
        turns.map_large_memory()
        checks.register(addresses.check_site_record, checks.Tags.database)
        post_migrate.connect(addresses.name_new_site, sender=self)
