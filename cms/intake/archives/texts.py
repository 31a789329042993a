"""The text of an old story: as a report for the rules, and as blocks of a page's body with its pictures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cms.intake.archives.markup import with_plain_pictures
from cms.intake.archives.story import ArchivedPicture
from cms.intake.body import body_blocks
from cms.intake.report import Report, Span
from cms.intake.sources.html import read_html
from cms.intake.sources.refusals import UnreadableReport, empty

# A report has its pictures as bytes; here they carry the address by which the archive knows the picture,
# behind the beginning of a JPEG. What it shows is read, and stored, only when its page is made.
_STAND_IN = b"\xff\xd8\xff"


@dataclass(frozen=True)
class Text:
    """The text of a story: `report` for the rules, and its pictures as the archive calls them.

    `fault` says why the text could not be read; one without words has none.
    """

    report: Report
    pictures: tuple[ArchivedPicture, ...] = ()
    fault: str = ""

    def blocks(self, taken: Iterable[Span] = ()) -> list[tuple[str, Any] | ArchivedPicture]:
        """The body without the stretches in `taken`: pairs of a block's kind and value, and pictures."""
        if not self.report.blocks:
            return list(self.pictures)
        return [
            self.pictures[block["value"]["number"]]
            if block["type"] == "picture"
            else (block["type"], block["value"])
            for block in body_blocks(self.report, taken)
        ]


def text_of(html: str) -> Text:
    """The text of HTML: nothing of it can run or load, and no word is lost."""
    html, captions = with_plain_pictures(html)
    seen: list[str] = []

    def find(address: str) -> bytes | None:
        if not address or address.lower().startswith(("data:", "blob:", "javascript:")):
            return None
        seen.append(address)
        return _STAND_IN + address.encode(errors="replace")

    try:
        report = read_html(html, find)
    except UnreadableReport as error:
        pictures = tuple(ArchivedPicture(address, "", captions.get(address, "")) for address in seen)
        return Text(Report("", ()), pictures, "" if str(error) == str(empty()) else str(error))
    pictures = []
    for picture in report.pictures:
        address = picture.content.removeprefix(_STAND_IN).decode()
        pictures.append(ArchivedPicture(address, picture.caption, captions.get(address, "")))
    return Text(report, tuple(pictures))
