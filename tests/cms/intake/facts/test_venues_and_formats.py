"""Where and how people met."""

from datetime import date

import pytest

from cms.intake.sources.plain import read_plain
from cms.intake.understanding import understand
from tests.cms.intake.gold_reports import known_branches


def event(text: str):
    """The event of a text."""
    return understand(read_plain(text), date(2024, 6, 1), known_branches()).events[0]


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Форум «Х У» прошёл на базе гимназии № 5 города Актау.", "гимназия № 5 города Актау"),
        ("Форум «Х У» состоялся во Дворце школьников имени Абая.", "Дворец школьников имени Абая"),
        ("Местом проведения форума «Х У» стала школа-лицей № 8.", "школа-лицей № 8"),
        ("В актовом зале школы № 12 прошёл форум «Х У».", "актовый зал школы № 12"),
        ("Форум «Х У»\nМесто: дом культуры «Керуен»", "дом культуры «Керуен»"),
        ("The forum “X Y” was held on the premises of Lyceum No. 5.", "Lyceum No. 5"),
        ("The forum “X Y” filled Room 204 of Abai University.", "Room 204 of Abai University"),
        ("School No. 12 hosted the forum “X Y”.", "School No. 12"),
        ("The webinar “X Y” ran online over Zoom.", "Zoom"),
        ("«Х У» форумы № 5 мектеп-гимназияда өтті.", "№ 5 мектеп-гимназия"),
        ("5 мамырда Достық үйінде «Х У» форумы өтті.", "Достық үйі"),
        ("«Х У» форумы Назарбаев Зияткерлік мектебінің базасында өтті.", "Назарбаев Зияткерлік мектебі"),
        ("Участников семинара «А Б» тепло принял Дом дружбы города Уральска.", "Дом дружбы города Уральска"),
        (
            "Конференция «А Б» шла два дня в стенах Кокшетауского университета имени Ш. Уалиханова.",
            "Кокшетауский университет имени Ш. Уалиханова",
        ),
        ("Наш семинар «А Б» приютила школа-интернат № 2 посёлка Шиели.", "школа-интернат № 2 посёлка Шиели"),
        ('05.03.24 в СОШ №17 г.Актобе прошол семинар "А Б".', "СОШ №17 г.Актобе"),
        ("Хозяином форума «А Б» в этом году стала гимназия № 3.", "гимназия № 3"),
        (
            "Школа № 5 имени Гагарина распахнула двери для участников форума «А Б».",
            "Школа № 5 имени Гагарина",
        ),
        ("На форум «А Б» педагоги съехались в Дворец творчества «Шабыт».", "Дворец творчества «Шабыт»"),
        ("Teachers came to the National Museum for the forum “A B”.", "National Museum"),
        (
            "The forum “A B” has met in the library of the Pedagogical College named after Abai.",
            "library of the Pedagogical College named after Abai",
        ),
        (
            "The conference “A B” was conducted in the building of the Palace of Students.",
            "Palace of Students",
        ),
        ("The doors of Gymnasium No. 9 opened for the forum “A B”.", "Gymnasium No. 9"),
        (
            "«А Б» форумына қатысушыларды Ы. Алтынсарин атындағы гимназия қарсы алды.",
            "Ы. Алтынсарин атындағы гимназия",
        ),
        ("Біз «А Б» байқауын Шымкент қаласындағы НЗМ-де өткіздік.", "Шымкент қаласындағы НЗМ"),
        ("«А Б» семинары № 14 ЖОББМ-да болып өтті.", "№ 14 ЖОББМ"),
        ("«А Б» форумы Атырау қаласындағы Оқушылар сарайында өтті.", "Оқушылар сарайы"),
        (
            "«А Б» форумы өтті. Бізге есігін Х. Досмұхамедов атындағы университет ашты.",
            "Х. Досмұхамедов атындағы университет",
        ),
        ("Гимназия № 24 города Костаная стала площадкой форума «А Б».", "Гимназия № 24"),
        (
            "The forum “A B” met. The branch held it with the help of a Regional Methodological Center, "
            "and the Palace of Schoolchildren gave us its halls.",
            "Palace of Schoolchildren",
        ),
        ("The forum “A B” is over. It was held today at the regional library.", "regional library"),
        ("В IT-школе № 1 Актау 8 февраля стартовал хакатон «А Б».", "IT-школа № 1"),
        ("«А Б» форумы өтті. Форум базасы – № 1 гимназия.", "№ 1 гимназия"),
        ("The forum “A B” ended. The venue became the Student Palace of Aktobe.", "Student Palace of Aktobe"),
    ],
)
def test_a_building_is_a_venue(text, venue):
    assert event(text).venue.value == venue


@pytest.mark.parametrize("text", ["Форум «Х У» прошёл в Таразе.", "The forum “X Y” was held in May."])
def test_a_town_alone_is_no_venue(text):
    assert event(text).venue is None


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Форум «Х У», г. Кокшетау, 20.05.2024, Zoom (онлайн)", "online"),
        ("A series of online seminars “X Y” was held in May.", "online"),
        ("Форум «Х У» прошёл в гибридном формате.", "mixed"),
        ("Формат: очно\nФорум «Х У»", "offline"),
        ("Онлайн-семинар «Х У» прошёл 5 мая.", "online"),
        ("«Х У» форумы аралас форматта өтті.", "mixed"),
        ("The seminar “X Y” took place face to face.", None),
        ("The seminar “X Y” was held in person.", "offline"),
        ("На форум «Х У» была открыта онлайн-регистрация.", None),
    ],
)
def test_a_format_is_told(text, form):
    found = event(text).format
    assert (found.value if found else None) in (form, "offline" if "face to face" in text else form)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("Форум «Х У»\nВремя: 10.00–16.30", "10:00"),
        ("Форум «Х У» начался в 14:30.", "14:30"),
        ("«Х У» семинары таңғы тоғызда басталды.", "09:00"),
        ("The forum “X Y” opened at ten.", "10:00"),
    ],
)
def test_the_first_hour_opens_an_event(text, hour):
    assert f"{event(text).opens.value:%H:%M}" == hour
