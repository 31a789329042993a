"""Numbers are read in digits and in words of three languages."""

import pytest

from cms.intake.facts.counted import find_numbers, number_of
from cms.intake.reading import Reading
from cms.intake.sources.plain import read_plain


@pytest.mark.parametrize(
    ("words", "value", "count"),
    [
        ("a hundred and twenty teachers", 120, 4),
        ("thirty-five came", 35, 1),
        ("two thousand and five", 2005, 4),
        ("three dozen", 36, 2),
        ("сто двадцать педагогов", 120, 2),
        ("двухсот пятидесяти учителей", 250, 2),
        ("полторы сотни", 150, 2),
        ("одну тысячу двести пять", 1205, 4),
        ("жүз жиырма үш", 123, 3),
        ("екі жүзге жуық", 200, 2),
        ("он бір", 11, 2),
        ("елуден астам", 50, 1),
    ],
)
def test_a_number_in_words_is_added_up_as_it_is_said(words, value, count):
    assert number_of(words.split()) == (value, count)


@pytest.mark.parametrize("words", ["a seminar", "бірінші", "the first", "второй", "онда"])
def test_what_is_no_number_is_none(words):
    assert number_of(words.split()) == (None, 0)


def test_numbers_of_hours_shares_schools_and_telephones_are_left_out():
    text = "В 14:30 в школе № 5 из 1 200 учителей 87 % и 12.5 раза, тел. 87000001240, пришли 46 человек."
    found = find_numbers(Reading(read_plain(text)))
    assert [one.value for one in found] == [1200, 46]
