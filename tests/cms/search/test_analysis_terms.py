"""Words of texts with their stems, and the stems of what is searched for."""

import hashlib
import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cms.search.analysis.terms import (
    ANALYSER_VERSION,
    STEMMERS,
    folded_of_query,
    query_keys,
    stems_of,
    terms,
)
from cms.search.analysis.words import normalised, words_of
from tests.cms.search.gold_lists import LANGUAGES, whole

RECORDED = Path(__file__).with_name("gold") / "stems.txt"


def keys(text: str, language: str) -> list[str]:
    return [term.key for term in terms(text, language)]


def test_a_term_says_where_it_stands_and_what_it_is_a_form_of():
    text = "«Тараздағы форумдарда»"
    first, second = terms(text, "kk")
    assert text[second.start : second.end] == "форумдарда"
    assert (first.stem, second.surface, second.stem, second.language) == (
        "тараз",
        "форумдарда",
        "форум",
        "kk",
    )


def test_a_search_finds_a_form_in_whatever_language_it_is_typed():
    assert query_keys("мектептің") & set(keys("Біздің мектебіміз", "kk"))
    assert query_keys("учитель") & set(keys("Форум учителей", "ru"))
    assert query_keys("teacher") & set(keys("For teachers", "en"))


def test_stems_of_two_languages_are_not_mistaken_for_each_other():
    # «Бала» is a child, and a form of Russian «бал».
    assert stems_of("бала")["ru"] == "бал"
    assert not query_keys("бала") & set(keys("бал", "kk"))


def test_latin_words_are_english_in_every_text():
    assert keys("Teachers онлайн", "kk")[0] == "en0teacher"
    assert keys("Teachers онлайн", "ru")[0] == "en0teacher"


def test_kazakh_letters_make_a_word_of_a_russian_text_kazakh():
    assert keys("газета «Қазақтар»", "ru")[1] == "kk0қазақ"


def test_a_word_typed_without_kazakh_letters_finds_the_right_one():
    (term,) = terms("қазақтардың", "kk")
    assert folded_of_query("казактардын") == folded_of_query("казак") == term.folded == "казак"


def test_a_suffix_behind_latin_letters_is_a_word_of_its_own():
    assert [word[0] for word in words_of("Zoomда, Zoom’да, ПШО-ның")] == [
        "Zoom",
        "да",
        "Zoom",
        "да",
        "ПШО",
        "ның",
    ]


def test_letters_of_another_keyboard_that_look_alike_are_the_same():
    assert normalised("бiлiм") == "білім"  # with two Latin i
    assert normalised("әділ") == normalised("əділ")  # with an Azerbaijani letter


def test_ways_to_write_a_letter_are_one():
    assert normalised("Ёлка") == normalised(unicodedata.normalize("NFD", "ёлка")) == "елка"
    assert normalised("children’s") == "children's"


def test_a_language_without_a_stemmer_is_stemmed_by_its_letters():
    assert keys("schools школы қазақтар", "de") == ["en0school", "ru0школа", "kk0қазақ"]


@given(st.text(max_size=200), st.sampled_from(["kk", "ru", "en", "de"]))
def test_any_text_has_terms_in_its_order(text, language):
    found = terms(text, language)
    assert all(text[term.start : term.end] and term.surface for term in found)
    assert [term.start for term in found] == sorted(term.start for term in found)


def test_the_version_changes_with_the_stems():
    """A change of stems asks for a new version, by which sites learn that their index is old.

    After both: write what the assertion shows to `gold/stems.txt`.
    """
    listed = "\n".join(
        f"{word} {STEMMERS[language](normalised(word))}"
        for language in LANGUAGES
        for pair in whole(language)
        for word in (pair.form, pair.base)
    )
    assert (
        RECORDED.read_text().strip()
        == f"{ANALYSER_VERSION} {hashlib.sha256(listed.encode()).hexdigest()[:16]}"
    )
