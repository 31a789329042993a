"""The base app: image model, abstract pages, blocks, template tags and admin hooks of all page types."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """Registers HEIC decoding before any upload is read, who may do what with pages, and safe exports."""

    name = "cms"
    label = "cms"
    verbose_name = _("Site base")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Teach Pillow the format phones save their photographs in, and listen to publications."""
        from pillow_heif import register_heif_opener
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from cms import signals  # noqa: F401  importing it connects the receivers
        from cms.editorial import spreadsheets
        from cms.editorial.permissions import SitePagePermissionPolicy

        spreadsheets.hold()
        register_heif_opener()
        register_permission_policy(Page, SitePagePermissionPolicy())
