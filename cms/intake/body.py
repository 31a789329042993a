"""What no rule took, as the body of a page."""

from html import escape
from uuid import uuid4

from cms.intake.report import Report, Span


def body_blocks(report: Report, taken: tuple[Span, ...]) -> list[dict]:
    """Data of a `StreamField`: the report's text without what was taken."""
    html = []
    for block in report.blocks:
        place, kept = block.span.start, ""
        for span in sorted(taken):
            if span.end <= place or span.start >= block.span.end:
                continue
            kept += report.text[place : max(span.start, place)]
            place = max(span.end, place)
        kept += report.text[place : block.span.end]
        if kept.strip():
            html.append(f"<p>{escape(kept.strip())}</p>")
    return [{"type": "paragraph", "id": str(uuid4()), "value": "".join(html)}] if html else []
