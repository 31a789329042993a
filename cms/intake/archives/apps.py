"""The app of archives, with models of its own."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchivesConfig(AppConfig):
    """App of the archives of old sites."""

    name = "cms.intake.archives"
    label = "archives"
    verbose_name = _("Archives of old sites")
    default_auto_field = "django.db.models.BigAutoField"
