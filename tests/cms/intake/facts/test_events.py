"""Which events a report tells of, what they are called, and when they were."""

from datetime import date, time

import pytest

from cms.intake.sources.plain import read_plain
from cms.intake.understanding import understand
from tests.cms.intake.gold_reports import known_branches


def events(text: str) -> list[tuple[str, str]]:
    """The kinds and titles of the events of a text."""
    understood = understand(read_plain(text), date(2024, 6, 1), known_branches())
    return [(event.kind.value, event.title.value) for event in understood.events]


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("В Таразе прошёл областной форум «Опыт».", "forum", "Областной форум «Опыт»"),
        ("Итоги областного конкурса «Урок»", "contest", "Областной конкурс «Урок»"),
        ("Форум назывался «Школа завтра».", "forum", "Форум «Школа завтра»"),
        (
            "«Школа завтра» – так назывался областной форум.",
            "forum",
            "Областной форум «Школа завтра»",
        ),
        (
            "14 мая состоялась педагогическая конференция на тему: «Урок без границ».",
            "other",
            "Педагогическая конференция «Урок без границ»",
        ),
        (
            "Конкурс открытых уроков «Взгляд» прошёл 5 мая.",
            "contest",
            "Конкурс открытых уроков «Взгляд»",
        ),
        ("«Ұстаз» атты республикалық конкурс өтті.", "contest", "«Ұстаз» атты республикалық конкурс"),
        ("Қалада «Алғашқы қадам» форумына жиналдық.", "forum", "«Алғашқы қадам» форумы"),
        ("Форум «Ашық сабақ» деп аталды.", "forum", "«Ашық сабақ» форумы"),
        ('The "Doors Open" forum began.', "forum", "Forum “Doors Open”"),
        (
            'We held a regional contest. It was called "Best Lesson".',
            "contest",
            "Regional contest “Best Lesson”",
        ),
        ('Seminar one. "Reading" took place on 8 May 2024.', "other", "Seminar “Reading”"),
        (
            "Филиал провёл областной семинар по оцениванию.",
            "other",
            "Областной семинар по оцениванию",
        ),
    ],
)
def test_an_events_title_has_its_kind_in_it(text, kind, title):
    assert events(text) == [(kind, title)]


@pytest.mark.parametrize(
    "text",
    [
        "Форум «Опыт» прошёл в доме культуры «Керуен». Победитель прошлогоднего конкурса «Дебют» был гостем.",
        "The forum “Doors Open” met. The winner of last year's contest “Debut” was a guest.",
        "«Опыт» форумы өтті. Былтырғы «Дебют» байқауының жеңімпазы қонақ болды.",
        "На форуме «Опыт» прошёл мастер-класс «Вопрос» и семинар «Ответ».",
    ],
)
def test_events_named_in_passing_and_sessions_are_no_events_of_their_own(text):
    assert len(events(text)) == 1


@pytest.mark.parametrize(
    "contest",
    [
        "The regional contest “Debut” filled the second day. The jury chose the winner.",
        "On the last day the regional contest “Debut” took place. The jury chose the winner.",
    ],
)
def test_a_contest_on_a_day_of_the_forum_told_by_its_number_is_on_that_day(contest):
    text = f"The regional forum “Doors Open” was held in Taraz on 14 and 15 May 2024.\n\n{contest}"
    forum, part = understand(read_plain(text), date(2024, 6, 1), known_branches()).events
    assert (forum.starts.value, forum.ends.value) == (date(2024, 5, 14), date(2024, 5, 15))
    assert (part.starts.value, part.ends.value, part.starts.is_sure) == (
        date(2024, 5, 15),
        date(2024, 5, 15),
        True,
    )


def test_a_contest_that_has_a_row_of_a_forums_programme_opens_at_its_hour():
    text = (
        "Региональный форум «Открытые двери»\n15 мая 2024 года\n"
        "Организатор: филиал в г. Актобе\n\nПРОГРАММА\n\n"
        "09.00–09.30   Регистрация участников\n09.30–12.30   Пленарное заседание\n"
        "14.00–16.00   Конкурс «Одна идея»\n\nНа конкурсе жюри оценивало девять идей. Итоги такие:\n"
        "1-е место – Шолпан Каражанова, школа № 1"
    )
    forum, contest = understand(read_plain(text), date(2024, 6, 1), known_branches()).events
    assert (forum.opens.value, contest.opens.value) == (time(9), time(14))


def test_a_contest_within_a_forum_is_part_of_it_and_a_session():
    text = (
        "2–3 декабря 2021 года прошёл форум «Опыт».\n\n3 декабря прошёл конкурс «Ведущая школа». "
        "Жюри оценивало проекты.\n\nВ форуме участвовали 160 учителей."
    )
    forum, contest = understand(read_plain(text), date(2024, 6, 1), known_branches()).events
    assert contest.within == 0
    assert contest.starts.value == contest.ends.value == date(2021, 12, 3)
    assert [(one.value.kind, one.value.title) for one in forum.sessions] == [("contest", "Ведущая школа")]
    assert (forum.participants_number.value, contest.participants_number) == (160, None)


