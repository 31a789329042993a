"""Kazakh stems, by families of rules: what is one word, and what is another."""

import pytest

from cms.languages.alphabet import alphabetical
from cms.search.analysis.kazakh.lexicon import lexicon
from cms.search.analysis.kazakh.stemmer import LONGEST_WORD, analysed, kazakh_stem
from tests.cms.search import inflection


def stems(words: str) -> set[str]:
    return {kazakh_stem(word) for word in words.split()}


ONE_WORD = {
    "cases": "мектеп мектептің мектепке мектепті мектепте мектептен мектеппен мектептегі",
    "number": "кітап кітаптар кітаптардың",
    "owners": "бала балам балаң балаңыз баласы баламыз балаларымыз",
    "owners and cases": "қала қаласында қаласынан қаламызға қаласындағы",
    "a consonant voiced before a vowel": "сабақ сабағы сабағымыз сабақтар",
    "a vowel lost in the last syllable": "халық халқы халқымыздың халықтар",
    "loans with suffixes of the other vowels": "педагог педагогі педагогтер педагогтар педагогқа",
    "loans with a soft sign": "фестиваль фестивалі фестивальдің фестивальдер",
    "words nobody listed": "вебинар вебинарлар вебинарда вебинарының вебинарларымыздан",
    "the past": "жазу жазды жаздым жаздыңыз жазған жазғандар",
    "the present": "келу келеді келемін келеміз келетін",
    "negation": "бару бармады бармаған бармайды бармаса",
    "conditions": "айту айтса айтсаңыз айтсақ",
    "converbs": "қатысу қатысып",
    "verbs that end with a vowel": "оқу оқыды оқиды оқитын оқып оқуға оқуы",
    "verbs that end with й": "қою қойды қояды қойып қоюға",
    "verbs that end with п": "табу тапты табады тауып",
    "the passive": "өткізу өткізілді өткізілген",
    "verbs nobody listed": "гуглдау гуглдады гуглдап гуглдаған гуглдайды",
    "what is wished, meant and begged": "келу келгісі келейік келсін келмекші келші",
    "reasons": "болу болғандықтан болмағандықтан болатындығы",
    "who somebody is": "ұстаз ұстазбын ұстазбыз ұстазсың",
    "loans with two consonants at the end": "методист методистер методистің методистке",
    "loans with a vowel behind them": "проект проектіні проектілер проектісі",
    "degrees": "жақсы жақсырақ",
    "likeness": "бала баладай",
    "pronouns": "мен менің маған мені менде",
    "years": "жыл жылғы жылы жылдары",
    "numbers behind hyphens": "25 25-і 25-тен 25-ші",
    "abbreviations behind hyphens": "пшо пшо-ның пшо-да",
    "Latin words behind hyphens": "zoom zoom-да zoom-ның",
    "names of persons": "нұрлан нұрланның нұрланға",
    "surnames": "асанова асанованың асановаға",
    "places": "алматы алматыға алматыдағы алматыдан",
}


@pytest.mark.parametrize("family", ONE_WORD)
def test_forms_of_a_word_have_one_stem(family):
    assert len(stems(ONE_WORD[family])) == 1, stems(ONE_WORD[family])


@pytest.mark.parametrize(
    "words",
    [
        "оқу оқушы оқулық оқырман",  # somebody's, a thing's and a person's names are derived
        "ел елші елу",
        "жол жолдас",
        "тіл тілек",
        "дос достық",
        "бас басшы баспа",
        "ат ата атақ",
        "қала қалам қалай",
        "білім біліктілік",
        "өту өткізу",  # who makes somebody do something does something else
        "тең теңге теңіз",
        "бес бесінші",
        "бала баласыз",
        "қазақ қазақша",
    ],
)
def test_words_that_begin_alike_stay_apart(words):
    assert len(stems(words)) == len(words.split()), stems(words)


@pytest.mark.parametrize("word", ["білім", "орын", "ойын", "теңге", "елу", "бастауыш", "мұғалім", "қалам"])
def test_a_base_that_looks_inflected_is_left_alone(word):
    assert kazakh_stem(word) == word


def test_the_stem_is_the_form_that_dictionaries_have():
    assert kazakh_stem("мектептеріміздің") == "мектеп"
    assert kazakh_stem("халқымыз") == "халық"
    assert kazakh_stem("тауып") == "табу"
    assert kazakh_stem("оқыған") == "оқу"


def test_suffixes_are_told_in_their_order():
    assert analysed("форумдарында").suffixes == ("дар", "ы", "нда")


def test_of_several_readings_the_usual_one_is_taken():
    # The accusative of summer, the head's place, "his steel": possible, and hardly ever meant.
    assert kazakh_stem("жазды") == "жазу"
    assert kazakh_stem("баста") == "бас"
    assert kazakh_stem("болатын") == "болу"


def test_all_forms_of_known_nouns_lead_back_to_them():
    made = [(form, noun) for noun in list(lexicon().nouns)[::4] for form in inflection.noun_forms(noun)]
    strays = [(form, noun) for form, noun in made if kazakh_stem(form) != kazakh_stem(noun)]
    # Forms that are other words' too: қалам is "my town" and "pen".
    assert len(strays) / len(made) < 0.005, strays[:50]


def test_all_forms_of_known_verbs_lead_back_to_them():
    made = [(form, root) for root in lexicon().verbs for form in inflection.verb_forms(root)]
    strays = [
        (form, root) for form, root in made if kazakh_stem(form) != kazakh_stem(inflection.infinitive(root))
    ]
    assert len(strays) / len(made) < 0.01, strays[:50]


def test_a_vowel_is_lost_by_the_nouns_that_lose_it_alone():
    assert kazakh_stem("орны") == "орын"
    assert kazakh_stem("барсын") == "бару"  # not of «барыс»


def test_a_persons_name_is_declined_and_owned_by_nobody():
    made = [(form, name) for name in lexicon().names for form in inflection.noun_forms(name, owned=False)]
    assert [(form, name) for form, name in made if kazakh_stem(form) != name] == []


def test_no_word_keeps_the_stemmer_busy():
    assert kazakh_stem("а" * 10_000) == "а" * 10_000
    assert kazakh_stem("дағылар" * (LONGEST_WORD // 7))


@pytest.mark.parametrize("word", ["", "-", "я", "ь", "ый", "123", "a", "лар", "ның"])
def test_what_is_no_word_has_a_stem_all_the_same(word):
    assert isinstance(kazakh_stem(word), str)


def test_the_lists_are_in_the_order_of_the_alphabet_and_name_no_word_twice():
    for known in (lexicon().nouns, lexicon().verbs, lexicon().names, lexicon().particles):
        assert list(known) == sorted(known, key=alphabetical)
