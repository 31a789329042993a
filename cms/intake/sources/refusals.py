"""What cannot be read as a report, said to whoever handed it in; and the bounds of what is read."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOST_BYTES = 20 * 1024 * 1024
MOST_CHARACTERS = 1_000_000
MOST_PAGES = 300
MOST_PICTURES = 60
# Paragraphs, items and cells: a report has hundreds.
MOST_PARTS = 20_000
# What an archive (.docx, .odt) may unpack to: its XML, and everything in it.
MOST_XML_BYTES = 40 * 1024 * 1024
MOST_UNPACKED_BYTES = 200 * 1024 * 1024
# Elements of a pasted page, and of a document's XML, in which Word writes some ten a word at worst.
MOST_ELEMENTS = 200_000
MOST_XML_ELEMENTS = 1_000_000


class UnreadableReport(ValueError):
    """Nothing can be made of what was handed in. Its text tells the editor why, and what to do."""


def accepted() -> str:
    """The last sentence of most refusals: which files are read."""
    return _("Word (.docx), OpenDocument (.odt), PDF, web pages (.html) and plain text (.txt) are read.")


def empty() -> UnreadableReport:
    """No visible character in it."""
    return UnreadableReport(f"{_('There is no text in it.')} {accepted()}")


def too_large() -> UnreadableReport:
    """More bytes than MOST_BYTES."""
    return UnreadableReport(
        _("The file is larger than %(count)d MB. Make its pictures smaller, or paste the text alone.")
        % {"count": MOST_BYTES // 1024 // 1024}
    )


def too_long() -> UnreadableReport:
    """More characters than MOST_CHARACTERS, or as much markup around them."""
    return UnreadableReport(
        _("The text is longer than a million characters, as books are. Paste the part about the event.")
    )


def too_many_parts() -> UnreadableReport:
    """More lines and cells than MOST_PARTS."""
    return UnreadableReport(
        _("The text has more than %(count)d lines or table cells. Paste the part about the event.")
        % {"count": MOST_PARTS}
    )


def too_many_pages(count: int) -> UnreadableReport:
    """A PDF of more pages than MOST_PAGES."""
    return UnreadableReport(
        ngettext(
            "The PDF has %(count)d page; up to %(most)d are read. Save the part about the event as a file.",
            "The PDF has %(count)d pages; up to %(most)d are read. Save the part about the event as a file.",
            count,
        )
        % {"count": count, "most": MOST_PAGES}
    )


def bursting() -> UnreadableReport:
    """An archive that unpacks to far more than a document does."""
    return UnreadableReport(
        _("The file unpacks to far more than a document holds, so it was not opened. Paste its text instead.")
    )


def protected() -> UnreadableReport:
    """A file that asks for a password."""
    return UnreadableReport(
        _("The file is protected by a password. Save it without one and choose it again, or paste its text.")
    )


def damaged() -> UnreadableReport:
    """A file that begins as a known kind and goes on as none."""
    return UnreadableReport(
        _("The file is damaged and cannot be opened. Save it anew and choose it again, or paste its text.")
    )


def old_word() -> UnreadableReport:
    """A binary Word document (.doc)."""
    return UnreadableReport(
        _("This is a file of an old Word (.doc). Open it in Word, save it as .docx, and choose that file.")
    )


def rich_text_file() -> UnreadableReport:
    """An .rtf file."""
    return UnreadableReport(
        _("This is an .rtf file. Open it in Word, save it as .docx, and choose that file.")
    )


def scanned() -> UnreadableReport:
    """A PDF of pictures of pages."""
    return UnreadableReport(
        _("The PDF has pictures of pages and no text, as a scanner makes them. Paste the words instead.")
    )


def picture() -> UnreadableReport:
    """A photograph in the place of a report."""
    return UnreadableReport(
        _("This is a picture, not a report. Add it among the pictures, and paste the report's words.")
    )


def other_kind() -> UnreadableReport:
    """A file of any other kind."""
    return UnreadableReport(f"{_('This kind of file is not read as a report.')} {accepted()}")
