"""Checks and imports in the background, so that nobody waits for them in front of a form."""

from django_tasks import task

from cms.intake.archives.models import Archive
from cms.intake.archives.runs import check_archive, import_archive


# Somebody waits for a check, so it goes before all else that waits, and an import before its own pictures.
@task(backend="background", priority=50)
def check_in_background(archive_id: int) -> None:
    """Check an archive; one that was discarded meanwhile is passed over. May run any number of times."""
    archive = Archive.objects.filter(pk=archive_id, state=Archive.State.CHECKING).first()
    if archive is not None:
        check_archive(archive)


@task(backend="background", priority=10)
def import_in_background(archive_id: int) -> None:
    """Import an archive, unless it was stopped or is through. May run any number of times, also twice."""
    archive = Archive.objects.filter(pk=archive_id, state=Archive.State.IMPORTING).first()
    if archive is not None:
        import_archive(archive)
