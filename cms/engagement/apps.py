"""The app that counts how often pages are read."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EngagementConfig(AppConfig):
    """App of the view counter."""

    name = "cms.engagement"
    label = "engagement"
    verbose_name = _("Readers")
    default_auto_field = "django.db.models.BigAutoField"
