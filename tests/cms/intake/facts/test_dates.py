"""Dates are read in three languages, as ranges, in digits, with and without a year."""

from datetime import date

import pytest

from cms.intake.facts.dates import find_dates
from cms.intake.reading import Reading
from cms.intake.sources.plain import read_plain

TOLD = date(2023, 1, 10)


def dates(text: str) -> list[tuple[str, str]]:
    """The first and last days of the dates of a text."""
    found = find_dates(Reading(read_plain(text)), TOLD)
    return [(one.value.starts.isoformat(), one.value.ends.isoformat()) for one in found]


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("On November 14-15, 2019, a branch", "2019-11-14", "2019-11-15"),
        ("from the 13th to the 15th of April 2022", "2022-04-13", "2022-04-15"),
        ("on Nov. 14, 2022", "2022-11-14", "2022-11-14"),
        ("On Thursday, 14 and Friday, 15 November 2022", "2022-11-14", "2022-11-15"),
        ("the twenty-first of May 2022", "2022-05-21", "2022-05-21"),
        ("between 30 December 2022 and 2 January 2023", "2022-12-30", "2023-01-02"),
        ("с 14 по 15 ноября 2019 года", "2019-11-14", "2019-11-15"),
        ("14, 15, 16 ноября 2021 г.", "2021-11-14", "2021-11-16"),
        ("с 28 февраля по 1 марта 2022 г.", "2022-02-28", "2022-03-01"),
        ("первого декабря 2022 года", "2022-12-01", "2022-12-01"),
        ("г. Уральск, 02-03.06.22", "2022-06-02", "2022-06-03"),
        ("14.11–15.11.2019", "2019-11-14", "2019-11-15"),
        ("31.12.2022–02.01.2023 гг.", "2022-12-31", "2023-01-02"),
        ("14-15 қараша 2019 ж.", "2019-11-14", "2019-11-15"),
        ("2019 жылғы 14–15 қараша", "2019-11-14", "2019-11-15"),
        ("2022 жылғы 16 және 17 қарашада", "2022-11-16", "2022-11-17"),
        ("2023 жылғы 30 қараша – 2 желтоқсан аралығында", "2023-11-30", "2023-12-02"),
        ("2022 жылдың 14 қарашасынан 16 қарашасына дейін", "2022-11-14", "2022-11-16"),
        ("2022 жылғы қараша айының 14-15 күндері", "2022-11-14", "2022-11-15"),
        ("14-нен 16 қарашаға дейін", "2022-11-14", "2022-11-16"),
        ("2019-11-14", "2019-11-14", "2019-11-14"),
        ("from November 24 to November 25, 2022", "2022-11-24", "2022-11-25"),
        ("Конкурс прошёл 14 ноября.", "2022-11-14", "2022-11-14"),
    ],
)
def test_days_that_stand_together_are_one_date(text, starts, ends):
    assert dates(text) == [(starts, ends)]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("On December 14 we met", "2022-12-14"),
        ("9 января прошла встреча", "2023-01-09"),
        ("11 января прошла встреча", "2022-01-11"),
        ("18 желтоқсанда өтті", "2022-12-18"),
    ],
)
def test_a_day_without_a_year_lies_in_the_twelve_months_before_the_report(text, starts):
    assert dates(text)[0][0] == starts


def test_a_range_over_the_turn_of_the_year_ends_in_the_year_after():
    assert dates("с 30 декабря по 3 января") == [("2022-12-30", "2023-01-03")]


def test_a_day_without_a_year_has_that_of_a_full_date_near_it():
    text = "Форум прошёл 14–16 мая 2019 года. 15 мая выступили гости."
    assert dates(text)[1] == ("2019-05-15", "2019-05-15")


@pytest.mark.parametrize(
    "text",
    [
        *("10 may come", "29 февраля 2022", "10.00–16.30", "9.30 am", "the second Friday of March", "с. 14"),
        *("в 2022 году", "первый день", "бірінші күні", "тел. 12-10-17", "May I ask 5 people"),
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert dates(text) == []


def test_digits_with_the_month_first_or_last_have_two_readings():
    found = find_dates(Reading(read_plain("on 03/04/2019")), TOLD)[0]
    assert not found.is_sure
    assert found.others[0].starts == date(2019, 3, 4)


def test_a_date_shows_the_words_it_came_from():
    reading = Reading(read_plain("Форум прошёл 14–15 ноября 2019 года в Таразе."))
    assert find_dates(reading, TOLD)[0].spans[0].of(reading.text) == "14–15 ноября 2019 года"
