"""Words for offices, titles and degrees in three languages."""

from functools import lru_cache

from cms.intake.facts.nominative.russian import readings
from cms.intake.facts.word_lists import word_list
from cms.search.analysis.folding import folded_letters
from cms.search.analysis.kazakh.stemmer import analysed

ENGLISH = word_list(__file__, "offices english")
ENGLISH_MODIFIERS = word_list(__file__, "offices english modifiers")
RUSSIAN = word_list(__file__, "offices russian")
# What a teacher is beside: "teacher-moderator".
_SECOND = frozenset(("moderator", "moderators", "organiser", "organizer", "experts", "mentors"))
# «Мастер-класс» is nobody.
_NOT_SOMEBODY = ("-класс", "-класса", "-классу", "-классом", "-классе", "-классы", "-классов")
# Who holds these governs an instrumental: заведующий кафедрой.
RUSSIAN_GOVERNING = frozenset(("заведующий", "заведующая", "управляющий"))
KAZAKH = word_list(__file__, "offices kazakh")
# A Kazakh word before an office that tells of what.
KAZAKH_MODIFIERS = word_list(__file__, "offices kazakh modifiers")

_PLURALS = ("лар", "лер", "дар", "дер", "тар", "тер")
_ENDINGS = word_list(__file__, "kazakh case ends")
_FOLDED = frozenset(map(folded_letters, KAZAKH))
_FOLDED_MODIFIERS = frozenset(map(folded_letters, KAZAKH_MODIFIERS))


@lru_cache(maxsize=20_000)
def english_office(word: str) -> str:
    """The office a word in small letters names, in the singular; "" for none."""
    if word in ENGLISH:
        return word
    singular = word[:-1] if word.endswith("s") else ""
    if singular in ENGLISH:
        return singular
    # "Teacher-researcher".
    first, _, second = word.partition("-")
    return word if second and english_office(first) and (english_office(second) or second in _SECOND) else ""


@lru_cache(maxsize=20_000)
def russian_office(word: str) -> str:
    """The office a word in small letters names, in any case; "" for none."""
    if word.endswith(_NOT_SOMEBODY):
        return ""
    for part in (word, *word.split("-")):
        if part in RUSSIAN:
            return part
        for reading in readings(part):
            if reading.normal_form in RUSSIAN and reading.tag.POS in {"NOUN", "ADJF", "PRTF"}:
                return reading.normal_form
    return ""


@lru_cache(maxsize=20_000)
def russian_office_forms(word: str) -> tuple[frozenset[str], bool, bool]:
    """The cases in which an office may stand, whether it must be a plural, and whether it may be one."""
    part = word.split("-", maxsplit=1)[0]
    found = [reading for reading in readings(part) if reading.normal_form in RUSSIAN] or list(readings(part))
    singular = frozenset(str(reading.tag.case) for reading in found if str(reading.tag.number) == "sing")
    plural = frozenset(str(reading.tag.case) for reading in found if str(reading.tag.number) == "plur")
    if word.endswith("ра") and singular:
        # «Тренера» is what many write for «тренеры».
        plural = plural | {"nomn"}
    # «Директора» is one director's genitive as often as directors.
    return (singular, False, bool(plural)) if singular else (plural, bool(plural), bool(plural))


@lru_cache(maxsize=20_000)
def kazakh_office(word: str) -> str:
    """The office a word in small letters names, with any suffix; "" for none."""
    for part in (word, *reversed(word.split("-"))):
        stem = analysed(part).stem
        if stem in KAZAKH:
            return stem
        if part in KAZAKH:
            return part
        for ending in _ENDINGS:
            if part.endswith(ending) and part[: -len(ending)] in KAZAKH:
                return part[: -len(ending)]
    return office_of_a_russian_keyboard(word)


def office_of_a_russian_keyboard(word: str) -> str:
    """The office a word names that is typed without Kazakh letters: «доценти», доцент; "" for none."""
    for ending in ("", "сы", "си", "ы", "и", "лери", "лары", "дери", "дары", "тери", "тары"):
        if word.endswith(ending) and word[: len(word) - len(ending)] in _FOLDED:
            return word[: len(word) - len(ending)]
    return ""


def is_kazakh_modifier(word: str) -> bool:
    """Whether a word tells of what an office is, typed with Kazakh letters or without."""
    return word in KAZAKH_MODIFIERS or word in _FOLDED_MODIFIERS


@lru_cache(maxsize=20_000)
def is_kazakh_plural(word: str) -> bool:
    """Whether an office stands in the plural: тренерлері."""
    office = kazakh_office(word)
    if office.endswith(_PLURALS) and word.startswith(office):
        # «Концертмейстері» is one.
        return word[len(office) :].startswith(_PLURALS)
    return bool(set(analysed(word).suffixes) & set(_PLURALS))
