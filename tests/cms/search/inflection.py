"""Kazakh words in all of their forms, made from left to right: what the stemmer takes apart, put together.

Written from the grammar and without the stemmer's tables, so that an error in one is seen by the other.
"""

from collections.abc import Iterator

BACK, FRONT = "аоұыуюяё", "әеөүіиэ"
VOICELESS = "кқпстфхһцчшщбвгд"
PERSONS = ("", "my", "your", "your (polite)", "their", "our")
CASES = ("", "of", "to", "them", "in", "from", "with", "of a place")


def is_front(word: str) -> bool:
    """Whether suffixes of a word have front vowels; loans in г and к take them whatever their vowels."""
    last = next((letter for letter in reversed(word) if letter in BACK + FRONT), "а")
    return last in FRONT


def harmonised(suffix: str, *, front: bool) -> str:
    """A suffix written in its back form as it stands in a word."""
    return suffix.translate(str.maketrans("аықғ", "еікг")) if front else suffix


def ends_open(word: str) -> bool:
    """Whether a word ends with a vowel; у, ю and и count as the consonants they end with."""
    return word[-1] in "аәеоөұүыіяэё"


def voiced(word: str) -> str:
    """A word as it stands before a vowel: мектеп, мектеб-і."""
    return word[:-1] + {"п": "б", "қ": "ғ", "к": "г"}.get(word[-1], word[-1])


def plural(word: str, *, front: bool) -> str:
    """Many of them."""
    if ends_open(word) or word.rstrip("ь")[-1] in "рйуюи":
        return word + harmonised("лар", front=front)
    return word + harmonised("тар" if word.rstrip("ь")[-1] in VOICELESS else "дар", front=front)


def possessed(word: str, person: str, *, front: bool, changed: str = "") -> str:
    """The word with its owner; `changed` is the root before a vowel where it is irregular."""
    ends = {
        "my": ("м", "ым"),
        "your": ("ң", "ың"),
        "your (polite)": ("ңыз", "ыңыз"),
        "their": ("сы", "ы"),
        "our": ("мыз", "ымыз"),
    }
    if not person:
        return word
    behind_vowel, behind_consonant = ends[person]
    if ends_open(word):
        return word + harmonised(behind_vowel, front=front)
    return (changed or voiced(word).rstrip("ь")) + harmonised(behind_consonant, front=front)


def in_case(word: str, case: str, person: str, *, front: bool) -> str:
    """A word, with or without an owner, in a case."""
    if not case:
        return word
    if person == "their":
        ends = {"of": "ның", "to": "на", "them": "н", "in": "нда", "from": "нан", "of a place": "ндағы"}
        return word + (harmonised(ends[case], front=front) if case != "with" else "мен")
    if person in {"my", "your"} and case == "to":
        return word + harmonised("а", front=front)
    last = word.rstrip("ь")[-1]
    if last in VOICELESS:
        ends = {
            "of": "тың",
            "to": "қа",
            "them": "ты",
            "in": "та",
            "from": "тан",
            "with": "пен",
            "of a place": "тағы",
        }
    elif ends_open(word):
        ends = {
            "of": "ның",
            "to": "ға",
            "them": "ны",
            "in": "да",
            "from": "дан",
            "with": "мен",
            "of a place": "дағы",
        }
    elif last in "мнң":
        ends = {
            "of": "ның",
            "to": "ға",
            "them": "ды",
            "in": "да",
            "from": "нан",
            "with": "мен",
            "of a place": "дағы",
        }
    else:
        by = "бен" if last in "зж" else "мен"
        ends = {
            "of": "дың",
            "to": "ға",
            "them": "ды",
            "in": "да",
            "from": "дан",
            "with": by,
            "of a place": "дағы",
        }
    return word + (ends[case] if case == "with" else harmonised(ends[case], front=front))


def noun_forms(word: str, changed: str = "", *, owned: bool = True) -> Iterator[str]:
    """Every number, owner and case of a noun; names have no owners."""
    front = is_front(word)
    for many in (False, True):
        base = plural(word, front=front) if many else word
        for person in PERSONS if owned else ("",):
            whose = possessed(base, person, front=front, changed="" if many else changed)
            for case in CASES:
                yield in_case(whose, case, person, front=front)


def verb_forms(root: str) -> Iterator[str]:
    """Common forms of a verb, of which the verbal noun is declined."""
    front = is_front(root)
    behind_vowel = ends_open(root)
    hard = root[-1] in VOICELESS
    soft = root if behind_vowel else voiced(root)

    def built(*suffixes: str, stem: str = root) -> str:
        return stem + harmonised("".join(suffixes), front=front)

    past = built("ты" if hard else "ды")
    yield past
    for person in ("м", "ң", "ңыз", "қ"):
        yield past + harmonised(person, front=front)
    done = built("қан" if hard else "ған")
    yield from (done, done + harmonised("дар", front=front), done + harmonised("нан", front=front))
    yield done + harmonised("да", front=front)
    no = "па" if hard else "ба" if root[-1] in "мнңзж" else "ма"
    yield from (built(no, "ды"), built(no, "ған"), built(no, "йды"), built(no, "са"))
    yield from (built(condition) for condition in ("са", "сақ", "сам", "саңыз"))
    if behind_vowel and root[-1] in "ыі":
        present, doing = root[:-1] + "и", root[:-1] + "и" + harmonised("тын", front=front)
    elif behind_vowel:
        present, doing = root + "й", root + harmonised("йтын", front=front)
    elif root[-1] == "й":
        present = root[:-1] + ("е" if front else "я")
        doing = present + harmonised("тын", front=front)
        if front:
            return
    else:
        present, doing = built("а", stem=soft), built("атын", stem=soft)
    for person in ("ды", "мын", "сың", "сыз", "мыз"):
        yield present + harmonised(person, front=front)
    yield doing
    if behind_vowel:
        yield root + "п"
    else:
        joined = root[:-1] + "у" if root[-1] == "п" else root
        yield built("ып", stem=joined)
    named = infinitive(root)
    front_named = front
    for person in ("", "their"):
        whose = possessed(named, person, front=front_named)
        for case in CASES[:-1]:
            yield in_case(whose, case, person, front=front_named)


def infinitive(root: str) -> str:
    """The verbal noun by which a verb is listed."""
    if root.endswith(("йы", "йі")):
        return root[:-2] + "ю"
    if root[-1] in "ыі":
        return root[:-1] + "у"
    if root[-1] == "и":
        return root + "ю"
    if root[-1] == "й":
        return root[:-1] + "ю"
    return (root if ends_open(root) else voiced(root)) + "у"
