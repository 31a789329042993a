"""Whatever is handed in, it is understood without an error, the same each time, and in time by its length."""

import logging
import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.intake import understanding
from cms.intake.known import Known
from cms.intake.understanding import understand
from tests.cms.intake.gold_reports import gold_reports, known_branches
from tests.cms.intake.plainly import report_of

TOLD = date(2024, 6, 1)
# What rules look for, in pieces, so that chance puts together what no branch writes.
PIECES = (
    *(
        "форум",
        "конкурс «",
        "» атты",
        "байқау",
        "contest",
        "“",
        "”",
        '"',
        "(",
        ")",
        "№ 5",
        "12",
        "14–15",
        "ноября",
    ),
    *(
        "2019 жылғы",
        "қараша",
        "31.02.2022",
        "99.99.9999",
        "10:00",
        "25:61",
        "с",
        "по",
        "from",
        "И. И.",
        "Иванов",
    ),
    *(
        "директор",
        "мектебінің",
        "I место",
        "1-орын",
        "Цель:",
        "Жюри:",
        "Дата:",
        "\n",
        "\t",
        "|",
        "•",
        "👋",
        ".",
        ",",
    ),
    *(
        "%",
        "\u00a0",
        "\u200b",
        "\u0301",
        "<b>",
        "&",
        "\\",
        "сто",
        "двадцать",
        "жүз",
        "and",
        "were",
        "өтті",
        "18.11.2019",
    ),
)
HOSTILE = (
    *("", " ", "\n\n\n", "." * 3000, "«" * 3000, '"' * 3000, "(" * 3000, "а" * 3000, "1" * 3000, "1 " * 1500),
    *("И. " * 1000, "№ " * 1000, "14-" * 1000, "мая " * 1000, "сто " * 1000, "\t|\n" * 1000, "форум " * 600),
    *(
        "«форум» " * 400,
        "и и и и, " * 300,
        "Цель: " * 500,
        "👋" * 1000,
        "١٢٣ ".join("абв") * 50,
        "\x00\x01\ufeff",
    ),
)


@pytest.fixture
def strictly(monkeypatch):
    """Rules that fail fail the test."""
    monkeypatch.setattr(understanding, "safely", lambda rule, nothing: rule())


def understood(text: str):
    """What is understood of a text."""
    return understand(report_of(text), TOLD, known_branches())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)))
def test_no_text_makes_a_rule_fail(strictly, text):
    understood(text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nonsense_is_understood_as_little(strictly, text):
    assert len(understood(text).events) <= 8


def test_a_rule_that_fails_takes_no_other_with_it(monkeypatch, caplog):
    def fails(*arguments, **options):
        raise RuntimeError

    monkeypatch.setattr(understanding, "find_venue", fails)
    with caplog.at_level(logging.ERROR):
        event = understood("Форум «Опыт» прошёл в Таразе 5 марта 2024 года в школе № 5.").events[0]
    assert (event.venue, event.branch.value) == (None, "taraz")
    assert "A rule that reads reports failed" in caplog.text


def test_a_report_is_understood_the_same_each_time():
    for report in gold_reports("tune")[:6]:
        assert understood(report.text) == understood(report.text)


def test_every_value_shows_words_that_stand_in_the_text():
    for report in gold_reports("tune"):
        source = report_of(report.text)
        for event in understand(source, report.told, known_branches()).events:
            for found in (
                event.title,
                event.starts,
                event.venue,
                event.participants,
                *event.organisers,
                *event.aims,
            ):
                assert found is None or all(span.of(source.text).strip() for span in found.spans)


def test_without_known_things_a_report_is_understood_nevertheless():
    assert understand(report_of("Форум «Опыт» прошёл в Таразе."), TOLD, Known()).events[0].branch is None


def calls(text: str) -> int:
    """How many calls understanding a text takes, of functions of Python and of C."""
    count = 0

    def counting(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    report = report_of(text)
    sys.setprofile(counting)
    try:
        understand(report, TOLD, known_branches())
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "Форум «Опыт» прошёл в Таразе 5 марта 2024 года, пришли 40 учителей. ",
        "Жеңімпаздар: І орын – Сәбина Нұрлыбаева, № 80 мектеп;\n",
        "The contest “X Y” was held by our branch at School No. 5, said Anna Kim.\n\n",
        "14, 15 и 16 мая ",
        "форум «Школа» ",
        "a\n",
    ],
)
def test_a_text_of_twice_the_length_takes_about_twice_the_work(unit):
    understood(unit * 5)
    short, long = calls(unit * 60), calls(unit * 120)
    assert long < 2.6 * short
