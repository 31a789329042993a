"""A story as every format of an archive delivers it, and what is wrong with one."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.serializers.json import DjangoJSONEncoder


class Unreadable(Exception):
    """An archive that is none, or too much of one; the message is for people."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A remark on one row. `field` is the column as people know it, `text` says what was expected there.

    A row with an error is not imported; all other remarks are told and keep nothing back.
    """

    row: int
    field: str
    text: str
    is_error: bool = False


@dataclass(frozen=True, slots=True)
class ArchivedPicture:
    """A picture of a story by the name the archive gives it: a path, or the web address it once had."""

    name: str
    alternative_text: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class ArchivedStory:
    """One story of an archive.

    `row` is its number as people count: the line of a table without its header, the place in a list of items
    or files, from 1. `address` is the old one, in full or from the root of the old site; `identity` is what
    the archive calls the story by where it has no address (a number, a path). `folder` is where relative
    names of pictures begin. `published` is a moment where the archive knows it, else a day.

    `lead_picture` opens the page; `pictures` are its gallery; pictures within `html` are not among them.
    """

    row: int
    title: str = ""
    address: str = ""
    identity: str = ""
    published: date | datetime | None = None
    views: int | None = None
    lead: str = ""
    html: str = ""
    lead_picture: ArchivedPicture | None = None
    pictures: tuple[ArchivedPicture, ...] = ()
    topics: tuple[str, ...] = ()
    language: str = ""
    folder: str = ""
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    @property
    def key(self) -> str:
        """What tells the story from others of its branch, at every import: at most 255 characters."""
        name = self.address or self.identity or f"{self.title}\n{self.published or ''}"
        return name if len(name) <= 200 and "\n" not in name else f"sha256:{_digest(name)}"

    def digest(self, *more: str) -> str:
        """A checksum of all the story says; `more` are those of its pictures."""
        said = {name: getattr(self, name) for name in _SAID}
        pictures = [self.lead_picture, *self.pictures]
        said["pictures"] = [
            [one.name, one.alternative_text, one.caption] if one else None for one in pictures
        ]
        return _digest(json.dumps([said, more], cls=DjangoJSONEncoder, ensure_ascii=False))


# Where it stands in the archive says nothing about a story.
_SAID = ("title", "address", "published", "views", "lead", "html", "topics", "language")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
