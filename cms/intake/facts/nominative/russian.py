"""The Russian nominative: the head of a phrase and what agrees with it; all behind the head stays."""

import re
from functools import lru_cache

from pymorphy3.analyzer import Parse

from cms.search.analysis.russian.stemmer import dictionary

_WORD = re.compile(r"[А-Яа-яЁёA-Za-z]+(?:-[А-Яа-яЁёA-Za-z]+)*")
_ADJECTIVES = {"ADJF", "PRTF", "NPRO"}
_DIVIDED = re.compile(r"[«“\"(.,;:]")
_SECOND_CASES = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"}
# A phrase of a dozen words before its head is none.
_MOST_BEFORE_HEAD = 8
# Readings the dictionary has not: `завуч` is nobody's ending.
_UNKNOWN = re.compile(r"(акимат|гороно|маслихат)(?:а|у|ом|е)?", re.IGNORECASE)
_CASES_OF_UNKNOWN = {"": "nomn", "а": "gent", "у": "datv", "ом": "ablt", "е": "loct"}
# Adjectives that are people: a head, though by the dictionary no noun.
_HEADS = re.compile(r"(?:за|и\.?о\.? за)ведующ|управляющ|исполняющ|ведущий$", re.IGNORECASE)
# Adjectives of places that no dictionary has: «Коксуской».
_OF_A_PLACE = re.compile(r"([А-ЯЁӘҒҚҢӨҰҮҺІ].{2,}[сц]к)(?:ой|ого|ому|ом|ую|им|ая|ий|ое)")
# Whom a university is called after, in the nominative: «Назарбаев Университета».
_HONOURED = re.compile(r"Назарбаев\b|[А-ЯЁӘҒҚҢӨҰҮҺІ]\w+[ое]в(?= [Уу]ниверситет)")
_ABBREVIATIONS = re.compile(
    r"[А-ЯЁӘҒҚҢӨҰҮҺІ]{2,}(?:-[А-ЯЁ]+)*$|[А-ЯЁӘҒҚҢӨҰҮҺІ][а-я]{0,4}[А-ЯЁӘҒҚҢӨҰҮҺІ]+[а-я]?$"
)


def russian_nominative(text: str, *, singular: bool = False) -> str:
    """A phrase with its head, and the adjectives before it, in the nominative."""
    words = _before_head(text)
    if not words:
        return text
    *adjectives, head = words
    case, number, gender = _form_of(head[0], tuple(word[0] for word in adjectives), singular=singular)
    if not case:
        return text
    wanted_number = "sing" if singular else number
    made = []
    place = 0
    for word in words:
        is_head = word is head
        new = declined(word[0], case, number, gender, wanted_number, is_head=is_head)
        made += [text[place : word.start()], new]
        place = word.end()
    return "".join(made) + text[place:]


def _before_head(text: str) -> list[re.Match]:
    """The adjectives a phrase begins with and the noun behind them; nothing where there is no such noun."""
    found: list[re.Match] = []
    for word in _WORD.finditer(text):
        gap = text[found[-1].end() if found else 0 : word.start()]
        if _DIVIDED.search(gap) or len(found) > _MOST_BEFORE_HEAD:
            return []
        if not found and _HONOURED.match(text, word.start()):
            continue
        found.append(word)
        if not _is_adjective(word[0]):
            return found
    return []


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[Parse, ...]:
    """The dictionary's readings of a word; of one with a hyphen, those of its last part."""
    return tuple(dictionary().parse(word.rpartition("-")[2] if "-" in word else word))


def _is_adjective(word: str) -> bool:
    if _ABBREVIATIONS.match(word) or _HEADS.match(word):
        return False
    best = readings(word)
    if _OF_A_PLACE.fullmatch(word) and not dictionary().word_is_known(word.lower()):
        return True
    return (
        bool(best)
        and best[0].tag.POS in _ADJECTIVES
        and not any(
            reading.tag.POS == "NOUN" and reading.score >= 0.3 and "Surn" not in reading.tag
            for reading in best
        )
    )


