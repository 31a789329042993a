"""The plugin as a Django app."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class WagtailPloneConfig(AppConfig):
    """Keeps published documents in step with pages from the moment the app is installed."""

    name = "wagtail_plone"
    verbose_name = _("Headless layer")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what changes pages and what they show; say what Wagtail's API v3 may leave out."""
        # Importing them registers and connects what is in them.
        from wagtail_plone import checks  # noqa: F401
        from wagtail_plone.documents import signals  # noqa: F401
        from wagtail_plone.documents.migrated import make_documents

        post_migrate.connect(make_documents, sender=self)
        # Before Wagtail makes its schemas, so this app stands before `wagtail.api.v3` in INSTALLED_APPS.
        if apps.is_installed("wagtail.api.v3"):
            from wagtail_plone.wagtail_apis.v3_schemas import register

            register()
