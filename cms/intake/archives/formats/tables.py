"""Tables (CSV): a row a story, divided by commas, semicolons or tabs, in UTF-8 or a Windows code page."""

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.intake.archives.formats.columns import recognised, story_of
from cms.intake.archives.story import ArchivedStory, Problem, Unreadable
from cms.intake.archives.values import decoded

DELIMITERS = ",;\t|"
# The text of one story; `csv` would refuse more than 128 KB.
CELL_LIMIT = 5 * 1024 * 1024


def read_table(data: bytes, folder: str = "") -> Iterator[ArchivedStory]:
    """The stories of a table, whose first line names the columns.

    Raises `Unreadable` where no column for titles or texts is among them. A row with more cells than columns
    is told of as one that cannot be read: a text with the dividing sign must stand in quotes.
    """
    text = decoded(data).replace("\x00", "")
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=False)
    try:
        names = [name.strip() for name in next(reader, [])]
    except csv.Error as error:
        raise Unreadable(_("This is no table: its first line cannot be read.")) from error
    headers = recognised(names)
    if not headers.keys() & {"title", "text"}:
        raise Unreadable(
            _("The first line of the table names no column for titles or texts. It has: %(names)s.")
            % {"names": ", ".join(names)[:300]}
        )
    places = {column: names.index(name) for column, name in headers.items()}
    yield from _stories(reader, len(names), places, headers, folder)


def _stories(reader, width: int, places, headers, folder: str) -> Iterator[ArchivedStory]:
    row = 0
    while True:
        row += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield _unreadable(row, _("This row cannot be read: %(reason)s") % {"reason": error})
            continue
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            expected = _(
                "Expected %(most)d cells, not %(count)d. A text with the dividing sign stands in quotes."
            )
            yield _unreadable(row, expected % {"most": width, "count": len(cells)})
            continue
        values = {column: cells[place] for column, place in places.items() if place < len(cells)}
        yield story_of(row, values, headers, folder)


def _unreadable(row: int, text: str) -> ArchivedStory:
    return ArchivedStory(row, problems=(Problem(row, "", text, is_error=True),))


def _delimiter(text: str) -> str:
    """The sign that divides the first line; quoted parts of it are passed over."""
    line, is_quoted, counts = text, False, dict.fromkeys(DELIMITERS, 0)
    for sign in line:
        if sign == '"':
            is_quoted = not is_quoted
        elif not is_quoted and sign in "\r\n":
            break
        elif not is_quoted and sign in counts:
            counts[sign] += 1
    return max(counts, key=counts.__getitem__)
