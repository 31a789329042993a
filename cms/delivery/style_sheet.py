"""The pages' style sheets as one file: each in place of its `@import` in `all.css`, without the comments.

Nobody has to build anything: `collectstatic` and `runserver` find the joined file where they find all others,
and it is joined anew whenever they ask.

Readers who want larger letters get the same sheets in a larger size (`cms.low_vision`): all lengths follow
the size of letters, and where a layout begins follows, too, as if their window were so much narrower.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

FOLDER = Path(__file__).resolve().parent.parent / "static" / "cms" / "css"
IMPORT = re.compile(r'^@import "([\w.-]+)";$', re.MULTILINE)
# None of the sheets has a string with the beginning of a comment in it.
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
INDENTATION = re.compile(r"\n\s+")
# Beside its parts as far as addresses go: what they name relative to themselves is where they say.
JOINED = "cms/css/site.css"
# Percent.
SCALES = ("150", "200")
CONDITION = re.compile(r"@media[^{]+")
LENGTH = re.compile(r"(\d*\.?\d+)rem")


def scaled_name(percent: str) -> str:
    """The path of the pages' style sheet for letters of so many percent of their usual size."""
    return f"cms/css/site-{percent}.css" if percent in SCALES else JOINED


SHEETS = {JOINED: "100", **{scaled_name(percent): percent for percent in SCALES}}


def joined() -> str:
    """All style sheets of the pages, in order. Raises `FileNotFoundError` for one that is not there."""
    imports = COMMENT.sub("", (FOLDER / "all.css").read_text())
    whole = IMPORT.sub(lambda line: (FOLDER / line[1]).read_text(), imports)
    return INDENTATION.sub("\n", COMMENT.sub("", whole)).lstrip()


def scaled(text: str, percent: str) -> str:
    """A style sheet with letters of another size, and layouts that begin where there is room for these."""
    if percent not in SCALES:
        return text
    factor = int(percent) / 100

    def wider(condition: re.Match) -> str:
        return LENGTH.sub(lambda length: f"{float(length[1]) * factor:g}rem", condition[0])

    return f"{CONDITION.sub(wider, text)}:root {{\nfont-size: {percent}%;\n}}\n"


class JoinedStyleSheet(BaseFinder):
    """Finder of static files that knows the joined files, which it writes into `VAR_DIR`."""

    def __init__(self, *args, **kwargs) -> None:
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "joined")

    def check(self, **kwargs) -> list:
        """Nothing can be configured wrongly."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs) -> str | list[str]:
        """A joined file's place on the disk; an empty list for any other path."""
        if path not in SHEETS:
            return []
        place = self._written(path)
        return [place] if find_all else place

    def list(self, ignore_patterns) -> Iterator[tuple[str, FileSystemStorage]]:
        """The joined files with their storage."""
        for path in SHEETS:
            self._written(path)
            yield path, self.storage

    def _written(self, path: str) -> str:
        """Write a file where it is another one than before; several processes may do so at a time."""
        place, text = Path(self.storage.path(path)), scaled(joined(), SHEETS[path])
        if not place.is_file() or place.read_text() != text:
            place.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", dir=place.parent, delete=False) as file:
                file.write(text)
            Path(file.name).chmod(0o644)
            os.replace(file.name, place)
        return str(place)
