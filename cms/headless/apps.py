"""The headless plugin as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HeadlessConfig(AppConfig):
    """Keeps published documents in step with pages from the moment the app is installed."""

    name = "cms.headless"
    label = "headless"
    verbose_name = _("Headless layer")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what changes pages and what they show."""
        from cms.headless import signals  # noqa: F401  importing it connects the receivers
