"""The base app: image model, abstract pages, blocks, template tags and admin hooks of all page types."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """Registers HEIC decoding before any upload is read."""

    name = "cms"
    label = "cms"
    verbose_name = _("Site base")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Teach Pillow the format phones save their photographs in, and listen to publications."""
        from pillow_heif import register_heif_opener

        from cms import signals  # noqa: F401  importing it connects the receivers

        register_heif_opener()
