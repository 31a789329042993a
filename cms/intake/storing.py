"""A report as it is stored under review: its text, blocks, marks and notes as JSON, without pictures."""

from cms.intake.report import Block, Mark, Report, Span


def stored(report: Report) -> dict:
    """A report as JSON; spans are pairs of offsets."""
    return {
        "text": report.text,
        "blocks": [
            {
                "kind": block.kind,
                "span": _pair(block.span),
                "level": block.level,
                "is_numbered": block.is_numbered,
                "rows": [[_pair(cell) for cell in row] for row in block.rows],
            }
            for block in report.blocks
        ],
        "marks": [{"kind": mark.kind, "span": _pair(mark.span), "href": mark.href} for mark in report.marks],
        "notes": [str(note) for note in report.notes],
    }


def restored(source: dict) -> Report:
    """The report that was stored."""
    return Report(
        source["text"],
        tuple(
            Block(
                block["kind"],
                Span(*block["span"]),
                block["level"],
                block["is_numbered"],
                tuple(tuple(Span(*cell) for cell in row) for row in block["rows"]),
            )
            for block in source["blocks"]
        ),
        tuple(Mark(Span(*mark["span"]), mark["kind"], mark["href"]) for mark in source["marks"]),
        notes=tuple(source["notes"]),
    )


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
