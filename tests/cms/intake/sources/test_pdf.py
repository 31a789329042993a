"""PDF files: lines become paragraphs again, what repeats on each page is left out and named."""

from pathlib import Path

import pytest

from cms.intake.sources.pdf import read_pdf
from tests.cms.intake.sources.documents import pdf
from tests.cms.intake.sources.reading import assert_sound, told
from tests.factories import picture_bytes

FILES = Path(__file__).resolve().parent / "files"
FULL = "Two hundred and fifty directors of schools came to"


def read(*pages, **options):
    report = read_pdf(pdf(*pages, **options))
    assert_sound(report)
    return report


def lines(*texts, size=12, top=500, left=50, step=15):
    return [(left, top - number * step, size, text) for number, text in enumerate(texts)]


def words(report):
    return [text for _, text in told(report)]


def test_lines_are_joined_until_one_has_room_for_the_next_word():
    report = read(lines(FULL, "the forum in Taraz.", "It lasted for two days."))
    assert words(report) == [f"{FULL} the forum in Taraz.", "It lasted for two days."]


def test_a_gap_or_a_line_set_in_begins_a_paragraph():
    page = [*lines(FULL, FULL), *lines(FULL, top=440), (70, 425, 12, FULL)]
    assert len(words(read(page))) == 3


def test_a_word_divided_at_the_end_of_a_line_is_made_whole_and_a_hyphen_kept():
    report = read(
        lines(
            "Step-by-step plans were written by two hundred di-",
            "rectors, and a school development plan, step-by-",
            "step, was drawn up.",
        )
    )
    assert words(report) == [
        "Step-by-step plans were written by two hundred directors, "
        "and a school development plan, step-by-step, was drawn up."
    ]


def test_larger_letters_make_a_heading_and_typed_dashes_items():
    page = [(50, 540, 20, "A forum in Taraz"), *lines(FULL, "- the first aim", "- the second aim")]
    assert [kind for kind, _ in told(read(page))] == ["heading", "paragraph", "item", "item"]


def test_a_line_of_other_letters_is_a_block_of_its_own_however_near():
    report = read([(50, 517, 20, "Two hundred directors met"), *lines(FULL, "the forum in Taraz.")])
    assert [kind for kind, _ in told(report)] == ["heading", "paragraph"]


def test_what_repeats_on_each_page_is_named_and_page_numbers_go():
    pages = [
        [
            (50, 570, 9, "Center of Excellence"),
            *lines(f"{word} of the days began.", "It rained.", f"Then it was {word} again."),
            (200, 20, 9, f"Page {number} of 3"),
        ]
        for number, word in ((1, "First"), (2, "Second"), (3, "Last"))
    ]
    report = read(*pages)
    assert "Center" not in report.text
    assert "Page" not in report.text
    assert "Second of the days" in report.text
    (note,) = report.notes
    assert note.startswith(
        "The header and footer of the pages were left out: Center of Excellence · Page 1 of 3"
    )


def test_a_sentence_goes_on_over_the_page():
    assert len(words(read(lines(FULL, FULL), lines("the forum in Taraz.")))) == 1


def test_a_picture_stands_behind_the_lines_above_it():
    photograph = picture_bytes(size=(200, 150))
    report = read([*lines(FULL), *lines(FULL, top=250)], picture=photograph)
    (picture,) = report.pictures
    assert (picture.content, picture.after_block) == (photograph, 0)


@pytest.mark.parametrize(
    ("name", "title", "last"),
    [
        (
            "forum-taraz-2019",
            'Regional forum of the Heads of secondary schools "Leadership in terms of updated content '
            'of education" in Zhambyl region',
            ["18.11.2019 1772", "Back to the list"],
        ),
        (
            "forum-zhambyl-2022",
            "Жамбыл облысында мектеп басшыларының «Оқуды басқару: сенім мен сапа» өңірлік форумы",
            ["21.11.2022 907", "Тізімге оралу"],
        ),
    ],
)
def test_what_a_browser_has_printed_is_read_as_it_was_written(name, title, last):
    """The Kazakh letters there come from another font than the rest, as in many programs."""
    report = read_pdf((FILES / f"{name}.pdf").read_bytes())
    assert_sound(report)
    assert ("heading", title) in told(report)
    assert words(report)[-2:] == last
    assert [kind for kind, _ in told(report)].count("item") == 2
