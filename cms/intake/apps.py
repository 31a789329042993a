"""The app of reports that become pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    """Reports under review, and what branches taught the reading of them."""

    name = "cms.intake"
    label = "intake"
    verbose_name = _("Reports")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Delete old reports in each look at what happens by the clock."""
        from cms.editorial.schedule.rounds import STEPS
        from cms.intake.models import IntakeReport

        STEPS["Reports that nobody goes on with"] = IntakeReport.delete_old
