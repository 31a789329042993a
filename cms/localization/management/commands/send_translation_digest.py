"""`manage.py send_translation_digest`: tells translators by e-mail what is new."""

from django.conf import settings
from django.core.management.base import BaseCommand

from cms.localization.digest import send_all


class Command(BaseCommand):
    """Sends the digests; to be run once a day, at the hour translators should get them."""

    help = "Tell translators by e-mail what became outdated or was submitted in their languages."

    def add_arguments(self, parser):
        """`--force`: now, whatever the settings say and whenever the last one was sent."""
        parser.add_argument(
            "--force",
            action="store_true",
            help="send now, though digests are off or somebody got one less than 20 hours ago",
        )

    def handle(self, *args, force: bool, **options):
        """Send them and say how many, or that digests are off; that is not an error."""
        if not force and not getattr(settings, "TRANSLATION_DIGEST", False):
            self.stdout.write("Digests are off (TRANSLATION_DIGEST); nothing was sent.")
            return
        outcome = send_all(force=force)
        self.stdout.write(f"Digests sent: {outcome.sent}; failed: {outcome.failed}")
