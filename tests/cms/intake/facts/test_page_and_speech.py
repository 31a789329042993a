"""What the page around a text tells, and what people are quoted with."""

from datetime import date

import pytest

from cms.intake.sources.plain import read_plain
from cms.intake.understanding import understand
from tests.cms.intake.gold_reports import known_branches

FORUM = "Форум «Опыт» прошёл в Таразе 5 марта 2024 года. Пришли 40 учителей."


def understood(text: str):
    """What is understood of a text."""
    return understand(read_plain(text), date(2024, 6, 1), known_branches())


@pytest.mark.parametrize(
    ("line", "published", "views"),
    [
        ("18.03.2024     1772", date(2024, 3, 18), 1772),
        ("Опубликовано: 18.03.2024 17:42", date(2024, 3, 18), None),
        ("Просмотров: 1 863", None, 1863),
        ("Жарияланған күні: 2024 ж. 18 наурыз | 907 рет қаралды", date(2024, 3, 18), 907),
        ("Published on 18 March 2024 · Views: 1,204", date(2024, 3, 18), 1204),
    ],
)
def test_a_footer_tells_the_day_and_the_views(line, published, views):
    found = understood(f"{FORUM}\n\n{line}\n\nНазад к списку")
    assert (found.published and found.published.value, found.views and found.views.value) == (
        published,
        views,
    )


def test_the_pages_lines_are_furniture_and_tell_nothing():
    text = (
        f"Главная » Новости\n\n{FORUM}\n\nДругие новости\n• 02.10.2023 Форум «Чужой»\n\n"
        "Назад к списку\n© 2011–2024 Все права защищены"
    )
    found = understood(text)
    lines = {span.of(text).strip("• ") for span in found.furniture}
    assert {"Главная » Новости", "Другие новости", "Назад к списку"} <= lines
    assert [event.title.value for event in found.events] == ["Форум «Опыт»"]


def test_a_press_releases_dateline_is_the_day_it_was_published():
    found = understood(f"ПРЕСС-РЕЛИЗ\nг. Тараз, 6 марта 2024 года\n\n{FORUM}")
    assert found.published.value == date(2024, 3, 6)
    assert found.events[0].starts.value == date(2024, 3, 5)


NEWS = (
    "Форум «Опыт» прошёл в Таразе 5 и 6 марта 2024 года. Пришли 40 учителей из всех районов области и города."
)


@pytest.mark.parametrize(
    "head",
    [
        "Учителя собрались в Таразе\n07.03.2024",
        "Пресс-служба управления образования Жамбылской области\n7 марта 2024 года\n\nУчителя собрались",
    ],
)
def test_a_day_alone_in_the_head_of_news_is_when_they_went_out_and_not_the_events(head):
    found = understood(f"{head}\n\n{NEWS}")
    assert found.published.value == date(2024, 3, 7)
    event = found.events[0]
    assert (event.starts.value, event.ends.value) == (date(2024, 3, 5), date(2024, 3, 6))


@pytest.mark.parametrize(
    "head",
    [
        "Уважаемые коллеги!\n07.03.2024",
        "Отчёт филиала\n07.03.2024",
        "Учителя собрались в Таразе\n05.03.2024",
    ],
)
def test_a_letters_or_reports_day_is_not_one_of_publishing(head):
    assert understood(f"{head}\n\n{NEWS}").published is None


@pytest.mark.parametrize(
    ("text", "words", "by"),
    [
        (
            "«Мы давно этого ждали», — призналась директор школы № 5 Айгуль Ахметова.",
            "Мы давно этого ждали",
            "Айгуль Ахметова",
        ),
        ("Айгуль Ахметова: «Главное – не бояться».", "Главное – не бояться", "Айгуль Ахметова"),
        (
            "«Форумнан көп нәрсе үйрендім», – дейді Сәуле Ахметова.",
            "Форумнан көп нәрсе үйрендім",
            "Сәуле Ахметова",
        ),
        ("As Aliya Smagulova put it, “a plan is a promise”.", "a plan is a promise", "Aliya Smagulova"),
        ("“I learned a lot,” said one of the participants.", "I learned a lot", "one of the participants"),
    ],
)
def test_words_that_somebody_said_are_quotes(text, words, by):
    found = understood(f"{FORUM}\n\n{text}").quotes
    assert [(one.value.text, one.value.by) for one in found] == [(words, by)]


@pytest.mark.parametrize(
    "text", ["Победила школа «Дарын».", "The nomination “We Are Together” was won by School No. 5."]
)
def test_names_are_no_quotes(text):
    assert understood(f"{FORUM}\n\n{text}").quotes == ()


def test_the_first_line_is_the_title_and_the_first_sentences_are_the_lead():
    found = understood(f"Учителя встретились\n\n{FORUM}\n\nПотом был чай.")
    assert (found.title.value, found.lead.value) == ("Учителя встретились", FORUM)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Отзывы: «очень полезно» (учитель из Кордая), «надо чаще».", 2),
        ("В книге отзывов осталась запись: «Спасибо за смелость».", 1),
        ("Feedback: “very useful”, “more of this, please”.", 2),
        ("Пікірлер: «өте пайдалы», «жиі өтсін».", 2),
        ("Анна Ли говорит, что ей понравилось.", 0),
    ],
)
def test_voices_in_a_list_are_quotes_however_short(line, count):
    assert len(understood(f"{FORUM} {line}").quotes) == count


@pytest.mark.parametrize(
    "line",
    [
        "17 October 2023 | Views: 1,412",
        "17.10.2023   Просмотров: 1412",
        "2023 жылғы 17 қазан. Қаралымы: 1412",
        "Views: 1412. Published 17 October 2023",
        "Просмотры: 1412 · 17 октября 2023",
        "1412 views, 17 October 2023",
    ],
)
def test_the_year_beside_the_views_is_no_number_of_them(line):
    page = understood(f"Forum “Ours” was held in Taraz on 3 May 2023.\n\n{line}")
    assert page.views.value == 1412
    assert page.published.value == date(2023, 10, 17)
