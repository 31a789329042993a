"""Record the answers shown in the documentation, from a running site with the content the guides speak of."""

import json
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wagtail_plone.conf import guide_folders, root_url
from wagtail_plone.docs.asking import Asking
from wagtail_plone.docs.pages import all_pages
from wagtail_plone.docs.recordings import FOLDER, Recording, as_text, shortened


class Command(BaseCommand):
    """Ask the site everything the documentation asks, and keep the answers, shortened, beside its guides."""

    help = (
        "Asks the running site everything that the documentation asks without signing in, and writes the "
        "answers, shortened, into the folder `recordings` of the last of WAGTAIL_PLONE_GUIDES."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The names of recordings."""
        parser.add_argument("names", nargs="*", help="Only these recordings; all without a name.")

    def handle(self, *args: object, **options: Any) -> None:
        """Record; a site that cannot be reached is a `CommandError`."""
        if not guide_folders():
            raise CommandError("There is no folder to write to: name one in WAGTAIL_PLONE_GUIDES.")
        folder = guide_folders()[-1] / FOLDER
        folder.mkdir(exist_ok=True)
        names = options["names"]
        asked = [asking for page in all_pages(root_url(), "/").values() for asking in page.requests]
        kept = {asking.name for asking in asked if is_recorded(asking)}
        for asking in asked:
            if asking.name in kept and (not names or asking.name in names):
                self._record(asking, folder)
        if not names:
            for path in folder.glob("*.json"):
                if path.stem not in kept:
                    path.unlink()

    def _record(self, asking: Asking, folder: Path) -> None:
        status, body = answer(asking, root_url())
        recording = Recording(asking.line, status, shortened(body))
        (folder / f"{asking.name}.json").write_text(as_text(recording))
        self.stdout.write(f"{status} {asking.line}")


def is_recorded(asking: Asking) -> bool:
    """True for requests that everybody may send, and that leave nothing behind."""
    return asking.can_be_tried or (asking.method == "POST" and asking.address.endswith("-search"))


def answer(asking: Asking, root: str) -> tuple[int, object]:
    """The status and the body of a site's answer. Raises `CommandError` where it cannot be reached."""
    data = None if asking.body is None else json.dumps(asking.body).encode()
    headers = {"Content-Type": "application/json", **dict(asking.headers)}
    request = Request(f"{root}{asking.address}", data, headers, method=asking.method)  # noqa: S310  the site's own root
    try:
        with urlopen(request, timeout=60) as response:  # noqa: S310  the site's own root
            return response.status, json.load(response)
    except HTTPError as error:
        return error.code, json.load(error)
    except OSError as error:
        raise CommandError(f"{root} cannot be reached: {error}") from error
