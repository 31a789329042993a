"""An import whose process is killed leaves whole stories, and is resumed to the same end."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model

from cms.engagement.models import ViewCount
from cms.intake.archives.models import Archive, ImportedStory
from news.models import NewsPage
from tests.api.test_changes_killed import database_url
from tests.cms.intake.archives.made import archive_of

PATIENCE_SECONDS = 120
STORIES = 8


def killed_after(stories: int, arguments: list[str]) -> None:
    """Run the command in a process of its own, and kill it as soon as so many stories are there."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "import_archive", *arguments],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cms.settings.test",
            "DATABASE_URL": database_url(),
            "VAR_DIR": str(Path(settings.MEDIA_ROOT).parent),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    until = time.monotonic() + PATIENCE_SECONDS
    try:
        while ImportedStory.objects.count() < stories:
            if process.poll() is not None or time.monotonic() > until:
                process.kill()
                raise AssertionError(process.communicate()[0])
            time.sleep(0.01)
    finally:
        process.kill()
        process.communicate()


def numbers() -> dict[str, int]:
    """How much of everything there is."""
    return {
        "pages": NewsPage.objects.filter(fallback_from=None).count(),
        "pictures": get_image_model().objects.count(),
        "redirects": Redirect.objects.count(),
        "counts": ViewCount.objects.count(),
        "stories": ImportedStory.objects.count(),
    }


@pytest.mark.django_db(transaction=True)
def test_an_import_killed_twice_ends_as_one_that_was_not(workplace, tmp_path):
    path = tmp_path / "stories.zip"
    path.write_bytes(archive_of(STORIES, pictures=1))
    arguments = [str(path), "--branch", "taraz", "--language", "en", "--publish"]
    killed_after(2, arguments)
    half = numbers()
    assert 2 <= half["stories"] < STORIES and half["pages"] == half["redirects"] == half["stories"]
    assert Archive.objects.get().state == Archive.State.IMPORTING
    killed_after(half["stories"] + 1, [*arguments, "--resume"])
    call_command("import_archive", *arguments, "--resume")
    assert numbers() == dict.fromkeys(("pages", "pictures", "redirects", "counts", "stories"), STORIES)
    archive = Archive.objects.get()
    assert archive.state == Archive.State.DONE and archive.counts == {"new": STORIES}
    views = dict(ViewCount.objects.values_list("pk", "views"))
    pages = NewsPage.objects.filter(fallback_from=None)
    assert sorted(views[page.translation_key] for page in pages) == [
        101 + number for number in range(STORIES)
    ]
    assert all(page.live and page.live_revision_id for page in pages)
