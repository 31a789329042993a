"""`manage.py load_glossary`: the terms the center agreed on, where the glossary lacks them."""

from django.core.management.base import BaseCommand

from cms.localization.glossary_loading import load_glossary


class Command(BaseCommand):
    """Adds what is missing; run it again whenever a language was added."""

    help = "Add the agreed terms that the glossary lacks. What is there already is never changed."

    def handle(self, *args, **options):
        """Add what is missing, and say how much it was."""
        entries, terms = load_glossary()
        self.stdout.write(f"{entries} entries and {terms} terms added.")
