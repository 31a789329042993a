"""Russian stems: the base form by OpenCorpora's dictionary (pymorphy3), endings cut off names and new words.

A word that may be a form of several is taken for the one that is itself such a form (`стекло` is glass),
else for the likeliest in the dictionary's corpus (`стали` comes from `стать`). Verbs with and without -ся
meet, and a man's surname meets a woman's; perfective and imperfective verbs do not, nor participles that have
become adjectives or nouns (`учащийся`).
"""

import logging
import re
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path

import pymorphy3
from pymorphy3.analyzer import Parse

# A reading rarer than this is believed where there is no other: `потом` is no form of `пот`.
LEAST_LIKELY = 0.03
# New words are nouns wherever they may be.
LEAST_OF_NOUNS = 0.05
# The share of a word's readings from which it is its own base form: `зала` is of `зал`, not the hall of old.
LEAST_OF_ITSELF = 0.25
# What is declined or conjugated; adverbs of the same letters give way (`днём` is a form of `день`).
_INFLECTED = {"NOUN", "ADJF", "ADJS", "COMP", "VERB", "INFN", "PRTF", "PRTS", "GRND", "NUMR", "NPRO"}
_PARTICIPLES = {"PRTF", "PRTS"}
_PROPER = {"Name", "Surn", "Patr", "Geox", "Orgn", "Trad"}
# `Оспановым` and `вебинаров` are both new to the dictionary; loans have other ends than Kazakh names.
_SURNAME = re.compile(r"(.{2,}[оеи](?:в|(?<=и)н))(?:а|у|е|ы|ым|ой|ою|ых|ыми)?")
_NEW_NOUN = re.compile(r"(?:инг|[аео]р|он|[аоу]п|нт|изм|ист|[аио]т|ст|ник|[ао]к|дж|фт)[ое]в$")
_DECLENSION = re.compile(
    r"(?<=..)(?:(?<=[оеиы][вн])(?:ым|ыми|ых)|[ыи]й|[аяь]ми|ями|[ая]х|[оеь]ю|[оея]й|[оеая]м|ь[яю]|[аяоеуюыийь])$"
)


@cache
def dictionary() -> pymorphy3.MorphAnalyzer:
    """OpenCorpora's dictionary, loaded when the first Russian word is looked up: 0.2 s and 30 MB."""
    # It says at every start where its files are.
    logging.getLogger("pymorphy3").setLevel(logging.WARNING)
    return pymorphy3.MorphAnalyzer(lang="ru")


@cache
def _forms() -> dict[str, str]:
    """Words the dictionary takes for others, with their stems: Токаев is no wine, Калиев no salt."""
    lines = Path(__file__).with_name("forms.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@lru_cache(maxsize=50_000)
def russian_stem(word: str) -> str:
    """The stem of a normalised word: its base form; of a name or a new word, what its ending leaves."""
    if word in _forms():
        return _forms()[word]
    words = dictionary()
    readings = words.parse(word)
    is_known = words.word_is_known(word)
    common = [reading for reading in readings if not _PROPER & reading.tag.grammemes]
    if is_known and common:
        return _not_reflexive(_base(word, common))
    if surname := _SURNAME.fullmatch(word):
        if is_known or not _NEW_NOUN.search(surname[1]):
            return surname[1]
        if surname[1] == word:
            return word[: -len("ов")]
    nouns = [reading for reading in readings if reading.tag.POS == "NOUN"]
    if sum(reading.score for reading in nouns) >= LEAST_OF_NOUNS:
        readings = nouns
    return _before_its_ending(_base(word, readings))


def _base(word: str, readings: list[Parse]) -> str:
    """The likeliest base form, the word itself where it is one; with е for ё."""
    likely = [reading for reading in readings if reading.score >= LEAST_LIKELY] or readings
    # `Отцов` is a form of `отец` before it is an adjective.
    kinds = [
        reading for reading in likely if reading.tag.POS in _INFLECTED and "Poss" not in reading.tag
    ] or likely
    # `Ведущего` is a form of `ведущий` before it is one of `вести`.
    # `Пазов` is "of slots", though a short adjective could end so.
    kinds = [reading for reading in kinds if reading.tag.POS not in _PARTICIPLES] or kinds
    if any(reading.tag.POS == "NOUN" for reading in kinds):
        kinds = [reading for reading in kinds if reading.tag.POS != "ADJS"]
    likelihood: dict[str, float] = defaultdict(float)
    for reading in kinds:
        likelihood[reading.normal_form.replace("ё", "е")] += reading.score
    itself = likelihood.get(word, 0) >= LEAST_OF_ITSELF * sum(likelihood.values())
    # Of `спать` and `спасть` the shorter one is the commoner.
    return word if itself else max(likelihood, key=lambda base: (likelihood[base], -len(base)))


def _not_reflexive(base: str) -> str:
    return base[:-2] if base.endswith(("ться", "тись", "чься")) else base


def _before_its_ending(base: str) -> str:
    """A name without the ending of any case: Айгуль, Айгулью; Тараз, Таразе."""
    return _DECLENSION.sub("", base)
