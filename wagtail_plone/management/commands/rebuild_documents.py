"""`manage.py rebuild_documents`: every published document anew, or those that need it."""

from django.core.management.base import BaseCommand

from wagtail_plone.documents.refresh import forget_removed, is_outdated, rebuild, retry_failed, work_off
from wagtail_plone.models import Counter, SerialisationFailure, new_epoch


class Command(BaseCommand):
    """Makes all documents again; those that are right already keep their number."""

    help = "Make all published documents anew."

    def add_arguments(self, parser):
        """Choose documents: all, all where they are of an older shape, or those that failed and are due."""
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--if-outdated",
            action="store_true",
            help="only where a newer version of the code makes them differently (after every update)",
        )
        which.add_argument(
            "--failed", action="store_true", help="only pages that failed and are due to be tried again"
        )
        which.add_argument(
            "--owed",
            action="store_true",
            help="only those that a change made necessary and no request has made (every minute or so)",
        )
        which.add_argument(
            "--new-history",
            action="store_true",
            help="have clients of @changes begin anew (after a database was restored from a copy)",
        )

    def handle(self, *args, if_outdated: bool, failed: bool, owed: bool, new_history: bool, **options):
        """With a line for every hundred pages, and the failures at the end."""
        if failed:
            retried = retry_failed()
            if retried:
                self.stdout.write(f"Tried again: {retried}")
            return
        if new_history:
            Counter.objects.update_or_create(pk=1, defaults={"epoch": new_epoch()})
            Counter.sweep()
            self.stdout.write("Clients of @changes begin anew.")
            return
        if owed:
            made = work_off()
            forget_removed()
            if made:
                self.stdout.write(f"Owed documents made: {made}")
            return
        if if_outdated and not is_outdated():
            return
        count = rebuild(self.stdout.write)
        self.stdout.write(f"Documents: {count}")
        for failure in SerialisationFailure.objects.select_related("page"):
            self.stderr.write(f"{failure.page}: {failure.reason}")
