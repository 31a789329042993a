"""News of the branches."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """App of the news pages."""

    name = "news"
    verbose_name = _("News")
    default_auto_field = "django.db.models.BigAutoField"
