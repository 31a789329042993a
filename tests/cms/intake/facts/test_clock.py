"""Hours of the day and lengths of time are read in figures and in words, in three languages."""

import pytest

from cms.intake.facts.clock import hours_told
from cms.intake.facts.lengths import lengths_told

HOURS = [
    ("10:00–11:30 Plenary", [("10:00", 90)]),
    ("10.00-11.30", [("10:00", 90)]),
    ("11.30–1.00", [("11:30", 90)]),
    ("from 9.30 am", [("09:30", None)]),
    ("3 pm sharp", [("15:00", None)]),
    ("1–3 pm", [("13:00", 120)]),
    ("half past two", [("14:30", None)]),
    ("from ten till noon", [("10:00", 120)]),
    ("в 14:30", [("14:30", None)]),
    ("с 10 до 12 часов", [("10:00", 120)]),
    ("в половине третьего", [("14:30", None)]),
    ("в десять часов утра", [("10:00", None)]),
    ("с двух до четырёх часов", [("14:00", 120)]),
    ("сағат 10-да", [("10:00", None)]),
    ("в 10 утра", [("10:00", None)]),
    ("в 3 дня", [("15:00", None)]),
    ("в 10-00 на базе", [("10:00", None)]),
    ("сагат 10.00де", [("10:00", None)]),
    ("таңғы тоғызда", [("09:00", None)]),
    ("сағат оннан он екіге дейін", [("10:00", 120)]),
    ("10.00-ден 11.30-ға дейін", [("10:00", 90)]),
]
NO_HOURS = [
    "в 10-15 школ",
    "в 10 школ",
    "25.04.2025",
    "школа № 10",
    "в три школы",
    "10–11 класс",
    "at one of the schools",
    "far from one another",
    "at one point",
    "сын 12,5",
    "",
]
LENGTHS = [
    ("a 3-hour session", 180),
    ("an hour and a half", 90),
    ("an hour and twenty minutes", 80),
    ("three quarters of an hour", 45),
    ("two-and-a-half-hour", 150),
    ("forty-five minutes", 45),
    ("1,5 часа", 90),
    ("Три с половиной часа", 210),
    ("полуторачасовая сессия", 90),
    ("в течение трёх часов", 180),
    ("1 час 20 минут", 80),
    ("сорок пять минут", 45),
    ("ұзақтығы 3 сағат", 180),
    ("бір жарым сағат", 90),
    ("екі сағаттық", 120),
    ("75 минутқа созылды", 75),
]
NO_LENGTHS = [
    "в 2 часа",
    "сағат 3-те",
    "6 сағат кешікті",
    "three hours later",
    "20 minutes each",
    "through",
    "",
]


@pytest.mark.parametrize(("text", "told"), HOURS)
def test_hours_are_read(text, told):
    assert [(f"{one.starts:%H:%M}", one.minutes) for one in hours_told(text, 0, len(text))] == told


@pytest.mark.parametrize("text", NO_HOURS)
def test_other_numbers_are_no_hours(text):
    assert hours_told(text, 0, len(text)) == ()


def test_figures_with_a_full_stop_need_a_word_where_hours_are_not_expected():
    assert hours_told("средний балл 10.30", 0, 18, is_strict=True) == ()
    assert len(hours_told("начало в 10.30", 0, 14, is_strict=True)) == 1


@pytest.mark.parametrize(("text", "minutes"), LENGTHS)
def test_lengths_are_read(text, minutes):
    assert [one.minutes for one in lengths_told(text, 0, len(text))] == [minutes]


@pytest.mark.parametrize("text", NO_LENGTHS)
def test_hours_of_the_day_and_intervals_are_no_lengths(text):
    assert lengths_told(text, 0, len(text)) == ()
