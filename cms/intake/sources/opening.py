"""The door for reports."""

from cms.intake.report import Report
from cms.intake.sources.plain import read_plain


def read_file(name: str, content: bytes) -> Report:
    """The report in a file."""
    return read_plain(content.decode())


def read_paste(html: str, text: str) -> Report:
    """The report on a clipboard."""
    return read_plain(text)
