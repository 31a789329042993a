"""Dates, times and numbers as each language writes them."""

from datetime import date, datetime, time

import pytest
from django.utils.formats import date_format, get_format
from django.utils.translation import override

from cms.languages import formatting


@pytest.mark.parametrize(
    ("first", "last", "texts"),
    [
        (
            date(2019, 11, 18),
            date(2019, 11, 18),
            ("18 November 2019", "18 ноября 2019\xa0г.", "2019\xa0ж. 18\xa0қараша"),
        ),
        (
            date(2019, 11, 14),
            date(2019, 11, 15),
            ("14–15 November 2019", "14–15 ноября 2019\xa0г.", "2019\xa0ж. 14–15\xa0қараша"),
        ),
        (
            date(2019, 11, 30),
            date(2019, 12, 2),
            (
                "30 November – 2 December 2019",
                "30 ноября – 2 декабря 2019\xa0г.",
                "2019\xa0ж. 30 қараша – 2\xa0желтоқсан",
            ),
        ),
        (
            date(2019, 12, 30),
            date(2020, 1, 2),
            (
                "30 December 2019 – 2 January 2020",
                "30 декабря 2019\xa0г. – 2 января 2020\xa0г.",
                "2019\xa0ж. 30\xa0желтоқсан – 2020\xa0ж. 2\xa0қаңтар",
            ),
        ),
    ],
)
def test_an_interval_writes_once_what_its_days_share(first, last, texts):
    intervals = [formatting.date_range(first, last, code) for code in ("en", "ru", "kk")]
    assert [text.replace("\xa0", " ").replace("\u202f", " ") for text in intervals] == [
        text.replace("\xa0", " ") for text in texts
    ]


@pytest.mark.parametrize(("code", "text"), [("en", "1,772"), ("ru", "1\xa0772"), ("kk", "1\xa0772")])
def test_thousands_are_grouped_as_the_language_does(code, text):
    assert formatting.number(1772, code) == text


@pytest.mark.parametrize(
    ("minutes", "code", "text"),
    [
        (180, "en", "3 hours"),
        (180, "ru", "3 часа"),
        (180, "kk", "3 сағат"),
        (90, "en", "1 hour 30 minutes"),
        (0, "en", ""),
        (None, "kk", ""),
    ],
)
def test_a_length_is_told_in_hours_and_minutes(minutes, code, text):
    assert formatting.duration(minutes, code).replace("\xa0", " ") == text


def test_hours_are_written_with_two_digits_and_absent_ones_not_at_all():
    assert formatting.clock(time(9, 5), "en") == "09:05"
    assert formatting.clock(None) == ""


def test_django_s_own_dates_are_kazakh_in_kazakh():
    with override("kk"):
        assert get_format("FIRST_DAY_OF_WEEK") == 1
        written = date_format(datetime(2019, 11, 18), "DATE_FORMAT")
    assert written.startswith("2019 ж. 18 қараша")
