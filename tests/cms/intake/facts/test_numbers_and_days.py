"""How reports tell how many took part in a forum and on which days it was, a table a language."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from cms.intake.known import Known
from cms.intake.understanding import understand
from tests.cms.intake.plainly import report_of

TABLES = Path(__file__).with_name("constructions")
TOLD = date(2024, 11, 20)
FORUM = {
    "en": "The regional forum “Bridge of Ideas” was held in Taraz on 5 November 2024.",
    "kk": "Таразда 2024 жылғы 5 қарашада «Ойлар көпірі» өңірлік форумы өтті.",
    "ru": "Региональный форум «Мост идей» прошёл в Таразе 5 ноября 2024 года.",
}


def rows(name):
    tables = yaml.safe_load((TABLES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [(language, *row) for language, table in tables.items() for row in table]


def event_of(text):
    (event,) = understand(report_of(text), TOLD, Known()).events
    return event


@pytest.mark.parametrize(("language", "text", "wanted"), rows("numbers"))
def test_the_number_of_those_who_took_part_is_read_from_a_sentence(language, text, wanted):
    found = event_of(f"{FORUM[language]}\n\n{text}").participants_number
    if wanted is None:
        assert found is None or not found.is_sure
    else:
        assert found.value == wanted


@pytest.mark.parametrize(("language", "text", "first", "last"), rows("days"))
def test_the_days_of_a_forum_are_read_from_a_sentence(language, text, first, last):
    event = event_of(text)
    if first is None:
        assert event.starts is None or not event.starts.is_sure
    else:
        assert (event.starts.value, event.ends.value) == (first, last)
