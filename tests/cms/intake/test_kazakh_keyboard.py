"""Kazakh typed on a Russian keyboard: told as Kazakh, read with its letters, kept as it was typed."""

from datetime import date

import pytest

from cms.intake.kazakh_keyboard import is_without_letters, with_letters
from cms.intake.reading import Reading
from cms.intake.sources.plain import read_plain
from cms.intake.understanding import understand
from tests.cms.intake.gold_reports import gold_reports, known_branches

TOLD = date(2024, 11, 18)
WITHOUT_ITS_LETTERS = str.maketrans("қғңәіұүөһҚҒҢӘІҰҮӨҺ", "кгнаиууохКГНАИУУОХ")


def typed(text):
    return text.translate(WITHOUT_ITS_LETTERS)


@pytest.mark.parametrize(
    "words",
    [
        *("мұғалімдердің", "форумға қатысты", "облысының әкімдігінде", "қазанда өткен байқау", "үш кезеңнен"),
        *("мектеп басшылары", "орта мектеп", "болды", "түрінде", "«Үздік мектеп» байқауы", "Қазан айында"),
    ],
)
def test_common_words_get_their_letters_and_others_stay(words):
    assert with_letters(typed(words)) == words


@pytest.mark.parametrize("name", ["Жумагали Оспанов", "тренер Кенесов", "Г. Т. Сауле", "Жанар Кызыл"])
def test_names_stay_as_they_were_typed(name):
    assert with_letters(name) == name


def test_towns_and_regions_get_their_letters_within_a_sentence():
    assert with_letters("форум Караганды каласында") == "форум Қарағанды қаласында"


def test_a_report_without_its_letters_is_understood_and_stays_as_typed():
    text = "2024 жылғы 14-15 қарашада Таразда «Білім көшбасшысы» өңірлік форумы өтті. 250 директор қатысты."
    report = read_plain(typed(text))
    (event,) = understand(report, TOLD, known_branches()).events
    assert (event.starts.value, event.ends.value) == (date(2024, 11, 14), date(2024, 11, 15))
    assert event.participants_number.value == 250
    assert event.title.value == "«Білім көшбасшысы» өңірлік форумы"
    assert event.title.spans[0].of(report.text) == typed("«Білім көшбасшысы» өңірлік форумы")


def test_a_report_with_its_letters_is_read_as_it_is():
    assert not is_without_letters("Форумға 250 директор қатысты. Тренер Сауле сөз сөйледі.")


def test_most_kazakh_reports_typed_without_their_letters_are_told_as_kazakh():
    reports = [report for report in gold_reports() if report.language == "kk"]
    told = [Reading(read_plain(typed(report.text))).language for report in reports]
    assert told.count("kk") >= 0.9 * len(told)


def test_nearly_all_letters_that_are_put_in_are_right():
    right = wrong = 0
    for report in (
        one for one in gold_reports() if one.language == "kk" and not is_without_letters(one.text)
    ):
        for word, read in zip(report.text.split(), with_letters(typed(report.text)).split(), strict=True):
            right += read == word != typed(word)
            wrong += read not in (word, typed(word))
    assert right > 2000
    assert wrong < 0.01 * right
