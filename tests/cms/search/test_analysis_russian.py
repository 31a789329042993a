"""Russian stems: base forms by the dictionary, names and new words by their endings."""

import subprocess
import sys

import pytest

from cms.search.analysis.russian.stemmer import russian_stem
from cms.search.analysis.words import normalised


def stems(words: str) -> set[str]:
    return {russian_stem(normalised(word)) for word in words.split()}


ONE_WORD = {
    "cases": "учитель учителя учителю учителями учителях",
    "vowels that come and go": "выставка выставок выставками",
    "words of one root that look like two": "человек люди людей",
    "ё": "ребёнок ребенка дети детей",
    "verbs": "проводить проводит проводили проводится",
    "a verb of another root": "идти шёл шли идут",
    "adverbs that are cases": "день днём днями",
    "participles that became nouns": "учащийся учащихся учащимися",
    "a woman's and a man's surname": "сейтказиев сейтказиева сейтказиевой сейтказиеву",
    "surnames that are new": "нурпеисов нурпеисова нурпеисовым нурпеисовой",
    "women's names": "айгуль айгули айгулью",
    "men's names": "нурлан нурлана нурлану нурланом",
    "towns": "тараз тараза таразе таразом",
    "towns that are new": "костанай костаная костанаю",
    "new nouns": "вебинар вебинаров вебинарами",
}


@pytest.mark.parametrize("family", ONE_WORD)
def test_forms_of_a_word_have_one_stem(family):
    assert len(stems(ONE_WORD[family])) == 1, stems(ONE_WORD[family])


@pytest.mark.parametrize(
    "words", ["рука рукав", "стол столица", "мать мат", "пот потом", "час часть", "мир мера"]
)
def test_words_that_begin_alike_stay_apart(words):
    assert len(stems(words)) == 2


def test_a_word_that_is_its_own_base_form_is_taken_for_it():
    assert russian_stem("стекло") == "стекло"
    assert russian_stem("пила") == "пила"


def test_the_dictionary_is_read_when_the_first_russian_word_comes():
    # 30 MB and a fifth of a second that commands and the admin do without.
    code = (
        "import cms.search.analysis.terms as t, sys; t.terms('мектеп school', 'kk');"
        "from cms.search.analysis.russian import stemmer as s;"
        "print(s.dictionary.cache_info().currsize); t.terms('школы', 'ru');"
        "print(s.dictionary.cache_info().currsize)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["0", "1"]
    # Nor does it say where it lies.
    assert answer.stderr == ""


@pytest.mark.parametrize("word", ["", "ъ", "мектеп", "123", "school", "ова", "овым"])
def test_what_is_no_russian_word_has_a_stem_all_the_same(word):
    assert isinstance(russian_stem(word), str)
