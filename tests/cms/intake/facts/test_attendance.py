"""How many people took part, and who: by verbs, labels and totals, in halls and on screens."""

from datetime import date

import pytest

from cms.intake.facts.attendance import find_attendance
from cms.intake.facts.participants import find_participants
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.known import Known
from cms.intake.reading import Reading
from cms.intake.sources.plain import read_plain
from cms.intake.understanding import understand


def attendance(text: str) -> tuple[int | None, str | None]:
    """The number of those who took part, and what they are called."""
    reading = Reading(read_plain(text))
    quotes = QuotedStretches(reading.text)
    counted = find_attendance(reading, reading.sentences, quotes, [])
    people = find_participants(reading, counted, reading.sentences, [], quotes)
    return (counted.number.value if counted else None), (people.value if people else None)


@pytest.mark.parametrize(
    ("text", "number", "people"),
    [
        ("В работе форума приняли участие более 180 педагогов.", 180, "педагогов"),
        ("Форум собрал порядка двухсот пятидесяти директоров школ.", 250, "директоров школ"),
        ("Количество участников – 48", 48, None),
        ("Семинар прошёл с участием 75 директоров школ.", 75, "директоров школ"),
        ("Присутствовало 118 чел. (учителя и завучи), из них 41 – из районов.", 118, "учителя и завучи"),
        ("Участники: заместители директоров школ – 95 человек", 95, "заместители директоров школ"),
        ("Форумға 200-ден астам педагог қатысты.", 200, "педагог"),
        ("Семинарға барлығы 45 мұғалім жиналды.", 45, "мұғалім"),
        ("Форум жұмысына екі жүзге жуық мектеп басшылары қатысты.", 200, "мектеп басшылары"),
        ("Two hundred and ten principals attended.", 210, "principals"),
        ("It was attended by 1,250 teachers.", 1250, "teachers"),
        (
            "35 teachers of history, biology and geography came.",
            35,
            "teachers of history, biology and geography",
        ),
    ],
)
def test_the_number_and_the_words_of_those_who_took_part_are_found(text, number, people):
    assert attendance(text) == (number, people)


@pytest.mark.parametrize(
    "text",
    [
        "There were 150 teachers in the hall and 90 on screens.",
        "В зале собралось 150 человек, ещё 90 подключились онлайн.",
        "Залда 150 адам, экран алдында 90 адам отырды.",
        "150 principals in the hall, 90 online, 240 in total.",
    ],
)
def test_halls_and_screens_are_added_up(text):
    assert attendance(text)[0] == 240


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("60 teachers, with them 8 mentors, took part.", 60),
        ("Из 120 заявок жюри отобрало 30 работ, в финале выступили 30 учителей.", 30),
        ("На сцену вышли 14 команд из 14 школ, всего 70 педагогов.", 70),
        ("Оған 15 мектептен 40 мұғалім қатысты.", 40),
        ("Forty-five teams of four competed.", None),
        ("В прошлом году приехали 50 учителей.", None),
        ("Байқауға 12 команда қатысты.", None),
        ("He has taught for 30 years in 3 schools.", None),
    ],
)
def test_schools_teams_mentors_and_earlier_years_are_not_counted(text, number):
    assert attendance(text)[0] == number


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "В семинаре «А Б» участвовало 64 чел.: классные руководители и соцпедагоги школ области.",
            "классные руководители и соцпедагоги школ области",
        ),
        (
            "Участниками конкурса «А Б» стали молодые учителя Абайской области.",
            "молодые учителя Абайской области",
        ),
        ("С участием 45 учителей физики прошёл семинар «А Б».", "учителей физики"),
        ("На форуме «А Б» было 50 человек.", None),
        ("Участники семинара «А Б»: учителя-предметники, 30 чел.", "учителя-предметники"),
        (
            "The seminar “A B” was attended by 64 people: class teachers and psychologists.",
            "class teachers and psychologists",
        ),
        (
            "Sixty young teachers with less than three years of experience met at the seminar “A B”.",
            "young teachers with less than three years of experience",
        ),
        (
            "The seminar “A B” brought together vice-principals of the region.",
            "vice-principals of the region",
        ),
        (
            "«А Б» семинарына 64 адам қатысты: сынып жетекшілері мен психологтар.",
            "сынып жетекшілері мен психологтар",
        ),
        ("«А Б» семинары бастауыш сынып мұғалімдеріне арналды.", "бастауыш сынып мұғалімдеріне"),
        ("«А Б» форумына 50 адам келді.", None),
    ],
)
def test_who_they_were_is_told_in_many_ways_and_never_with_their_number(text, people):
    found = understand(read_plain(text), date(2024, 6, 1), Known()).events[0].participants
    assert (found and found.value) == people
