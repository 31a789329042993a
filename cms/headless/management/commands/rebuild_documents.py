"""`manage.py rebuild_documents`: every published document anew."""

from django.core.management.base import BaseCommand

from cms.headless.models import SerialisationFailure
from cms.headless.refresh import rebuild


class Command(BaseCommand):
    """Makes all documents again; unchanged ones keep their number."""

    help = "Make all published documents anew."

    def handle(self, *args, **options):
        """With a line for every hundred pages, and the failures at the end."""
        count = rebuild(self.stdout.write)
        self.stdout.write(f"Documents: {count}")
        for failure in SerialisationFailure.objects.select_related("page"):
            self.stderr.write(f"{failure.page}: {failure.error.splitlines()[-1]}")
