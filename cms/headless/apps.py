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
        """Listen to what changes pages and what they show; say what Wagtail's API v3 may leave out."""
        from django.apps import apps

        from cms.headless import signals  # noqa: F401  importing it connects the receivers

        # Before Wagtail makes its schemas, so this app stands before `wagtail.api.v3` in INSTALLED_APPS.
        if apps.is_installed("wagtail.api.v3"):
            from cms.headless.wagtail_api_v3_schemas import register

            register()
