"""PDF files: words in the order in which they stand, tables by lines or by their places, columns."""

from itertools import pairwise

from cms.intake.sources.pdf import _keeps_hyphen, read_pdf
from tests.cms.intake.sources.documents import pdf
from tests.cms.intake.sources.reading import assert_sound, told

SENTENCE = "Two hundred and fifty directors of schools came to"


def read(*pages, **options):
    report = read_pdf(pdf(*pages, **options))
    assert_sound(report)
    return report


def rows(report):
    return [
        [cell.of(report.text) for cell in row]
        for block in report.blocks
        if block.kind == "table"
        for row in block.rows
    ]


def ruled(columns, heights, missing=()):
    """The borders of a table's cells as lines; `missing` are those left out, by their ends."""
    strokes = [(left, height, right, height) for height in heights for left, right in pairwise(columns)]
    strokes += [(column, low, column, top) for column in columns for low, top in pairwise(heights)]
    return "".join(f"{a} {b} m {c} {d} l S\n" for a, b, c, d in strokes if (a, b, c, d) not in missing)


def test_letters_drawn_after_their_line_stand_where_they_belong():
    """So LibreOffice draws a line whose font lacks the Kazakh letters."""
    line = [(50, 500, 12, "F"), (63.97, 500, 12, "rum in"), (107, 500, 12, "Tar"), (57.33, 500, 12, "o")]
    assert told(read([*line, (50, 470, 12, SENTENCE)]))[0] == ("paragraph", "Forum in Tar")


def test_rows_of_a_ruled_table_stay_together():
    report = read(
        [
            (50, 540, 12, "Programme of the second day"),
            *((55, 490, 12, "09:30"), (125, 490, 12, "Plenary session on"), (305, 490, 12, "Entina I.")),
            *((125, 475, 12, "leading schools"), (55, 450, 12, "11:15"), (125, 450, 12, "Dialogue platform")),
            (305, 450, 12, "Omarov A."),
            (50, 400, 12, SENTENCE),
        ],
        drawing=ruled((50, 120, 300, 400), (440, 465, 505)),
    )
    assert [kind for kind, _ in told(report)] == ["paragraph", "table", "paragraph"]
    assert rows(report) == [
        ["09:30", "Plenary session on leading schools", "Entina I."],
        ["11:15", "Dialogue platform", "Omarov A."],
    ]


def test_cells_without_a_line_between_them_are_one():
    report = read(
        [(55, 490, 12, "15 November, Taraz"), (55, 450, 12, "09:30"), (125, 450, 12, "Plenary session")],
        drawing=ruled((50, 120, 300), (440, 465, 505), missing={(120, 465, 120, 505)}),
    )
    assert rows(report) == [["15 November, Taraz", ""], ["09:30", "Plenary session"]]


def test_a_frame_around_a_text_is_no_table():
    report = read([(55, 490, 12, SENTENCE), (55, 475, 12, "Taraz.")], drawing=ruled((50, 400), (460, 505)))
    assert told(report) == [("paragraph", f"{SENTENCE} Taraz.")]


def test_a_programme_with_hours_before_a_tab_is_a_table():
    report = read(
        [
            (50, 520, 12, "Programme of the forum, 14 November"),
            *((50, 500, 12, "09:00"), (140, 500, 12, "Registration")),
            *((50, 485, 12, "09:30-11:00"), (140, 485, 12, "Plenary session on the work of")),
            *((140, 470, 12, "leading schools"), (50, 455, 12, "14:00"), (140, 455, 12, "Facilitation")),
            *((50, 440, 12, SENTENCE), (50, 425, 12, "the forum in Taraz.")),
        ]
    )
    assert rows(report) == [
        ["09:00", "Registration"],
        ["09:30-11:00", "Plenary session on the work of leading schools"],
        ["14:00", "Facilitation"],
    ]
    assert told(report)[-1] == ("paragraph", f"{SENTENCE} the forum in Taraz.")


def test_wide_blanks_between_straight_margins_make_no_table():
    line = [(left, word) for left, word in ((50, "Heads"), (101, "of"), (129, "leading"), (188, "schools"))]
    page = [(left, 500 - 15 * row, 12, word) for row in range(4) for left, word in line]
    assert rows(read(page)) == []


def test_a_table_that_goes_on_over_the_page_is_one_with_its_heading_once():
    def page(*hours):
        lines = [(55, 490, 12, "Time"), (125, 490, 12, "Session")]
        for number, hour in enumerate(hours):
            lines += [(55, 460 - 30 * number, 12, hour), (125, 460 - 30 * number, 12, f"Session at {hour}")]
        return lines

    drawing = ruled((50, 120, 300), (420, 450, 480, 510))
    report = read(page("09:00", "10:00"), page("11:00", "12:00"), drawing=drawing)
    assert [row[0] for row in rows(report)] == ["Time", "09:00", "10:00", "11:00", "12:00"]


def test_a_sentence_goes_on_in_the_next_column():
    first = [(50, 500 - 15 * row, 10, "Directors of two hundred schools") for row in range(12)]
    second = [(230, 500 - 15 * row, 10, "and their deputies from all towns") for row in range(12)]
    assert len(told(read([*first, *second]))) == 1


def test_first_halves_of_words_keep_their_hyphen_at_the_end_of_a_line():
    assert _keeps_hyphen("центр научно", "методического", frozenset())
    assert not _keeps_hyphen("центр методи", "ческого", frozenset())
