"""The app of the search index."""

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Makes the index after a migration, and says where it was made by another version."""

    name = "cms.search"
    label = "search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to migrations, and check the index with the database."""
        from cms.search import making

        checks.register(making.check_index, checks.Tags.database)
        post_migrate.connect(making.make_index, sender=self)
