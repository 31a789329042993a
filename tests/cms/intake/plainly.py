"""Texts as reports, for those who try the rules: also texts that the door refuses."""

from cms.intake.report import Block, Report, Span
from cms.intake.sources.plain import read_plain
from cms.intake.sources.refusals import UnreadableReport


def report_of(text: str) -> Report:
    """The report of a plain text; of one that nobody may hand in, as one paragraph or as none."""
    try:
        return read_plain(text)
    except UnreadableReport:
        whole = Block("paragraph", Span(0, len(text)))
        return Report(text, (whole,) if text.strip() else ())
