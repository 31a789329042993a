"""The gold lists: words find all of their forms, and next to no other words."""

import pytest

from cms.search.analysis.folding import folded_letters
from cms.search.analysis.kazakh.stemmer import folded_stem, kazakh_stem
from cms.search.analysis.terms import STEMMERS
from cms.search.analysis.words import normalised
from tests.cms.search.gold_lists import LANGUAGES, PARTS, missed, pairs, score, whole


def by_stem(language: str):
    stem = STEMMERS[language]
    return lambda query, word: stem(normalised(query)) == stem(normalised(word))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_are_long_enough_to_mean_something(language):
    listed = whole(language)
    assert sum(pair.same for pair in listed) >= 300
    assert sum(not pair.same for pair in listed) >= 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_of_a_word_meet_and_other_words_do_not(language):
    result = score(by_stem(language), whole(language))
    assert result.recall >= 0.98, list(missed(by_stem(language), whole(language)))
    assert result.precision >= 0.99, list(missed(by_stem(language), whole(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_part_nobody_worked_with_scores_as_well(language):
    result = score(by_stem(language), pairs(language, "heldout"))
    assert result.recall >= 0.97
    assert result.precision >= 0.99


@pytest.mark.parametrize("part", PARTS)
def test_a_kazakh_form_typed_without_kazakh_letters_finds_its_word(part):
    result = score(
        lambda query, word: folded_stem(folded_letters(word)) == folded_letters(kazakh_stem(query)),
        [pair for pair in pairs("kk", part) if pair.same],
    )
    assert result.recall >= 0.97
