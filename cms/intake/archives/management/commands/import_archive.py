"""`manage.py import_archive`: the stories of an old site move into a branch."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cms.editorial.branches.models import BranchWorkplace
from cms.intake.archives.importing import Outcome
from cms.intake.archives.models import Archive
from cms.intake.archives.runs import import_archive, look_at
from cms.intake.archives.story import Problem, Unreadable
from cms.pages.registry import listed_models

State = Archive.State
SAY_EVERY = 25


class Command(BaseCommand):
    """Checks an archive and imports it; may be stopped and called again at any time."""

    help = (
        "Import the stories of an old site into a branch: a table (CSV), JSON, WordPress' export (XML), web "
        "pages, or a folder or ZIP file of these with their pictures. Repeatable: what is there is left as "
        "it is."
    )

    def add_arguments(self, parser):
        """The archive, the branch, and how to go about it."""
        parser.add_argument("path", type=Path, help="a file or a folder")
        parser.add_argument("--branch", required=True, help="the slug of the branch's page, such as taraz")
        parser.add_argument(
            "--language",
            default="",
            choices=["", *dict(settings.LANGUAGES)],
            help="the language of all stories",
        )
        parser.add_argument(
            "--publish", action="store_true", help="publish the stories; else they are drafts"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be made, and store nothing"
        )
        parser.add_argument(
            "--skip-errors", action="store_true", help="import the other rows where some have errors"
        )
        parser.add_argument(
            "--resume", action="store_true", help="go on with an import that was stopped, without a new check"
        )

    def handle(
        self, *args, path: Path, branch: str, language: str, publish: bool, dry_run: bool, skip_errors: bool,
        resume: bool, **options,
    ):  # fmt: skip
        """Check the archive; without errors import it."""
        workplace = self._workplace(branch)
        path = path.resolve()
        if resume:
            self._import(self._unfinished(workplace, path))
            return
        archive = Archive(
            workplace=workplace, name=path.name[:255], path=str(path), language=language, publishes=publish
        )
        try:
            report = look_at(archive, self._say)
        except Unreadable as error:
            raise CommandError(str(error)) from error
        self._tell(report.problems)
        self._count("Would be: " if dry_run else "Found: ", report.counts)
        self.stdout.write(
            f"Pictures: {report.pictures}. Stories that tell of a forum or contest: {report.events}."
        )
        if dry_run:
            self.stdout.write("Nothing was stored.")
            return
        if report.errors and not skip_errors:
            raise CommandError(
                f"{len(report.errors)} errors: nothing was stored. Mend the rows, or leave them out with "
                "--skip-errors."
            )
        archive.total, archive.state = report.total, State.IMPORTING
        archive.save()
        self._import(archive)

    def _workplace(self, slug: str) -> BranchWorkplace:
        keys = {
            key for model in listed_models("branches")
            for key in model.objects.filter(slug=slug).values_list("translation_key", flat=True)
        }  # fmt: skip
        found = BranchWorkplace.objects.filter(translation_key__in=keys).first()
        if found is None:
            raise CommandError(f"There is no branch {slug!r} that was set up: publish its page first.")
        return found

    def _unfinished(self, workplace: BranchWorkplace, path: Path) -> Archive:
        states = (State.IMPORTING, State.STOPPED, State.FAILED)
        archive = Archive.objects.filter(workplace=workplace, path=str(path), state__in=states).first()
        if archive is None:
            raise CommandError("No import of this archive was begun and not ended: call it without --resume.")
        archive.state = State.IMPORTING
        archive.save(update_fields=["state", "changed_at"])
        return archive

    def _import(self, archive: Archive) -> None:
        running = import_archive(archive, self._say)
        if running is None:
            archive.refresh_from_db()
            raise CommandError(archive.message)
        self._tell(running.problems)
        self._count("Imported: " if archive.state == State.DONE else "Stopped: ", running.counts)
        # Nobody need wait for the background process to see all of it.
        call_command("rebuild_documents", "--owed", stdout=self.stdout)

    def _say(self, done: int) -> None:
        if done % SAY_EVERY == 0:
            self.stdout.write(f"  {done}")

    def _tell(self, problems: list[Problem]) -> None:
        for problem in problems:
            kind = "error" if problem.is_error else "note"
            field = f", {problem.field}" if problem.field else ""
            self.stdout.write(f"Row {problem.row}{field}: {kind}: {problem.text}")

    def _count(self, beginning: str, counts) -> None:
        parts = [f"{counts[outcome]} {outcome.value}" for outcome in Outcome if counts.get(outcome)]
        self.stdout.write(beginning + (", ".join(parts) or "nothing"))
