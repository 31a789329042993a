"""The base app: image model, abstract pages, blocks, template tags and admin hooks of all page types."""

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """Settles how pictures are read and written, who may do what, that exports hold text, and its checks."""

    name = "cms"
    label = "cms"
    verbose_name = _("Site base")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Teach Pillow what phones send and how fast to be, and listen to publications and tasks."""
        from pillow_heif import register_heif_opener
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from cms import addresses, recovery, signals  # noqa: F401  importing them connects the receivers
        from cms.editorial import spreadsheets
        from cms.editorial.permissions import SitePagePermissionPolicy
        from cms.images import decoding, turns
        from cms.images.encoders import write_avif_fast

        spreadsheets.hold()
        register_heif_opener()
        decoding.register()
        turns.map_large_memory()
        write_avif_fast()
        register_permission_policy(Page, SitePagePermissionPolicy())
        checks.register(addresses.check_site_record, checks.Tags.database)
        post_migrate.connect(addresses.name_new_site, sender=self)
