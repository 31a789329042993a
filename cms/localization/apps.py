"""The localisation app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LocalizationConfig(AppConfig):
    """Listens to publications: they make fallbacks and outdate translations."""

    name = "cms.localization"
    label = "localization"
    verbose_name = _("Localisation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the receivers."""
        from cms.localization import signals  # noqa: F401  importing it connects the receivers
