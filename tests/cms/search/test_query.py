"""What somebody typed, as it is understood, and where documents stand among others."""

from datetime import UTC, datetime

import pytest

from cms.search.positions import key_of, position
from cms.search.query import LENGTH, WORDS_MOST, Query

OLD, NEW = datetime(2001, 5, 5, tzinfo=UTC), datetime(2026, 5, 5, tzinfo=UTC)


def parts(text: str, **options) -> list[tuple[str, ...]]:
    return [part.words for part in Query.of(text, **options).parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Мектеп  форумы", [("мектеп",), ("форумы",)]),
        ("ёлка Ёлка", [("елка",)]),
        ('"мектеп форумы" Тараз', [("мектеп", "форумы"), ("тараз",)]),
        ('мектеп "форумы', [("мектеп",), ("форумы",)]),
        ('"" ()*', []),
        ("№ 61 мектеп-лицей", [("61",), ("мектеп",), ("лицей",)]),
    ],
)
def test_words_and_phrases_are_told_apart(text, expected):
    assert parts(text) == expected


def test_a_search_has_an_end():
    assert len(Query.of(" ".join(f"w{number}" for number in range(100))).parts) == WORDS_MOST
    assert parts("a" * 300) == [("a" * LENGTH,)]


def test_the_last_word_may_go_on_and_no_other():
    first, last = Query.of("мектеп фор", may_go_on=True).parts
    assert (first.is_prefix, last.is_prefix) == (False, True)
    assert [part.is_prefix for part in Query.of("ф", may_go_on=True).parts] == [False]
    assert [part.is_prefix for part in Query.of('"мектеп фор"', may_go_on=True).parts] == [False]


def test_the_last_tier_holds_what_every_other_one_does():
    """So results are counted by it alone."""
    tiers = Query.of("мектеп Nurgali").tiers()
    assert len(tiers) == len(set(tiers)) == 10


def test_the_own_language_stands_first_then_what_is_fresh():
    places = [
        position(1, NEW, is_own_text=True),
        position(2, OLD, is_own_text=True),
        position(3, NEW, is_own_text=False),
        position(4, OLD, is_own_text=False),
    ]
    assert places == sorted(places, reverse=True)
    assert [key_of(place) for place in places] == [1, 2, 3, 4]
    assert position(2**36 - 1, datetime.max.replace(tzinfo=UTC), is_own_text=True) < 2**63
