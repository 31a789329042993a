"""Forums, contests and trainers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgramsConfig(AppConfig):
    """App of what the branches organise and of those who lead it."""

    name = "programs"
    verbose_name = _("Forums, contests, trainers")
    default_auto_field = "django.db.models.BigAutoField"
