"""Runs: an archive is opened, checked and imported, and what happens is written down with it."""

import logging
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.intake.archives.addresses import OldAddresses
from cms.intake.archives.checking import Report, check
from cms.intake.archives.contents import AT_HAND, Contents, FolderContents, OneFile, ZipContents
from cms.intake.archives.formats.detecting import stories_of
from cms.intake.archives.importing import Import, Stopped
from cms.intake.archives.models import Archive
from cms.intake.archives.planning import Planner
from cms.intake.archives.story import ArchivedStory, Unreadable
from cms.languages.preferred import preferred_language

logger = logging.getLogger(__name__)
State = Archive.State
# A check says where it is after so many stories.
SAY_EVERY = 25


@contextmanager
def opened(archive: Archive) -> Iterator[tuple[Contents, Iterator[ArchivedStory]]]:
    """The files of an archive and its stories. Raises `Unreadable`."""
    if archive.path:
        yield _at(Path(archive.path))
        return
    try:
        file = archive.file.open("rb")
    except OSError as error:
        raise Unreadable(_("The uploaded file is gone. Upload it again.")) from error
    with file:
        contents = ZipContents(file) if zipfile.is_zipfile(file) else OneFile(file, archive.name)
        yield contents, stories_of(contents)


def _at(source: Path) -> tuple[Contents, Iterator[ArchivedStory]]:
    """What is at a path of this machine: a folder, a ZIP file, or a data file with the pictures beside it."""
    if not source.exists():
        raise Unreadable(_("There is nothing at %(path)s.") % {"path": source})
    if source.is_dir():
        contents: Contents = FolderContents(source)
        return contents, stories_of(contents)
    if zipfile.is_zipfile(source):
        contents = ZipContents(source.open("rb"), AT_HAND)
        return contents, stories_of(contents)
    contents = FolderContents(source.parent)
    return contents, stories_of(contents, source.name)


def look_at(archive: Archive, progress: Callable[[int], None] = lambda done: None) -> Report:
    """Check an archive, which need not be stored itself: the dry run. Raises `Unreadable`."""
    with opened(archive) as (contents, stories):
        planner = Planner(archive.workplace, contents, archive.language, archive.started_by)
        return check(stories, planner, OldAddresses(), archive.workplace_id, progress)


def check_archive(archive: Archive) -> None:
    """Check an archive and write down what an import of it would do; nothing else is stored."""

    def progress(done: int) -> None:
        if done % SAY_EVERY == 0:
            Archive.objects.filter(pk=archive.pk).update(done=done)

    with _in_language_of(archive):
        try:
            report = look_at(archive, progress)
        except Unreadable as error:
            _finish(archive, State.REFUSED, str(error))
            return
        archive.total, archive.done = report.total, 0
        archive.counts = {**report.counts, "pictures": report.pictures, "events": report.events}
        archive.problems = [asdict(problem) for problem in report.problems]
        _finish(archive, State.CHECKED)


def import_archive(archive: Archive, progress: Callable[[int], None] = lambda done: None) -> Import | None:
    """Import an archive whose state is `IMPORTING`; whatever happens is written down.

    May be killed and begun again, also by another process. An uploaded file is let go of once all of it is
    imported. Returns the import, None where the archive could not be read.
    """
    with _in_language_of(archive):
        try:
            with opened(archive) as (contents, stories):
                planner = Planner(archive.workplace, contents, archive.language, archive.started_by)
                running = Import(archive, planner, OldAddresses())
                try:
                    running.run(stories, progress)
                except Stopped:
                    running.stopped(State.STOPPED)
                    return running
                except Exception:
                    running.stopped(
                        State.FAILED, _("The import broke off. What was imported stays; resume it.")
                    )
                    raise
        except Unreadable as error:
            _finish(archive, State.FAILED, str(error))
            return None
        if archive.file:
            archive.file.delete(save=False)
            Archive.objects.filter(pk=archive.pk).update(file="")
        return running


def _finish(archive: Archive, state: State, message: str = "") -> None:
    archive.state, archive.message = state, message
    archive.save(update_fields=["state", "message", "total", "done", "counts", "problems", "changed_at"])


@contextmanager
def _in_language_of(archive: Archive) -> Iterator[None]:
    """Write remarks in the language of whoever reads them."""
    if archive.started_by is None:
        yield
        return
    with override(preferred_language(archive.started_by)):
        yield
