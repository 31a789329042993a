"""Releases whose time has come."""

from django.core.management.base import BaseCommand

from cms.localization.models import Release
from cms.localization.release.schedule import run_due


class Command(BaseCommand):
    """Publishes releases that are due; running it twice at once publishes each of them once."""

    help = "Publish the releases whose time has come, each whole or not at all."

    def handle(self, *args, **options):
        """Say what became of each; one that failed is kept with its reason and tried again for a day."""
        for release in run_due():
            if release.state == Release.State.FAILED:
                self.stderr.write(f"{release}: {release.error}")
            elif options["verbosity"]:
                self.stdout.write(f"{release}: {release.get_state_display()}")
