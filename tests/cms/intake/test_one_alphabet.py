"""Words typed in two alphabets are read in one, and stay as they were typed."""

from datetime import date

import pytest

from cms.intake.one_alphabet import in_one_alphabet
from cms.intake.sources.plain import read_plain
from cms.intake.understanding import understand
from tests.cms.intake.gold_reports import known_branches

TOLD = date(2024, 11, 18)
LATIN_I = str.maketrans("іІ", "iI")


def letters(text):
    return in_one_alphabet(read_plain(text)).text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("бiлiм беру", "білім беру"),
        ("Мeктeп Teлмaн", "Мектеп Телман"),
        ("əдiс жəне тəсiл", "әдіс және тәсіл"),
        ("Форум c участием директоров Tapaза", "Форум с участием директоров Тараза"),
    ],
)
def test_a_word_in_two_alphabets_is_read_in_one(typed, read):
    assert letters(typed) == read


@pytest.mark.parametrize(
    "text", ["Zoomда өтті", "ICTдан сабақ", "PISA және TIMSS", "8A сынып", "Wi-Fi бар", "CLIL әдісі", "a man"]
)
def test_words_of_another_language_stay(text):
    assert letters(text) == text


def test_a_report_with_a_foreign_i_is_understood_and_stays_as_typed():
    text = "2024 жылғы 14-15 қарашада Таразда «Білім көшбасшысы» өңірлік форумы өтті."
    report = read_plain(text.translate(LATIN_I))
    (event,) = understand(report, TOLD, known_branches()).events
    assert event.title.value == "«Білім көшбасшысы» өңірлік форумы"
    assert event.starts.value == date(2024, 11, 14)
    assert report.text == text.translate(LATIN_I)
    assert event.title.spans[0].of(report.text).translate({ord("i"): "і"}) == event.title.spans[0].of(text)
