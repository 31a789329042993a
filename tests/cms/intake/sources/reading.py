"""What tests ask of every report, whatever it was read from."""

from cms.intake.report import Report


def told(report: Report) -> list[tuple[str, str]]:
    """The blocks of a report by kind and words."""
    return [(block.kind, block.span.of(report.text)) for block in report.blocks]


def marked(report: Report) -> list[tuple[str, str, str]]:
    """What is marked in a report: kind, words, address."""
    return [(mark.kind, mark.span.of(report.text), mark.href) for mark in report.marks]


def assert_sound(report: Report) -> None:
    """Blocks stand in order and apart, only blanks between them; cells and marks lie within their blocks."""
    place = 0
    for block in report.blocks:
        assert place <= block.span.start < block.span.end <= len(report.text)
        assert not report.text[place : block.span.start].strip()
        assert block.span.of(report.text) == block.span.of(report.text).strip()
        cells = [cell for row in block.rows for cell in row]
        if block.kind == "table":
            words = ("".join(cell.of(report.text).split()) for cell in cells)
            assert "".join(words) == "".join(block.span.of(report.text).split())
        assert all(block.span.start <= cell.start <= cell.end <= block.span.end for cell in cells)
        place = block.span.end
    assert not report.text[place:].strip()
    assert all(0 <= mark.span.start < mark.span.end <= len(report.text) for mark in report.marks)
    assert all(-1 <= picture.after_block < len(report.blocks) for picture in report.pictures)
