"""The constructions by which reports name people with their positions, a table a language."""

from pathlib import Path

import pytest
import yaml

from cms.intake.facts.people import find_people
from cms.intake.known import Known
from cms.intake.reading import Reading
from tests.cms.intake.plainly import report_of

TABLES = Path(__file__).with_name("constructions")


def cases(language):
    found = yaml.safe_load((TABLES / f"{language}.yaml").read_text(encoding="utf-8"))
    return [(case["text"], case["people"]) for case in found]


def told(text):
    found = find_people(Reading(report_of(text)), Known())
    return [f"{one.value.name} | {one.value.position} | {one.value.organisation}".lower() for one in found]


@pytest.mark.parametrize(("text", "wanted"), cases("en"))
def test_people_of_an_english_sentence_are_told_with_position_and_organisation(text, wanted):
    assert told(text) == [one.lower() for one in wanted]


@pytest.mark.parametrize(("text", "wanted"), cases("kk"))
def test_people_of_a_kazakh_sentence_are_told_with_position_and_organisation(text, wanted):
    assert told(text) == [one.lower() for one in wanted]


@pytest.mark.parametrize(("text", "wanted"), cases("ru"))
def test_people_of_a_russian_sentence_are_told_with_position_and_organisation(text, wanted):
    assert told(text) == [one.lower() for one in wanted]
