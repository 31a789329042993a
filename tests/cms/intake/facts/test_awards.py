"""Awards are found with their winners: places, nominations and prizes in lists, tables and sentences."""

import pytest

from cms.intake.facts.awards import find_awards
from cms.intake.facts.found import Award, Found, Person
from cms.intake.reading import Reading
from cms.intake.report import Span
from tests.cms.intake.plainly import report_of


def won(place=None, nomination="", school="", person="", town=""):
    return Award(place, nomination, school, person, town)


ENGLISH = [
    (
        "First place went to School No. 5, second to School No. 7 and third to Lyceum No. 2.",
        "",
        [won(1, school="School No. 5"), won(2, school="School No. 7"), won(3, school="Lyceum No. 2")],
    ),
    ("School No. 5 took first place.", "", [won(1, school="School No. 5")]),
    (
        "Aigul Serik took first place, Pavel Kim came second.",
        "Aigul Serik, Pavel Kim",
        [won(1, person="Aigul Serik"), won(2, person="Pavel Kim")],
    ),
    (
        "Results:\n1st place – Aigul Serik, School No. 5 (Rudny)\n2nd place – Pavel Kim, Lyceum No. "
        "2 (Kostanay)",
        "Aigul Serik, Pavel Kim",
        [
            won(1, school="School No. 5", person="Aigul Serik", town="Rudny"),
            won(2, school="Lyceum No. 2", person="Pavel Kim", town="Kostanay"),
        ],
    ),
    (
        "The Grand Prix was awarded to Karabulak School No. 1.",
        "",
        [won(None, "Grand Prix", "Karabulak School No. 1")],
    ),
    (
        "Aigul Serik of School No. 5 won the nomination “Warm Heart”.",
        "Aigul Serik",
        [won(None, "Warm Heart", "School No. 5", "Aigul Serik")],
    ),
    (
        "Second place was shared by School No. 5 and School No. 7.",
        "",
        [won(2, school="School No. 5"), won(2, school="School No. 7")],
    ),
    (
        "The audience prize went to Talgar School No. 3.",
        "",
        [won(None, "Audience prize", "Talgar School No. 3")],
    ),
    (
        "The winner was Lyceum No. 24 (Tekeli), second place went to School No. 4.",
        "",
        [won(1, school="Lyceum No. 24", town="Tekeli"), won(2, school="School No. 4")],
    ),
    (
        "Place\tSchool\tTown\n1\tSchool No. 5\tRudny\n2\tGymnasium No. 1\tLisakovsk",
        "",
        [won(1, school="School No. 5", town="Rudny"), won(2, school="Gymnasium No. 1", town="Lisakovsk")],
    ),
    (
        "A special prize “For Courage” was given to Pavel Kim.",
        "Pavel Kim",
        [won(None, "For Courage", person="Pavel Kim")],
    ),
    (
        "I place: School No. 5\nII place: School No. 7",
        "",
        [won(1, school="School No. 5"), won(2, school="School No. 7")],
    ),
    (
        "Nomination “Best Plan”\n1st place – School No. 5\n2nd place – School No. 7",
        "",
        [won(1, "Best Plan", "School No. 5"), won(2, "Best Plan", "School No. 7")],
    ),
]
ENGLISH += [
    (
        "Results: Grand Prix – School No. 5, Rudny; 1st – Lyceum No. 3, Kokshetau; "
        "2nd – School No. 7 (Arys); 3rd – none",
        "",
        [
            won(None, "Grand Prix", "School No. 5", town="Rudny"),
            won(1, school="Lyceum No. 3", town="Kokshetau"),
            won(2, school="School No. 7", town="Arys"),
        ],
    ),
    (
        "Nominations:\nBest Lesson – Anna Hertz, School No. 5\nBest Film – Pavel Kim",
        "Anna Hertz, Pavel Kim",
        [won(None, "Best Lesson", "School No. 5", "Anna Hertz"), won(None, "Best Film", person="Pavel Kim")],
    ),
    (
        "In the nomination “Best Lesson” the winner was Anna Hertz, in “Best Film” Pavel Kim.",
        "Anna Hertz, Pavel Kim",
        [won(None, "Best Lesson", person="Anna Hertz"), won(None, "Best Film", person="Pavel Kim")],
    ),
    (
        "Pavel Kim and Anna Hertz (second place), Lyceum No. 3",
        "Anna Hertz, Pavel Kim",
        [
            won(2, school="Lyceum No. 3", person="Pavel Kim"),
            won(2, school="Lyceum No. 3", person="Anna Hertz"),
        ],
    ),
]
RUSSIAN = [
    (
        "Первое место заняла школа № 5, второе – гимназия № 1, третье – школа-лицей № 20.",
        "",
        [won(1, school="школа № 5"), won(2, school="гимназия № 1"), won(3, school="школа-лицей № 20")],
    ),
    ("Школа № 5 заняла первое место.", "", [won(1, school="Школа № 5")]),
    ("I место присуждено школе № 5 г. Риддера.", "", [won(1, school="школа № 5", town="Риддер")]),
    (
        "Диплом I степени – школа № 5 (Темиртау)\nДиплом II степени – школа № 7 (Балхаш)",
        "",
        [won(1, school="школа № 5", town="Темиртау"), won(2, school="школа № 7", town="Балхаш")],
    ),
    (
        "1-е место: Иванова А. П., школа № 5, г. Рудный",
        "Иванова А. П.",
        [won(1, school="школа № 5", person="Иванова А. П.", town="Рудный")],
    ),
    ("Дипломом первой степени награждена гимназия № 1.", "", [won(1, school="гимназия № 1")]),
    ("Гран-при получила команда школы № 33.", "", [won(None, "Гран-при", "школа № 33")]),
    (
        "В номинации «Лучший старт» победила Анна Герц, учитель химии школы № 5.",
        "Анна Герц",
        [won(None, "Лучший старт", "школа № 5", "Анна Герц")],
    ),
    (
        "Приз зрительских симпатий достался школе № 12.",
        "",
        [won(None, "Приз зрительских симпатий", "школа № 12")],
    ),
    (
        "Второе место разделили школа № 5 и гимназия № 1.",
        "",
        [won(2, school="школа № 5"), won(2, school="гимназия № 1")],
    ),
    (
        "Победителем конкурса стала школа № 5, второе место у школы № 7.",
        "",
        [won(1, school="школа № 5"), won(2, school="школа № 7")],
    ),
    (
        "| Место | ФИО | Школа | Город |\n| 1 | Иванова А. П. | школа № 5 | Рудный |\n| 2 | Ким П. "
        "С. | школа № 7 | Аркалык |",
        "Иванова А. П., Ким П. С.",
        [
            won(1, school="школа № 5", person="Иванова А. П.", town="Рудный"),
            won(2, school="школа № 7", person="Ким П. С.", town="Аркалык"),
        ],
    ),
    ("Номинация «Дебют»: Анна Герц (школа № 5)", "Анна Герц", [won(None, "Дебют", "школа № 5", "Анна Герц")]),
    (
        "1 место:\n– школа № 5\n2 место:\n– школа № 7\n– школа № 9",
        "",
        [won(1, school="школа № 5"), won(2, school="школа № 7"), won(2, school="школа № 9")],
    ),
    (
        "Специальный диплом «За верность» вручён Анне Герц.",
        "Анна Герц",
        [won(None, "За верность", person="Анна Герц")],
    ),
    (
        "Третье место – у школы имени Абая (село Мерке).",
        "",
        [won(3, school="школа имени Абая", town="село Мерке")],
    ),
    (
        "Абсолютным победителем признана школа № 5. Второе место заняла школа № 6.",
        "",
        [won(1, school="школа № 5"), won(2, school="школа № 6")],
    ),
    (
        "Места распределились следующим образом:\nI – школа № 5\nII – школа № 6\nIII – школа № 7",
        "",
        [won(1, school="школа № 5"), won(2, school="школа № 6"), won(3, school="школа № 7")],
    ),
    ("Школа № 5 стала победителем в номинации «Дебют».", "", [won(None, "Дебют", "Школа № 5")]),
    (
        "Номинанты: «Лучшая идея» – школа № 5; «Лучшая речь» – школа № 6.",
        "",
        [won(None, "Лучшая идея", "школа № 5"), won(None, "Лучшая речь", "школа № 6")],
    ),
    (
        "Первой стала школа № 5, второй – гимназия № 1.",
        "",
        [won(1, school="школа № 5"), won(2, school="гимназия № 1")],
    ),
    (
        "Победу одержала школа № 5; второй стала гимназия № 1.",
        "",
        [won(1, school="школа № 5"), won(2, school="гимназия № 1")],
    ),
    ("II место – школы № 5 и № 7.", "", [won(2, school="школа № 5"), won(2, school="школа № 7")]),
    ("I место – команда «Искра» (Сатпаев)", "", [won(1, school="команда «Искра»", town="Сатпаев")]),
    ("Первое место – НИШ ФМН г. Тараз.", "", [won(1, school="НИШ ФМН", town="Тараз")]),
    (
        "Гран-при – КГУ «Общеобразовательная школа № 5», Темиртау",
        "",
        [won(None, "Гран-при", "КГУ «Общеобразовательная школа № 5»", town="Темиртау")],
    ),
]
KAZAKH = [
    (
        "Бірінші орынды № 5 мектеп иеленді, екінші орын № 7 мектепке бұйырды.",
        "",
        [won(1, school="№ 5 мектеп"), won(2, school="№ 7 мектеп")],
    ),
    ("№ 5 мектеп бірінші орын алды.", "", [won(1, school="№ 5 мектеп")]),
    (
        "I орын – Ақсай қаласының № 2 мектебі\nII орын – Бөрлі ауданының Пугачев орта мектебі",
        "",
        [
            won(1, school="№ 2 мектеп", town="Ақсай"),
            won(2, school="Пугачев орта мектебі", town="Бөрлі ауданы"),
        ],
    ),
    ("Бас жүлдені № 20 мектеп-гимназия жеңіп алды.", "", [won(None, "Бас жүлде", "№ 20 мектеп-гимназия")]),
    (
        "«Жаңашыл ұстаз» аталымын Айгүл Серік иеленді.",
        "Айгүл Серік",
        [won(None, "Жаңашыл ұстаз", person="Айгүл Серік")],
    ),
    ("«Үздік жоба» номинациясы – № 5 мектеп", "", [won(None, "Үздік жоба", "№ 5 мектеп")]),
    (
        "Екінші орынды № 5 мектеп пен № 7 гимназия бөлісті.",
        "",
        [won(2, school="№ 5 мектеп"), won(2, school="№ 7 гимназия")],
    ),
    (
        "Көрермендер көзайымы сыйлығы № 12 мектепке берілді.",
        "",
        [won(None, "Көрермендер көзайымы сыйлығы", "№ 12 мектеп")],
    ),
    (
        "1-орын: Айгүл Серік, № 5 мектеп, Кентау қаласы\n2-орын: Марат Есен, № 7 мектеп, Арыс қаласы",
        "Айгүл Серік, Марат Есен",
        [
            won(1, school="№ 5 мектеп", person="Айгүл Серік", town="Кентау"),
            won(2, school="№ 7 мектеп", person="Марат Есен", town="Арыс"),
        ],
    ),
    ("І дәрежелі дипломмен № 5 мектеп марапатталды.", "", [won(1, school="№ 5 мектеп")]),
    (
        "Айгүл Серік «Жаңашыл ұстаз» аталымымен марапатталды.",
        "Айгүл Серік",
        [won(None, "Жаңашыл ұстаз", person="Айгүл Серік")],
    ),
    (
        "Орын\tМектеп\tАудан\n1\t№ 5 мектеп\tМеркі ауданы\n2\t№ 7 мектеп\tШу ауданы",
        "",
        [won(1, school="№ 5 мектеп", town="Меркі ауданы"), won(2, school="№ 7 мектеп", town="Шу ауданы")],
    ),
]
NONE = [
    ("The forum took place in School No. 5, the first in the region.", ""),
    ("The winner of last year's contest, Pavel Kim of School No. 2, was a guest.", "Pavel Kim"),
    ("В первую очередь школа № 5 представила план.", ""),
    ("На первом месте для школы № 5 – ребёнок.", ""),
    ("В прошлом году первое место заняла школа № 5.", ""),
    ("Первой выступила школа № 5, второй – школа № 7.", ""),
    ("Бірінші кезекте № 5 мектеп сөйледі.", ""),
    ("У конкурса пять номинаций: «Дебют», «Рост», «Опыт».", ""),
    ("—", ""),
]


