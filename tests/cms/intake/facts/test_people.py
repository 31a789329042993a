"""People: who is named, with which position, from where, and what they did."""

from pathlib import Path

import pytest
import yaml

from cms.intake.facts.people import find_people
from cms.intake.known import Known, Thing
from cms.intake.reading import Reading
from tests.cms.intake.plainly import report_of

HERE = Path(__file__).parent
PEOPLE = [
    (case["text"], case["people"])
    for cases in yaml.safe_load((HERE / "people.yaml").read_text(encoding="utf-8")).values()
    for case in cases
]
NAMES = [
    (case["text"], case["names"])
    for case in yaml.safe_load((HERE / "names.yaml").read_text(encoding="utf-8"))
]
SAPURA = Thing("sapura", ("Сапура Жолдасбаева", "Sapura Zholdasbaeva"))
TOLEGEN = Thing("tolegen", ("Төлеген Нүгербаев", "Толеген Нугербаев", "Tolegen Nugerbaev"))
SAULE = Thing("saule", ("Сәуле Жолдасбаева",))


def people(text, known=None):
    return find_people(Reading(report_of(text)), known or Known())


def told(text):
    found = (one.value for one in people(text))
    return [f"{one.name} | {one.position} | {one.organisation} | {one.role}".lower() for one in found]


@pytest.mark.parametrize(("text", "wanted"), PEOPLE)
def test_each_person_is_found_with_office_place_of_work_and_role(text, wanted):
    assert told(text) == [one.lower() for one in wanted]


@pytest.mark.parametrize(("text", "wanted"), NAMES)
def test_a_name_is_given_in_the_nominative_whatever_its_case(text, wanted):
    assert [one.value.name for one in people(text)] == wanted


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Сессию вела Жолдасбаева С.", "sapura"),
        ("Сессияны С. Жолдасбаева жүргізді.", "sapura"),
        ("The session was led by Zholdasbayeva Sapura.", "sapura"),
        ("Вместе с Сапурой Жолдасбаевой работали все.", "sapura"),
        ("Төлеген Нүгербаевтың сессиясы ұзақ болды.", "tolegen"),
        ("T. Nugerbayev spoke last.", "tolegen"),
        ("Выступил Болат Омаров.", ""),
        ("Выступила Р. Жолдасбаева.", ""),
    ],
)
def test_a_trainer_the_site_knows_is_recognised_in_any_spelling(text, key):
    (found,) = people(text, Known(trainers=(SAPURA, TOLEGEN)))
    assert found.value.known == key and found.is_sure


def test_of_two_trainers_whom_initials_fit_both_are_offered():
    (found,) = people("Сессию вела С. Жолдасбаева.", Known(trainers=(SAPURA, SAULE)))
    assert found.value.known == "sapura" and not found.is_sure
    assert [one.known for one in found.others] == ["saule"]


def test_a_person_named_twice_is_one_with_all_that_is_told():
    (found,) = people(
        "Madina Toleukhanova opened the forum.\nLater M. Toleukhanova, principal of School No. 4, spoke."
    )
    assert found.value.name == "Madina Toleukhanova"
    assert found.value.position == "principal" and found.value.organisation == "School No. 4"
    assert len(found.spans) == 3


def test_husband_and_wife_with_one_surname_are_two():
    assert [one.value.name for one in people("Выступили Асанов Болат и Асанова Алия.")] == [
        "Асанов Болат",
        "Асанова Алия",
    ]


def test_only_the_sentences_that_are_asked_for_are_read():
    reading = Reading(report_of("Выступил Болат Омаров.\nВыступила Алия Серикова."))
    (found,) = find_people(reading, Known(), reading.sentences[1:])
    assert found.value.name == "Алия Серикова"


def test_spans_point_to_the_words():
    text = "Открыла форум Гульнара Тлеубердина, директор школы № 5."
    (found,) = people(text)
    assert [span.of(text) for span in found.spans] == ["Гульнара Тлеубердина", "директор школы № 5"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n\t",
        '(((((«««"""',
        "A. B. C. D. E. F. " * 200,
        "Иванов И. " * 500 + "(" * 500,
        "тренер " * 2000,
        "№ № № 5 5 5 школы школы школы " * 300,
        "\u200b\ufeff\U0001f44b\U0001f3fb Ә. Ә. Ә.",
        "Name, " * 1000,
        "мектебінің " * 2000,
        "of the School of the School " * 500,
    ],
)
def test_nonsense_is_read_without_an_error(text):
    assert isinstance(people(text), tuple)