def _form_of(head: str, adjectives: tuple[str, ...], *, singular: bool) -> tuple[str, str, str]:
    """The case, number and gender that a noun and its adjectives share; empty where it is the nominative."""
    if unknown := _UNKNOWN.fullmatch(head):
        case = _CASES_OF_UNKNOWN[head[len(unknown[1]) :].lower()]
        return ("", "", "") if case == "nomn" else (case, "sing", "masc")
    nouns = [reading for reading in readings(head) if reading.tag.POS in {"NOUN", "ADJF", "PRTF"}]
    likely = [reading for reading in nouns if reading.score >= 0.02] or nouns
    forms = [
        form
        for form in map(_agreement, likely)
        if form[0] and all(_agrees(word, form) for word in adjectives)
    ]
    if _ABBREVIATIONS.match(head) and not adjectives:
        return "", "", ""
    if "-" in head:
        # «В школе-гимназии»: both parts stand in the case, and the first has the gender.
        first, _, last = head.partition("-")
        both = [
            form
            for form in map(_agreement, readings(first))
            if form[0] and _has_form(last, form) and all(_agrees(word, form) for word in adjectives)
        ]
        forms = both or forms
    if not forms and adjectives:
        # The head may be indeclinable, or an abbreviation: the adjective tells.
        first = [_agreement(reading) for reading in readings(adjectives[0]) if reading.tag.POS in _ADJECTIVES]
        forms = [form for form in first if form[1] == "sing"] or first
    nominatives = [form for form in forms if form[0] == "nomn"]
    if singular:
        if any(form[1] == "sing" for form in nominatives):
            return "", "", ""
        forms = [form for form in forms if form[1] == "sing"] or forms
    elif nominatives:
        return "", "", ""
    return forms[0] if forms else ("", "", "")


def _has_form(word: str, form: tuple[str, str, str]) -> bool:
    return any(_agreement(reading)[:2] == form[:2] for reading in readings(word))


def _agreement(reading: Parse) -> tuple[str, str, str]:
    tag = reading.tag
    # The dictionary's own strings refuse to be compared with others.
    case, number, gender = (str(value or "") for value in (tag.case, tag.number, tag.gender))
    return _SECOND_CASES.get(case, case), number, gender


def _agrees(word: str, form: tuple[str, str, str]) -> bool:
    case, number, gender = form
    for reading in readings(word):
        other_case, other_number, other_gender = _agreement(reading)
        if (other_case, other_number) == (case, number) and (
            number == "plur" or other_gender in {gender, ""}
        ):
            return True
    return False


def declined(word: str, case: str, number: str, gender: str, wanted: str, *, is_head: bool) -> str:
    """A word read as `case`, `number` and `gender`, in the nominative of the `wanted` number."""
    if is_head and _ABBREVIATIONS.match(word):
        return word
    if unknown := _UNKNOWN.fullmatch(word):
        return unknown[1]
    if (found := _OF_A_PLACE.fullmatch(word)) and not dictionary().word_is_known(word.lower()):
        ending = {"masc": "ий", "femn": "ая", "neut": "ое"}.get(gender, "ие")
        return found[1] + ending if wanted == "sing" or number == "sing" else word
    if "-" in word and is_head:
        parts = word.split("-")
        return "-".join(_nominative_word(part, case, number, "", wanted) for part in parts)
    return _nominative_word(word, case, number, gender, wanted)


@lru_cache(maxsize=20_000)
def _nominative_word(word: str, case: str, number: str, gender: str, wanted: str) -> str:
    fitting = [
        reading
        for reading in dictionary().parse(word)
        if _agreement(reading)[:2] == (case, number)
        and (number == "plur" or not gender or str(reading.tag.gender) in {gender, "None"})
    ]
    if not fitting:
        return word
    # `Управлений` may be read as a noun or a name: what is no name comes first.
    if word.lower().startswith("высш"):
        # «Высший колледж» is no highest one.
        ending = {"masc": "ий", "femn": "ая", "neut": "ее"}.get(gender, "ие")
        return word[:4] + ending if wanted == "sing" or number == "sing" else word
    best = min(
        fitting,
        key=lambda reading: (
            not reading.is_known,
            bool({"Surn", "Name"} & reading.tag.grammemes),
            -reading.score,
            -len(reading.normal_form),
        ),
    )
    grammemes = {"nomn", wanted or number}
    if wanted == "sing" and gender and best.tag.POS in _ADJECTIVES:
        grammemes.add(gender)
    new = best.inflect(grammemes)
    return in_letters_of(word, new.word) if new else word


def in_letters_of(written: str, word: str) -> str:
    """A word in small letters with the capitals of another form of it."""
    if len(written) > 1 and written.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if written[:1].isupper() else word
