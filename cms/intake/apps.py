"""The app of reports that become pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    """Reports under review, and what branches taught the reading of them."""

    name = "cms.intake"
    label = "intake"
    verbose_name = _("Reports")
    default_auto_field = "django.db.models.BigAutoField"
