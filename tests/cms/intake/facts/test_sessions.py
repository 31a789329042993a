"""Sessions of a programme are found in tables, lines with hours, lists and sentences."""

from datetime import date

import pytest

from cms.intake.facts.found import Found, Person
from cms.intake.facts.sessions import find_sessions
from cms.intake.reading import Reading
from tests.cms.intake.plainly import report_of

FIRST, SECOND = date(2024, 3, 5), date(2024, 3, 6)
PEOPLE = (
    *("Aigul Serik", "Pavel Kim", "Anna Lee", "Айгуль Серикова", "Павел Ким", "Анна Ли", "Марат Есенов"),
    *("Айгүл Серікова", "Досов П. С.", "Entina I. L.", "Amirbekuly E."),
)


def sessions(text, days=(FIRST, SECOND)):
    found = find_sessions(Reading(report_of(text)), days, [Found(Person(name), ()) for name in PEOPLE])
    return [one.value for one in found]


def told(text, days=(FIRST, SECOND)):
    return [(one.kind, one.title, list(one.speakers)) for one in sessions(text, days)]


SENTENCES = [
    (
        "On the first day of the forum Pavel Kim gave a master class entitled “Aloud”.",
        [("workshop", "Aloud", ["Pavel Kim"])],
    ),
    (
        "The forum had two workshops: “A” (Aigul Serik) and “B” (Pavel Kim).",
        [("workshop", "A", ["Aigul Serik"]), ("workshop", "B", ["Pavel Kim"])],
    ),
    (
        "At the forum people chose a dialogue platform. “Parents” was run by Anna Lee; "
        "“Pupils”, with Pavel Kim, was smaller.",
        [("dialogue", "Parents", ["Anna Lee"]), ("dialogue", "Pupils", ["Pavel Kim"])],
    ),
    (
        "The forum opened with a plenary session. Aigul Serik spoke first, and after her Pavel Kim.",
        [("plenary", "", ["Aigul Serik", "Pavel Kim"])],
    ),
    ("Anna Lee held the lecture “Sleep” at the forum.", [("other", "Sleep", ["Anna Lee"])]),
    (
        "На форуме работали диалоговые площадки: «Урок» (Анна Ли) и «Дом» (Павел Ким).",
        [("dialogue", "Урок", ["Анна Ли"]), ("dialogue", "Дом", ["Павел Ким"])],
    ),
    (
        "Форум запомнился мастер-классом Павла Кима «Тетрадь» и выставкой «Находки».",
        [("workshop", "Тетрадь", ["Павел Ким"]), ("exhibition", "Находки", [])],
    ),
    (
        "Мастер-классы форума дали: Анна Ли – «Тишина», Павел Ким – «Шум».",
        [("workshop", "Тишина", ["Анна Ли"]), ("workshop", "Шум", ["Павел Ким"])],
    ),
    (
        "Форум. Была диалоговая площадка «Кто решает?», её вёл Павел Ким.",
        [("dialogue", "Кто решает?", ["Павел Ким"])],
    ),
    (
        "Форумда Анна Ли «Дауыстап оқу» атты шеберлік сағатын өткізді.",
        [("workshop", "Дауыстап оқу", ["Анна Ли"])],
    ),
    (
        "Форумда «Тыныштық» деп аталатын шеберлік сағатын Павел Ким көрсетті.",
        [("workshop", "Тыныштық", ["Павел Ким"])],
    ),
    (
        "Форумда Павел Ким «Тыныштық», Анна Ли «Шу» шеберлік сағаттарын көрсетті.",
        [("workshop", "Тыныштық", ["Павел Ким"]), ("workshop", "Шу", ["Анна Ли"])],
    ),
    (
        "Форумда «Кім?» диалог алаңы өтті. Оны Марат Есенов пен Анна Ли жүргізді.",
        [("dialogue", "Кім?", ["Марат Есенов", "Анна Ли"])],
    ),
]
DAYS = [
    ("The forum. On the second day there was a facilitation session “Map”.", SECOND),
    ("The forum. On Wednesday there was a facilitation session “Map”.", SECOND),
    ("The forum. Day two, the 6th: a facilitation session, “Map”.", SECOND),
    ("Форум прошёл 5–6 марта. Второй день был посвящён фасилитационной сессии «Карта».", SECOND),
    ("Форум. 6 марта прошла фасилитационная сессия «Карта».", SECOND),
    ("Форум. Во вторник прошла фасилитация «Карта».", FIRST),
    ("Форумның екінші күні «Карта» фасилитациялық сессиясы өтті.", SECOND),
    ("Форум. 5 наурызда «Карта» фасилитациялық сессиясы өтті.", FIRST),
    ("Форум аясында «Карта» фасилитациялық сессиясы өтті.", None),
    ("The forum took place on 5–6 March. A facilitation session, “Map”, was held.", None),
]
NONE = [
    "Next year’s contest “Future” was announced at the forum.",
    "Былтырғы «Ескі» байқауының жеңімпазы форумға келді.",
    "Pavel Kim opened the forum and greeted the teachers.",
    "Форум прошёл в выставочном зале. Фасилитатор опоздал.",
    "Областной конкурс «План» прошёл в Таразе. Конкурс выиграла Анна Ли.",
    "На форуме была защита визитной карточки «Мы вместе» и речь о конкурсе.",
    "—",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sessions_are_read_from_sentences(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_session_has_the_day_that_its_text_speaks_of(text, day):
    assert [one.day for one in sessions(text)] == [day]


def test_days_that_nobody_knows_are_not_guessed():
    assert [one.day for one in sessions("The forum. On Wednesday: a facilitation session.", days=())] == [
        None
    ]


@pytest.mark.parametrize("text", NONE)
def test_what_is_told_in_passing_is_no_session(text):
    assert told(text) == []


def test_lines_with_hours_are_rows_below_their_day():
    text = (
        "Форум бағдарламасы\n5 наурыз\n09.30 Тіркелу\n10.00–11.15 Пленарлық отырыс. "
        "Баяндамашы: Айгүл Серікова"
        "\n6 наурыз\n10:00–13:00 «Карта» фасилитациялық сессиясы (Марат Есенов)"
    )
    assert [(one.kind, one.title, one.day, f"{one.starts:%H:%M}", one.minutes) for one in sessions(text)] == [
        ("other", "Тіркелу", FIRST, "09:30", None),
        ("plenary", "Пленарлық отырыс", FIRST, "10:00", 75),
        ("facilitation", "Карта", SECOND, "10:00", 180),
    ]
    assert [one.speakers for one in sessions(text)] == [(), ("Айгүл Серікова",), ("Марат Есенов",)]


def test_a_table_has_a_session_a_row_and_none_for_its_headline():
    text = (
        "Форум\nВремя\tМероприятие\tОтветственные\n10:00–11:00\tПленарное заседание\tДосов П. С., директор\n"
        "11:00–12:30\tМастер-класс «Тишина»\tАнна Ли\n12:30\tОбед\t"
    )
    assert told(text) == [
        ("plenary", "Пленарное заседание", ["Досов П. С."]),
        ("workshop", "Тишина", ["Анна Ли"]),
        ("other", "Обед", []),
    ]


def test_a_row_with_several_titles_has_as_many_sessions():
    text = "Forum\n10:00–11:00 Plenary session\n11:00–12:30 Workshops: “A” (Anna Lee), “B” (Pavel Kim)"
    assert told(text)[1:] == [("workshop", "A", ["Anna Lee"]), ("workshop", "B", ["Pavel Kim"])]
    assert [one.minutes for one in sessions(text)] == [60, 90, 90]


def test_a_table_of_results_is_no_programme():
    assert told("Место\tШкола\tВремя\n1\tшкола № 5\t10:30\n2\tшкола № 7\t11:45") == []


def test_a_list_of_what_was_done_has_what_is_titled_or_led():
    text = "What we did:\n▪️ warm-up with Aigul Serik\n▪️ “Cut it” – a game. Led by Pavel Kim\n▪️ pizza"
    assert told(text) == [("other", "warm-up", ["Aigul Serik"]), ("other", "Cut it", ["Pavel Kim"])]


def test_a_day_behind_a_dash_is_what_it_held():
    text = "Зимняя школа. 5 марта – уроки и их разбор, вела Анна Ли."
    assert [(one.title, one.day) for one in sessions(text)] == [("уроки и их разбор", FIRST)]


def test_lengths_are_given_to_the_session_beside_them():
    text = "Forum. “Silence”, a workshop by Anna Lee, lasted 45 minutes; a two-hour dialogue platform came."
    assert [one.minutes for one in sessions(text)] == [45, 120]
    assert [
        one.minutes for one in sessions("Форумда «Карта» фасилитациялық сессиясы 3 сағатқа созылды.")
    ] == [180]
    assert [
        one.minutes for one in sessions("Forum. A facilitation session, “Map”. Two hours, no slides.")
    ] == [120]


def test_a_contest_is_a_session_of_the_forum_it_is_part_of():
    assert told("В рамках форума состоялся конкурс «План».") == [("contest", "План", [])]


def test_people_on_a_days_programme_without_a_verb_are_its_plenary_session():
    text = (
        "In accordance with the program of the forum, on the second day of March 6, 2024, "
        "the rector Amirbekuly E., the head of the department Entina I.L."
    )
    [found] = find_sessions(
        Reading(report_of(text)), (FIRST, SECOND), [Found(Person(name), ()) for name in PEOPLE]
    )
    assert (found.value.kind, found.value.day, found.is_sure) == ("plenary", SECOND, False)
    assert found.value.speakers == ("Amirbekuly E.", "Entina I. L.")
