"""Tables of stories: whatever language, encoding and dividing sign they come in."""

from datetime import date, datetime

import pytest

from cms.intake.archives.formats.tables import read_table
from cms.intake.archives.story import Unreadable
from tests.cms.intake.archives.made import table

COLUMNS = {
    "en": ("title", "date", "text", "lead", "views", "url", "images", "topics"),
    "ru": ("Заголовок", "Дата публикации", "Текст", "Анонс", "Просмотры", "Адрес", "Изображения", "Рубрики"),
    "kk": ("Атауы", "Күні", "Мәтіні", "Қысқаша мазмұны", "Қаралымы", "Мекенжайы", "Суреттер", "Айдар"),
}  # fmt: skip
CELLS = (
    "Форум, 2019", "18.11.2019", "<p>Мектеп; форум, көрме.</p>", "Екі күн", "1 772",
    "/index.php?id=12&lang=ru", "a.jpg|b.jpg\nc.jpg", "Көшбасшылық; Мектеп",
)  # fmt: skip


@pytest.mark.parametrize("language", COLUMNS)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "kz1048", "utf-16"])
def test_a_table_is_read_by_the_names_of_its_columns(language, delimiter, encoding):
    data = table([dict(zip(COLUMNS[language], CELLS, strict=True))], delimiter, encoding)
    (story,) = read_table(data)
    assert (story.row, story.title, story.published, story.views) == (
        1,
        "Форум, 2019",
        date(2019, 11, 18),
        1772,
    )
    assert story.html == "<p>Мектеп; форум, көрме.</p>" and story.lead == "Екі күн"
    assert story.address == "/index.php?id=12&lang=ru"
    assert [picture.name for picture in story.pictures] == ["a.jpg", "b.jpg", "c.jpg"]
    assert story.topics == ("Көшбасшылық", "Мектеп")
    assert story.problems == ()


def test_russian_windows_bytes_are_read_as_russian():
    (story,) = read_table("Заголовок;Текст\r\nФорум;Встреча\r\n".encode("cp1251"))
    assert (story.title, story.html) == ("Форум", "<p>Встреча</p>")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2019-11-18", date(2019, 11, 18)),
        ("2019-11-18 09:30:00", datetime(2019, 11, 18, 9, 30)),
        ("18.11.2019 09:30", datetime(2019, 11, 18, 9, 30)),
        ("18/11/2019", date(2019, 11, 18)),
        ("18 ноября 2019 г.", date(2019, 11, 18)),
        ("2019 жылғы 18 қараша", date(2019, 11, 18)),
        ("November 18, 2019", date(2019, 11, 18)),
        ("3 мая 2018", date(2018, 5, 3)),
        ("2018 жылғы 3 мамыр", date(2018, 5, 3)),
        ("2018 жылғы 3 маусым", date(2018, 6, 3)),
    ],
)
def test_dates_are_read_as_people_and_programs_write_them(written, read):
    (story,) = read_table(table([{"title": "Forum", "date": written}]))
    assert story.published == read and not story.problems


def test_what_is_no_date_or_number_is_an_error_of_its_row_and_column():
    rows = [
        {"Заголовок": "One", "Дата": "18.11.2019", "Просмотры": "5"},
        {"Заголовок": "Two", "Дата": "осенью", "Просмотры": "много"},
        {"Заголовок": "Three", "Дата": "31.02.2019", "Просмотры": ""},
    ]
    problems = [problem for story in read_table(table(rows)) for problem in story.problems]
    assert [(problem.row, problem.field, problem.is_error) for problem in problems] == [
        (2, "Дата", True),
        (2, "Просмотры", True),
        (3, "Дата", True),
    ]
    assert problems[0].text == "“осенью” is no date. Expected one such as 14.11.2019 or 2019-11-14."


def test_a_row_with_too_many_cells_is_told_of_and_the_next_one_is_read():
    stories = list(read_table(b"title,text\nOne,a,b,c\nTwo,d\n"))
    assert stories[0].problems[0].text.startswith("Expected 2 cells, not 4.")
    assert (stories[1].row, stories[1].title) == (2, "Two")


def test_a_table_without_columns_for_titles_or_texts_is_refused_with_what_it_has():
    with pytest.raises(Unreadable, match="It has: apples, pears"):
        list(read_table(b"apples,pears\n1,2\n"))


def test_plain_text_becomes_paragraphs_and_its_signs_stay_signs():
    (story,) = read_table(table([{"title": "A", "text": "One & two\n\n3 < 4"}]))
    assert story.html == "<p>One &amp; two</p><p>3 &lt; 4</p>"
