"""Lines that a mail program wrapped are read as one paragraph; lists and forms keep their lines."""

from datetime import date

from cms.intake.reading import Reading
from cms.intake.sources.plain import read_plain
from cms.intake.understanding import understand
from tests.cms.intake.gold_reports import known_branches

WRAPPED = """Dear colleagues, I send what we have about our seminar "Lead
by Listening". It was conducted in Kyzylorda on 15 November
2019 by the branch, and 64 young directors of schools came to
the hall of the lyceum.

Best regards"""
LISTED = """Participants of the regional contest of young teachers
Ahmetova Saule, School No. 5
Kim Oleg, Lyceum No. 12
Second day"""


def test_a_sentence_goes_on_over_the_end_of_a_wrapped_line():
    sentences = [
        one.span.of(Reading(read_plain(WRAPPED)).text) for one in Reading(read_plain(WRAPPED)).sentences
    ]
    assert sentences[0].endswith("“Lead by Listening”.") or sentences[0].endswith('"Lead by Listening".')
    event = understand(read_plain(WRAPPED), date(2019, 11, 18), known_branches()).events[0]
    assert event.title.value == "Seminar “Lead by Listening”"
    assert event.starts.value == date(2019, 11, 15)


def test_places_stay_those_of_the_report():
    report = read_plain(WRAPPED)
    reading = Reading(report)
    assert len(reading.text) == len(report.text)
    assert reading.text.split() == report.text.split()


def test_the_lines_of_a_list_stay_lines():
    assert len(Reading(read_plain(LISTED)).report.blocks) == 4


def test_a_day_alone_under_a_heading_stays_a_line():
    text = "Press office of the Education Department of Aktobe Region\n23 October 2023\n\nSchools met."
    assert len(Reading(read_plain(text)).report.blocks) == 3
