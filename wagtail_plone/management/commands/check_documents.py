"""`manage.py check_documents`: whether what is stored is what would be stored now."""

import sys

from django.core.management.base import BaseCommand

from wagtail_plone.documents.comparing import differences


class Command(BaseCommand):
    """Compares every stored document with one made now; exits with 1 where they differ."""

    help = "Compare all published documents with what would be stored now."

    def handle(self, *args, **options):
        """With a line for every document that is missing, out of date or there without a page."""
        number = 0
        for line in differences():
            number += 1
            self.stdout.write(line)
        if number:
            self.stderr.write(f"Documents that are not right: {number}. Run: manage.py rebuild_documents")
            sys.exit(1)
        self.stdout.write("All documents are right.")
