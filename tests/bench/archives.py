"""An archive of five hundred stories with a thousand photographs: `python -m tests.bench.archives`.

Imports it into an empty site, publishing every story, and imports it once more. Prints the seconds and the
processor's seconds of the check and of both imports; fails where the second one made or changed anything.
"""

import os
import shutil
import sys
import time
from io import BytesIO
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
django.setup()

from django.test.utils import setup_databases, teardown_databases  # noqa: E402  after the setup
from PIL import Image  # noqa: E402  after the setup

from cms.editorial.branches.mending import set_up  # noqa: E402  after the setup
from cms.intake.archives.models import Archive  # noqa: E402  after the setup
from cms.intake.archives.runs import import_archive, look_at  # noqa: E402  after the setup
from tests.bench import settings  # noqa: E402  after the setup
from tests.cms.intake.archives.made import archive_of  # noqa: E402  after the setup
from tests.sites import build_locales, build_site  # noqa: E402  after the setup

STORIES, PICTURES = 500, 2
SIZE = (1600, 1200)


def photograph(colour: tuple[int, int, int]) -> bytes:
    """A picture as large as those of old sites, some hundred kilobytes, with what a phone writes into it."""
    noise = Image.effect_noise((SIZE[0] // 8, SIZE[1] // 8), 60).resize(SIZE)
    planes = [noise.point(lambda value, shift=shift: (value + shift) % 256) for shift in colour]
    exif = Image.Exif()
    exif[0x010F] = "Phone"
    output = BytesIO()
    Image.merge("RGB", planes).save(output, "JPEG", quality=80, exif=exif)
    return output.getvalue()


def timed(what: str, work) -> object:
    """The result of some work, after its time was printed."""
    wall, processor = time.monotonic(), time.process_time()
    result = work()
    seconds, busy = time.monotonic() - wall, time.process_time() - processor
    print(f"{what:<16} {seconds:>8.1f} s {busy:>8.1f} s of the processor", flush=True)
    return result


def main() -> int:
    """Make the archive, import it twice; 1 where the second import did anything."""
    path = Path(settings.HOME) / "stories.zip"
    path.write_bytes(archive_of(STORIES, PICTURES, photograph))
    print(
        f"{STORIES} stories, {STORIES * PICTURES} pictures, {path.stat().st_size / 1024**2:.0f} MB",
        flush=True,
    )
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        site = build_site(build_locales())
        site.taraz.save_revision().publish()
        workplace = set_up(site.taraz)

        def archive() -> Archive:
            return Archive(
                workplace=workplace, name=path.name, path=str(path), language="kk", publishes=True,
                state=Archive.State.IMPORTING,
            )  # fmt: skip

        timed("dry run", lambda: look_at(archive()))
        counts = []
        for number in (1, 2):
            running = archive()
            running.save()
            counts.append(timed(f"import {number}", lambda running=running: import_archive(running)).counts)
        print(*(dict(count) for count in counts))
        return 0 if dict(counts[1]) == {"unchanged": STORIES} else 1
    finally:
        teardown_databases(databases, verbosity=0)
        shutil.rmtree(settings.HOME, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
