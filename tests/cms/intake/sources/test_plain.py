"""Plain text as people paste it: paragraphs, lists, tables, headings; each word stays."""

import pytest

from cms.intake.sources.plain import read_plain
from tests.cms.intake.sources.reading import assert_sound, told

MAIL = """\
Уважаемые коллеги! В четверг, 14 ноября, в Таразе прошёл областной форум
директоров школ. В нём приняли участие двести пятьдесят директоров,
сотрудники управления образования и методисты. Форум открыла
руководитель управления.

- первая секция собрала учителей, которые давно хотели обсудить, как
писать план развития
- вторая была короче
"""


def read(text):
    report = read_plain(text)
    assert_sound(report)
    return report


@pytest.mark.parametrize(
    ("line", "is_numbered"),
    [
        *(("- дефис", False), ("– тире", False), ("— тире", False), ("• точка", False), ("▪️ эмодзи", False)),
        *(("✅ сделано", False), ("1) первый", True), ("1. первый", True), ("(1) первый", True)),
        *(("1️⃣ первый", True), ("\uf0b7\tиз Word", False), ("•слитно", False), ("\u00a0-\u00a0дефис", False)),
    ],
)
def test_what_stands_in_front_of_a_line_makes_it_an_item(line, is_numbered):
    (block,) = read(line).blocks
    assert (block.kind, block.is_numbered) == ("item", is_numbered)


@pytest.mark.parametrize(
    "line",
    [
        "14.11.2019 жыл",
        "2019 жылы өтті.",
        "3 часа",
        "-5 градусов",
        "10:00 Тіркелу",
        "1,772 views",
        "№ 1 мектеп",
    ],
)
def test_a_date_a_number_or_a_negative_is_no_item(line):
    assert read(line).blocks[0].kind == "paragraph"


def test_lines_that_an_email_program_has_broken_are_one_paragraph():
    assert [(kind, len(words.split())) for kind, words in told(read(MAIL))] == [
        ("paragraph", 29),
        ("item", 13),
        ("item", 4),
    ]
    assert "форум директоров школ" in read(MAIL).text


def test_lines_that_a_person_has_broken_stay_lines():
    form = (
        "Филиал: Актау\nМероприятие: конкурс «Оценивание глазами ученика»\nДата: 21 мая\nМесто: НИШ, г. Актау"
    )
    assert [words for _, words in told(read(form))] == form.split("\n")


def test_copied_cells_are_a_table_with_empty_cells_in_their_place():
    report = read("Итоги:\n\nМесто\tШкола\tГород\n1\t№ 7\tТараз\n\t№ 12\t\n\nКонец.")
    table = report.blocks[1]
    assert [[cell.of(report.text) for cell in row] for row in table.rows] == [
        ["Место", "Школа", "Город"],
        ["1", "№ 7", "Тараз"],
        ["", "№ 12"],
    ]
    assert [block.kind for block in report.blocks] == ["paragraph", "table", "paragraph"]


def test_a_tab_that_only_sets_a_line_in_makes_no_table():
    assert [kind for kind, _ in told(read("\tПервый абзац.\n\tВторой абзац."))] == ["paragraph", "paragraph"]


def test_a_short_first_line_and_a_line_in_capitals_are_headings():
    text = "Форум директоров\n\nОн прошёл в Таразе.\nИТОГИ ФОРУМА\nВсе довольны."
    assert [kind for kind, _ in told(read(text))] == ["heading", "paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        *("Вчера прошёл форум.", "Всем привет! 👋", "Уважаемые коллеги!", "Филиал: Тараз"),
        *("Цели форума:", "10:00 Регистрация"),
        "Форум, на который приехали директора ста двадцати школ всех районов области, педагоги колледжей "
        "и студенты университета, их наставники",
    ],
)
def test_a_sentence_a_salutation_or_a_fact_is_no_heading(line):
    assert read(f"{line}\n\nТекст.").blocks[0].kind == "paragraph"


def test_a_text_of_one_line_heads_nothing():
    assert told(read("ФОРУМ")) == [("paragraph", "ФОРУМ")]


def test_what_cannot_be_seen_goes_and_blanks_are_of_one_kind():
    report = read(
        "\ufeffФо\u00adрум\u200b: 1\u00a0772\u202fпросмотра\r\nи\u0306од\rконец\u2028строка\x0bещё\x00"
    )
    assert report.text == "Форум: 1 772 просмотра\nйод\nконец\nстрока\nещё"


def test_an_emoji_of_several_parts_stays_whole():
    assert "👩‍🏫" in read("Учитель 👩‍🏫 года").text


def test_half_a_character_does_not_stop_the_reading():
    assert read("Форум \ud83d в Таразе").text == "Форум \ufffd в Таразе"


@pytest.mark.parametrize(
    "copied",
    [
        "[14.11.2024, 18:05] Айгүл Тараз: Форум өтті\n[14.11.2024, 18:06:11] Айгүл Тараз: 250 директор келді",
        "[18:05, 14.11.2024] +7 701 000 00 00: Форум өтті\n[18:06, 14.11.2024] Айгүл: 250 директор келді",
        "14.11.2024, 18:05 - Айгүл: Форум өтті\n14.11.2024, 18:06 - Айгүл: 250 директор келді",
        "Айгүл, [14.11.2024 18:05]\nФорум өтті\n\nАйгүл, [14.11.2024 18:06]\n250 директор келді",
    ],
)
def test_who_sent_a_message_and_when_is_no_part_of_the_report(copied):
    report = read_plain(copied)
    assert report.text.split("\n") == [
        "Форум өтті",
        *([""] if "\n\n" in copied else []),
        "250 директор келді",
    ]
    (note,) = report.notes
    assert note.startswith("The senders and hours of the messages were left out: ")
    assert "18:06" in note


@pytest.mark.parametrize("line", ["14.11.2024, 18:05", "Тараз, [14 қараша]: форум", "10:00 - Пленар: ашылуы"])
def test_days_and_hours_of_a_programme_stay(line):
    assert line in read_plain(f"{line}\nФорум өтті.").text
