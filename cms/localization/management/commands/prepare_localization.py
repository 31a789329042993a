"""`manage.py prepare_localization`: what a site needs that had content before it had translators."""

from django.core.management.base import BaseCommand

from cms.localization.preparing import prepare


class Command(BaseCommand):
    """Teams, recorded translations, fallbacks, the glossary. Repeatable: what is there stays as it is."""

    help = (
        "Make a team of translators for each language, record translations that exist already, put pages "
        "into the languages they are not translated into, and load the glossary. Repeatable."
    )

    def handle(self, *args, **options):
        """Step by step, saying how far it is."""
        prepare(self.stdout.write)
