"""English stems: inflection goes, derivation stays."""

import pytest

from cms.search.analysis.english.stemmer import english_stem


def stems(words: str) -> set[str]:
    return {english_stem(word) for word in words.split()}


@pytest.mark.parametrize(
    "words",
    [
        "teacher teachers teacher's teachers'",
        "city cities city's",
        "class classes",
        "box boxes",
        "child children children's",
        "teach taught teaching teaches",
        "win won winning",
        "plan planned planning",
        "prepare prepared preparing",
        "hope hoped hoping",
        "travel travelled traveling",
        "study studies studied studying",
        "big bigger biggest",
        "happy happier happiest",
        "criterion criteria",
    ],
)
def test_forms_of_a_word_have_one_stem(words):
    assert len(stems(words)) == 1, stems(words)


@pytest.mark.parametrize(
    "words",
    [
        "universe university universal",
        "experience experiment",
        "author authority",
        "hope hop",
        "evening even",
        "news new",
        "organ organization",
        "thing thin",
        "need nee",
    ],
)
def test_words_that_begin_alike_stay_apart(words):
    assert len(stems(words)) == len(words.split()), stems(words)


@pytest.mark.parametrize("word", ["", "'", "s", "'s", "ing", "ed", "café", "2019", "мектеп"])
def test_what_is_no_english_word_has_a_stem_all_the_same(word):
    assert isinstance(english_stem(word), str)
