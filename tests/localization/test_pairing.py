"""New strings are paired with the old ones whose place they took, by few comparisons."""

import random

import pytest

from cms.localization.store import pairing
from cms.localization.store.pairing import pairs

WORDS = [
    "forum",
    "school",
    "principal",
    "trainer",
    "region",
    "award",
    "contest",
    "plan",
    "lesson",
    "city",
    "jury",
]


@pytest.fixture
def comparisons(monkeypatch):
    """Count the comparisons of texts; the list of them."""
    compared = []
    likeness = pairing.likeness

    def counting(text, other):
        compared.append((text, other))
        return likeness(text, other)

    monkeypatch.setattr(pairing, "likeness", counting)
    return compared


def numbered(*texts: str) -> list[tuple[str, str]]:
    """Strings that are known by what they say."""
    return [(text, text) for text in texts]


def sentences(count: int) -> list[str]:
    """So many different sentences, always the same ones."""
    chance = random.Random(7)
    return [f"{' '.join(chance.choices(WORDS, k=12))} {number}." for number in range(count)]


def test_a_reworded_string_takes_the_place_of_the_one_it_was():
    old = numbered("205 people came.", "They talked for three hours.", "Then they had lunch.")
    new = numbered("They talked for four hours.", "Then they had lunch.", "250 people came.")
    assert pairs(old, new) == [
        ("They talked for three hours.", "They talked for four hours."),
        ("205 people came.", "250 people came."),
    ]


def test_a_new_thought_takes_nobody_s_place():
    assert pairs(numbered("205 people came."), numbered("Awards were given to schools.", "Thanks!")) == []


def test_a_string_that_was_moved_belongs_to_itself():
    old, new = (
        numbered("First came tea.", "Then came bread."),
        numbered("Then came bread.", "First came tea."),
    )
    assert pairs(old, new) == []


def test_the_most_alike_are_paired_first():
    old = numbered("The forum of Taraz opened today", "The forum opened")
    new = numbered("The forum opened!", "The forum of Taraz opened yesterday")
    assert dict(pairs(old, new)) == {
        "The forum opened": "The forum opened!",
        "The forum of Taraz opened today": "The forum of Taraz opened yesterday",
    }


def test_a_reworded_word_is_found_where_it_stood():
    old = numbered("Awards", "Contests", "Exhibition", "Trainers", "Guests", "Programme", "Aims", "Jury")
    new = numbered("Awards", "Contest", "Exhibition", "Trainer", "Guests", "Programmes", "Aims", "Jury")
    assert dict(pairs(old, new)) == {"Contests": "Contest", "Trainers": "Trainer", "Programme": "Programmes"}


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param(lambda text: text.replace("forum", "conference") + " And more.", id="reworded"),
        pytest.param(lambda text: text[::-1], id="all new"),
    ],
)
def test_the_comparisons_of_a_long_source_grow_with_its_length_alone(comparisons, edited):
    for count in (50, 500):
        comparisons.clear()
        texts = sentences(count)
        pairs(numbered(*texts), numbered(*map(edited, texts)))
        assert len(comparisons) <= 2 * pairing.MOST * count


def test_strings_that_share_all_their_words_cost_no_more(comparisons):
    texts = [f"Day of the forum, session {number}" for number in range(500)]
    paired = pairs(numbered(*texts), numbered(*(f"{text}, hall A" for text in texts)))
    assert len(comparisons) <= 2 * pairing.MOST * 500
    assert dict(paired)[texts[250]] == f"{texts[250]}, hall A"


def test_a_long_reworded_source_is_paired_right():
    texts = sentences(500)
    new = [text.replace("forum", "conference") for text in texts]
    random.Random(3).shuffle(new)
    paired = dict(pairs(numbered(*texts), numbered(*new)))
    right = sum(paired.get(text) == text.replace("forum", "conference") for text in texts if "forum" in text)
    assert right >= 0.95 * sum("forum" in text for text in texts)
