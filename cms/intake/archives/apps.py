"""The app of archives, with models of its own."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchivesConfig(AppConfig):
    """App of the archives of old sites."""

    name = "cms.intake.archives"
    label = "archives"
    verbose_name = _("Archives of old sites")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let imported stories be about what their review makes."""
        from cms.intake.archives.linking import link_story
        from cms.intake.making.drafts import STORY_LINKS

        STORY_LINKS.append(link_story)
