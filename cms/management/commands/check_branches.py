"""`manage.py check_branches`: whether each branch's groups, rights, collection and moderation are right."""

from django.core.management.base import BaseCommand, CommandError

from cms.editorial.branches.collections import shared_collection
from cms.editorial.branches.drift import NOBODY_APPROVES, all_drift
from cms.editorial.branches.family import branch_pages, public_keys
from cms.editorial.branches.mending import forget, set_up
from cms.editorial.branches.models import BranchWorkplace
from cms.editorial.branches.stock import stock_drift


class Command(BaseCommand):
    """Names what differs, or mends it. Ends with an error where anything is left that differs."""

    help = "Compare every branch with how it should be set up. --repair mends what differs."

    def add_arguments(self, parser):
        """`--repair` mends."""
        parser.add_argument(
            "--repair",
            action="store_true",
            help="mend what differs; of branches whose pages are gone, remove groups and workflow",
        )

    def handle(self, *args, repair: bool, **options):
        """Say each difference; after mending, those that people have to settle."""
        if repair:
            self._repair()
        sentences = list(self._sentences())
        for sentence in sentences:
            self.stdout.write(sentence)
        # Who leads a branch is no matter of how it is set up.
        count = sum(not sentence.endswith(NOBODY_APPROVES) for sentence in sentences)
        if count:
            hint = "" if repair else " Most are mended by --repair."
            raise CommandError(f"{count} to look at.{hint}")
        self.stdout.write(self.style.SUCCESS("All branches are set up as they should be."))

    def _sentences(self):
        yield from (sentence for _workplace, sentence in all_drift())
        yield from stock_drift()

    def _repair(self) -> None:
        shared_collection()
        drifted = {workplace for workplace, sentence in all_drift() if not sentence.endswith(NOBODY_APPROVES)}
        for workplace in drifted - {None}:
            pages = branch_pages(workplace.translation_key)
            if pages:
                set_up(pages[0])
            else:
                forget(workplace)
                self.stdout.write(f"{workplace}: its groups and its workflow are removed.")
        known = set(BranchWorkplace.objects.values_list("translation_key", flat=True))
        for key in sorted(set(public_keys()) - known):
            set_up(branch_pages(key)[0])