def test_two_events_of_a_month_have_their_own_days_and_people():
    text = (
        "Семинар «Первый» прошёл 8 мая 2024 года. Пришли 35 учителей.\n\n"
        "22 мая 2024 года прошёл вебинар «Второй». Подключились 93 психолога."
    )
    first, second = understand(read_plain(text), date(2024, 6, 1), known_branches()).events
    assert (first.starts.value, second.starts.value) == (date(2024, 5, 8), date(2024, 5, 22))
    assert (first.participants_number.value, second.participants_number.value) == (35, 93)


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("Форум «Опыт» прошёл 5 марта 2024 года. Приказ от 10.02.2024 № 5.", (3, 5), (3, 5)),
        ("Форум «Опыт» открылся 5 марта 2024 года и закрылся 6 марта.", (3, 5), (3, 6)),
        ("Форум «Опыт» открылся 5 марта 2024 года. На второй день работали секции.", (3, 5), (3, 6)),
        ("Заявки принимались до 1 марта 2024 года. Форум «Опыт» прошёл 5 марта.", (3, 5), (3, 5)),
        ("«Опыт» форумы 2024 жылғы 5 наурызда өтті. 1 сәуірге дейін жазыңыздар.", (3, 5), (3, 5)),
        ("The forum “X Y” met on 5 March 2024. Send your plans by April 1.", (3, 5), (3, 5)),
        (
            "Дата: 5–6 марта 2024 г.\nМероприятие: форум «Опыт»\nПлан от 12 января 2024 года",
            (3, 5),
            (3, 6),
        ),
    ],
)
def test_deadlines_and_orders_are_no_days_of_an_event(text, starts, ends):
    event = understand(read_plain(text), date(2024, 6, 1), known_branches()).events[0]
    assert (event.starts.value, event.ends.value) == (date(2024, *starts), date(2024, *ends))


def test_weekdays_alone_give_no_date():
    text = "В среду и четверг в Уральске прошёл форум «Опыт»."
    assert understand(read_plain(text), date(2024, 6, 1), known_branches()).events[0].starts is None


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        (
            "Нами был проведён конкурс педагогического мастерства среди учителей физики.",
            "contest",
            "Конкурс педагогического мастерства среди учителей физики",
        ),
        (
            "Поздравляем победителей областного конкурса Учитель года, который состоялся 3 марта!",
            "contest",
            "Областной конкурс Учитель года",
        ),
        (
            "Я вернулась с конференции по инклюзии, 14 мая. Расскажу по порядку.",
            "other",
            "Конференция по инклюзии",
        ),
        (
            "В ходе форума сельских школ, организованного филиалом 6 мая, работали три площадки.",
            "forum",
            "Форум сельских школ",
        ),
        ("Второй день в Риддере идёт школа молодого учителя.", "other", "Школа молодого учителя"),
        (
            "Отчёт о проведении областного семинара по формативному оцениванию 5 мая 2024 г.",
            "other",
            "Областной семинар по формативному оцениванию",
        ),
        ("Объявлены имена победителей олимпиады учителей химии.", "contest", "Олимпиада учителей химии"),
        ("Облыстық мұғалімдер байқауына қатысып келдім.", "contest", "Облыстық мұғалімдер байқауы"),
        ("Мероприятие прошло 5 мая на базе школы № 2.", "other", "Мероприятие"),
        ("The event took place on 5 May at School No. 3.", "other", "Event"),
        ("Іс-шара 5 мамырда № 3 мектепте өтті.", "other", "Іс-шара"),
    ],
)
def test_an_event_without_a_title_of_its_own_is_a_guess_and_not_lost(text, kind, title):
    (event,) = understand(read_plain(text), date(2024, 6, 1), known_branches()).events
    assert (event.kind.value, event.title.value, event.title.is_sure) == (kind, title, False)


def test_a_contest_told_in_passing_has_its_own_day():
    text = (
        "Семинар «Оценивание сегодня» прошёл 5 мая в школе № 3. "
        "А 20 мая подвели итоги областного конкурса учителей физики: победила Анна Ли."
    )
    seminar, contest = understand(read_plain(text), date(2024, 6, 1), known_branches()).events
    assert (seminar.kind.value, contest.kind.value) == ("other", "contest")
    assert contest.starts.value == date(2024, 5, 20)


def test_a_workshop_with_a_title_is_no_event_where_a_festival_without_one_is():
    text = "Фестиваль педагогических идей, 19 апреля 2024 г., Талгар\n10:30 – мастер-класс «Слово и дело»"
    (event,) = understand(read_plain(text), date(2024, 6, 1), known_branches()).events
    assert event.title.value == "Фестиваль педагогических идей"
    assert [one.value.title for one in event.sessions] == ["Слово и дело"]
