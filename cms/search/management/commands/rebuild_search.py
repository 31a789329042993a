"""`manage.py rebuild_search`: the search index made anew from what is published."""

from django.core.management.base import BaseCommand

from cms.search.making import is_outdated, rebuild


class Command(BaseCommand):
    """Makes the entries of all published pages again, after the word analysis has changed."""

    help = "Make the search index anew."

    def add_arguments(self, parser):
        """Choose whether an index of this version is left alone."""
        parser.add_argument(
            "--if-outdated",
            action="store_true",
            help="only where it was made by another version of the word analysis (after every update)",
        )

    def handle(self, *args, if_outdated: bool, **options):
        """With a line for every hundred documents."""
        if if_outdated and not is_outdated():
            return
        count = rebuild(self.stdout.write)
        self.stdout.write(f"Search entries: {count}")
