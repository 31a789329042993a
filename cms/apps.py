"""The base app: image model, abstract pages, blocks, template tags and admin hooks of all page types."""

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """Settles how pictures are read and written, that exports hold text, and what is checked at the start."""

    name = "cms"
    label = "cms"
    verbose_name = _("Site base")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Teach Pillow what phones send and how fast to be, and listen to publications and tasks."""
        from pillow_heif import register_heif_opener

        # Importing them registers checks and connects receivers.
        from cms.delivery import changes  # noqa: F401
        from cms.editorial import guests  # noqa: F401
        from cms.editorial.branches import signals as branches  # noqa: F401
        from cms.media import signals  # noqa: F401
        from cms.pages import checks as page_checks  # noqa: F401
        from cms.resilience import recovery  # noqa: F401
        from cms.syndication.calendars import sequences  # noqa: F401
        from cms.syndication.redirects import keeping  # noqa: F401

        # isort: split
        from cms.editorial import spreadsheets
        from cms.editorial.branches import mails
        from cms.editorial.scope import files
        from cms.media import decoding, turns
        from cms.media.encoders import write_avif_fast
        from cms.pages import addresses

        spreadsheets.hold()
        mails.connect()
        files.use_own_views()
        register_heif_opener()
        decoding.register()
        turns.map_large_memory()
        write_avif_fast()
        checks.register(addresses.check_site_record, checks.Tags.database)
        post_migrate.connect(addresses.name_new_site, sender=self)
