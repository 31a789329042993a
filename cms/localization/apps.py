"""The localisation app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LocalizationConfig(AppConfig):
    """Listens to publications, which make fallbacks and outdate translations; says who may do what."""

    name = "cms.localization"
    label = "localization"
    verbose_name = _("Localisation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the receivers, and tell translators from editors wherever a page is asked for rights."""
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from cms.localization import signals  # noqa: F401  importing it connects the receivers
        from cms.localization.permissions import SitePagePermissionPolicy, SitePagePermissionTester
        from cms.localization.store import checks  # noqa: F401  importing it registers them
        from cms.localization.store import signals as counting  # noqa: F401
        from cms.pages.permissions import register_tester

        register_tester(SitePagePermissionTester)
        register_permission_policy(Page, SitePagePermissionPolicy())
