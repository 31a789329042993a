"""Who organised an event, and what for."""

from datetime import date

import pytest

from cms.intake.sources.plain import read_plain
from cms.intake.understanding import understand
from tests.cms.intake.gold_reports import known_branches


def event(text: str):
    """The event of a text."""
    return understand(read_plain(text), date(2024, 6, 1), known_branches()).events[0]


@pytest.mark.parametrize(
    ("text", "organisers"),
    [
        (
            "The forum “X Y” was organised by the Taraz branch of the Center of Pedagogical Excellence.",
            ["Taraz branch of the Center of Pedagogical Excellence"],
        ),
        (
            "Our branch, together with Abai University, prepared the seminar “X Y”.",
            ["branch", "Abai University"],
        ),
        (
            "Областной конкурс «Х У» провёл филиал совместно с областной библиотекой.",
            ["филиал", "областная библиотека"],
        ),
        (
            "При поддержке управления образования и фонда «Мектеп» филиал провёл семинар «Х У».",
            ["управление образования", "фонд «Мектеп»", "филиал"],
        ),
        (
            "«Х У» форумын Педагогикалық шеберлік орталығының Тараз филиалы ұйымдастырды.",
            ["Педагогикалық шеберлік орталығының Тараз филиалы"],
        ),
        ("«Х У» семинарын филиал мен № 5 мектеп-лицей бірлесіп өткізді.", ["филиал", "№ 5 мектеп-лицей"]),
        ("Форум «Х У» провёл тренер филиала Ерлан Сапаров.", []),
        ("The forum “X Y” was opened by the head of the Education Department of the Abai Region.", []),
        ("Форум «Х У» прошёл. Спасибо университету имени Шакарима!", []),
    ],
)
def test_organisers_are_those_who_did_it(text, organisers):
    assert [one.value for one in event(text).organisers] == organisers


@pytest.mark.parametrize(
    ("text", "aims"),
    [
        ("Целью форума «Х У» было поддержать сельских учителей.", ["поддержать сельских учителей"]),
        ("Форум «Х У».\nЦель: обмен опытом между школами.", ["обмен опытом между школами"]),
        (
            "Форум «Х У» прошёл.\nЗадачи форума:\n- представить опыт школ;\n- обсудить трудности учителей.",
            ["представить опыт школ", "обсудить трудности учителей"],
        ),
        ("«Х У» форумының мақсаты – мұғалімдерді қолдау.", ["мұғалімдерді қолдау"]),
        ("The aim of the forum “X Y” was to support rural teachers.", ["support rural teachers"]),
        ("The forum “X Y” met. Why? We wanted teachers to talk.", ["teachers to talk"]),
        ("Форум «Х У» прошёл. Цель сессии – выбрать тему года.", []),
    ],
)
def test_aims_are_copied_without_the_words_that_call_them_so(text, aims):
    assert [one.value for one in event(text).aims] == aims
