"""Russian words as organisations are made of them: adjectives, cases, plurals, people."""

from functools import lru_cache

from cms.intake.facts.nominative.russian import readings

_KIN = frozenset(
    (
        *("дочь", "сын", "внук", "внучка", "вдова", "жена", "муж", "брат", "сестра", "мать", "отец", "мама"),
        *("папа", "ученик", "ученица", "воспитанник", "воспитанница", "студент", "студентка", "подруга"),
    )
)


@lru_cache(maxsize=20_000)
def is_plural(word: str) -> bool:
    """Whether a noun can be nothing but a plural: «школ», «школами»."""
    nouns = [reading for reading in readings(word) if reading.tag.POS == "NOUN"]
    return bool(nouns) and all(str(reading.tag.number) == "plur" for reading in nouns)


@lru_cache(maxsize=20_000)
def is_adjective(word: str) -> bool:
    """Whether a word is an adjective that may belong to a name: no pronoun, no participle of a sentence."""
    first = readings(word)[:1]
    if not first or "Apro" in first[0].tag or first[0].tag.POS == "PRTF":
        return False
    if word.endswith(("ской", "ского", "ском", "скому", "ским", "ская", "ский", "скую", "ское")):
        return True
    return any(
        reading.tag.POS == "ADJF"
        and "Apro" not in reading.tag
        and "Poss" not in reading.tag
        and reading.score > 0.04
        for reading in readings(word)
    )


@lru_cache(maxsize=20_000)
def has_case(word: str, *cases: str) -> bool:
    """Whether a noun or adjective may stand in one of the cases."""
    return any(
        str(reading.tag.case) in cases
        and reading.tag.POS in {"NOUN", "ADJF", "PRTF"}
        and reading.score > 0.01
        for reading in readings(word.rpartition("-")[2])
    )


@lru_cache(maxsize=20_000)
def is_kin(word: str) -> bool:
    """Whether a word in the nominative is somebody's relative or pupil: «дочь писателя»."""
    return any(reading.normal_form in _KIN and str(reading.tag.case) == "nomn" for reading in readings(word))


@lru_cache(maxsize=20_000)
def is_somebody(word: str) -> bool:
    """Whether a noun is somebody: «учителя» behind «школы» begins a new phrase, «учителей» does not."""
    likely = [reading for reading in readings(word) if reading.tag.POS == "NOUN"]
    if not likely or is_adjective(word) or {"Name", "Surn", "Geox"} & likely[0].tag.grammemes:
        return False
    return "anim" in likely[0].tag and str(likely[0].tag.number) == "sing"


@lru_cache(maxsize=20_000)
def is_matter(word: str) -> bool:
    """Whether a word may be a thing's genitive: «физики» is of the subject, or several physicists."""
    return any(
        reading.tag.POS == "NOUN" and "inan" in reading.tag and str(reading.tag.case) == "gent"
        for reading in readings(word)
    )
