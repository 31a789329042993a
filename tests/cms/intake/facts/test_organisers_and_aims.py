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
        (
            "Семинар «А Б» был подготовлен и проведён методическим кабинетом города совместно с филиалом.",
            ["методический кабинет города", "филиал"],
        ),
        ("За организацию конкурса «А Б» взялся наш филиал.", ["филиал"]),
        (
            "Форум «А Б» состоялся по инициативе областного управления образования.",
            ["областное управление образования"],
        ),
        (
            "Филиалом ЦПМ в Уральске при поддержке акимата города проведён форум «А Б».",
            ["Филиал ЦПМ в Уральске", "акимат города"],
        ),
        (
            "Мы (филиал ЦПМ) вместе с Дворцом школьников придумали конкурс «А Б».",
            ["филиал ЦПМ", "Дворец школьников"],
        ),
        ("Конкурс «А Б», учредителем которого является фонд «Білім», прошёл в мае.", ["фонд «Білім»"]),
        (
            "В рамках плана Министерства просвещения филиал провёл семинар «А Б» на базе школы № 4.",
            ["филиал"],
        ),
        (
            "The forum “A B”, prepared jointly by Abai University and the branch of CPE, met in May.",
            ["Abai University", "branch of CPE"],
        ),
        (
            "With the support of the Akimat of Semey the branch conducted the seminar “A B”.",
            ["Akimat of Semey", "branch"],
        ),
        (
            "«А Б» форумын Педагогикалық шеберлік орталығының Тараз филиалы ұйымдастырды.",
            ["Педагогикалық шеберлік орталығының Тараз филиалы"],
        ),
        ("«А Б» форумының ұйымдастырушысы – Әдістемелік кабинет.", ["Әдістемелік кабинет"]),
        ("«А Б» форумы «Дарын» орталығының ұйымдастыруымен өтті.", ["«Дарын» орталығы"]),
        ("Семинар «А Б» проведен силами методистов школы № 3.", []),
        (
            "Организаторами «А Б» форума стали районный отдел образования и НИШ ХБН.",
            ["районный отдел образования", "НИШ ХБН"],
        ),
        (
            "Конкурс «А Б» проводился Академией образования им. Алтынсарина при участии фонда «Дара».",
            ["Академия образования им. Алтынсарина", "фонд «Дара»"],
        ),
        ("Учителя школы № 7 провели на форуме «А Б» мастер-класс.", []),
        ("Форум «А Б» открыл руководитель управления образования, провели его мы, филиал.", ["филиал"]),
        (
            "Конкурс «А Б» задумал и провёл профсоюз работников образования.",
            ["профсоюз работников образования"],
        ),
        ("По приказу Министерства просвещения РК состоялся семинар «А Б».", []),
        (
            "The forum “A B” met. It was organised by us, the branch.",
            ["branch"],
        ),
        (
            "The Teacher Training Centre put on the seminar “A B” with the help of Narxoz University.",
            ["Teacher Training Centre", "Narxoz University"],
        ),
        ("In accordance with the plan of the Ministry of Education the forum “A B” was held.", []),
        ("«А Б» форумы қалалық білім басқармасының жоспарына сәйкес ұйымдастырылды.", []),
        ("№ 7 мектептің мұғалімдері «А Б» семинарын өткізді.", []),
        ("«А Б» байқауын ұйымдастыруға аудандық білім бөлімі қолдау көрсетті.", ["аудандық білім бөлімі"]),
        ("«А Б» форумы филиалдың ұйымдастыруымен № 3 гимназияда өтті.", ["филиал"]),
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
        ("Форум «А Б» призван объединить учителей трёх районов.", ["объединить учителей трёх районов"]),
        (
            "Задачи семинара «А Б»: а) изучить опыт; б) обсудить трудности.",
            ["изучить опыт", "обсудить трудности"],
        ),
        (
            "Семинар «А Б» прошёл. Ради чего всё это? Мы хотели показать работу детей.",
            ["показать работу детей"],
        ),
        ("Семинар «А Б» прошёл. Цель достигнута, все довольны.", []),
        ("Мы хотели открыть форум «А Б» в девять, но опоздали.", []),
        (
            "The forum “A B” met. Its purpose: exchange of experience between schools.",
            ["exchange of experience between schools"],
        ),
        (
            "The seminar “A B” met. Our goal was that every teacher should leave with a plan.",
            ["every teacher should leave with a plan"],
        ),
        (
            "«А Б» форумы өтті. Мақсатымыз біреу еді: мұғалімдерді жақындастыру.",
            ["мұғалімдерді жақындастыру"],
        ),
        ("«А Б» форумы өтті. Форумның мақсаты болып тәжірибе алмасу табылады.", ["тәжірибе алмасу"]),
        ("«А Б» форумының көздегені – ауыл мектептерін қолдау.", ["ауыл мектептерін қолдау"]),
        ("«А Б» семинары жас мамандарды қолдауға бағытталған.", ["жас мамандарды қолдауға"]),
        (
            "«А Б» форумы өтті. Оның мақсаты педагогтердің тәжірибесін тарату болды.",
            ["педагогтердің тәжірибесін тарату"],
        ),
        ("«А Б» форумы өтті. Мақсатқа жеттік, бәрі риза.", []),
    ],
)
def test_aims_are_copied_without_the_words_that_call_them_so(text, aims):
    assert [one.value for one in event(text).aims] == aims


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        (
            "Семинар «А Б» прошёл в мае. Мы хотели научить учителей слушать детей.",
            "научить учителей слушать детей",
        ),
        (
            "Форум «А Б» проводился в целях обмена опытом между сельскими школами.",
            "обмена опытом между сельскими школами",
        ),
        ("Конкурс «А Б» прошёл с целью выявления лучших практик.", "выявления лучших практик"),
        ("Форум «А Б» собрали для того, чтобы учителя узнали друг друга.", "учителя узнали друг друга"),
        ("The seminar “A B” was held in order to teach teachers to listen.", "teach teachers to listen"),
        ("The forum “A B” sought to bring small schools closer.", "bring small schools closer"),
        ("The contest “A B” was held with the aim of finding the best lessons.", "finding the best lessons"),
        ("The seminar “A B” met. We wanted teachers to hear each other.", "teachers to hear each other"),
        (
            "«А Б» семинары мұғалімдерді кері байланысқа үйрету мақсатында өткізілді.",
            "мұғалімдерді кері байланысқа үйрету",
        ),
    ],
)
def test_a_purpose_or_a_wish_is_offered_as_a_guess(text, aim):
    (found,) = event(text).aims
    assert (found.value, found.is_sure) == (aim, False)


def test_a_plan_that_was_carried_out_is_no_aim():
    text = "В целях реализации плана на 2024 год проведён семинар «Х У»."
    assert event(text).aims == ()
