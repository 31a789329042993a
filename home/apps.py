"""The home page, the branches and plain pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """App of the pages the site stands on."""

    name = "home"
    verbose_name = _("Home and branches")
    default_auto_field = "django.db.models.BigAutoField"