def awards(text, people=""):
    persons = tuple(Found(Person(name), ()) for name in people.split(", ") if name)
    return [one.value for one in find_awards(Reading(report_of(text)), persons)]


@pytest.mark.parametrize(("text", "people", "told"), [*ENGLISH, *RUSSIAN, *KAZAKH])
def test_awards_are_found_however_they_are_told(text, people, told):
    assert awards(text, people) == told


@pytest.mark.parametrize(("text", "people"), NONE)
def test_what_is_no_award_is_not_taken_for_one(text, people):
    assert awards(text, people) == []


@pytest.mark.parametrize(
    "text",
    [
        "Үшінші орын биыл ешкімге берілмеді. Дидар Айтқазы алғыс айтты.",
        "Третье место решили не присуждать. Анна Ли поблагодарила жюри.",
    ],
)
def test_a_place_given_to_nobody_has_no_winner_in_the_next_sentence(text):
    reading = Reading(report_of(text))
    spans = [(name, text.find(name)) for name in ("Дидар Айтқазы", "Анна Ли") if name in text]
    people = [Found(Person(name), (Span(start, start + len(name)),)) for name, start in spans]
    assert find_awards(reading, people) == ()


def test_a_winner_told_by_name_has_the_school_that_a_list_tells():
    text = "| 1 | Ермекова Айгүл | № 51 гимназия, Ақтөбе | 24 |\n\nЕрмекова Айгүлге бірінші орын берілсін."
    reading = Reading(report_of(text))
    name = "Ермекова Айгүл"
    places = [text.find(name), text.rfind(name)]
    people = [Found(Person(name), tuple(Span(start, start + len(name)) for start in places))]
    (award,) = find_awards(reading, people)
    assert award.value == won(1, school="№ 51 гимназия", person=name, town="Ақтөбе")
