"""Which names are one person's: M. Asanova is Madina Asanova, Жолдасбаева С. is Sapura Zholdasbaeva."""

from functools import lru_cache

from cms.intake.facts.names import Name
from cms.intake.facts.names.lexicon import full_key
from cms.search.analysis.names import name_key
from cms.search.analysis.nearness import distance

_FEMALE = ("a", "ai", "aia")
_LONG = 7


@lru_cache(maxsize=20_000)
def initial_key(letter: str) -> str:
    """The sound an initial stands for, whatever its script: Ж, Zh and J are one."""
    return full_key(letter)


def same_initial(letter: str, word: str) -> bool:
    """Whether an initial may be that of a word, or of another initial."""
    first, second = initial_key(letter), full_key(word)
    # Z. Nurmagambet is Zhansulu, too.
    if len(letter) == 1 and letter.isascii() and word.casefold().startswith(letter.casefold()):
        return True
    return bool(first) and (second.startswith(first) or first.startswith(second))


def same_surname(one: str, other: str) -> bool:
    """Whether two surnames are the same in any spelling, of the same gender where they tell it."""
    if not one or not other or name_key(one) != name_key(other):
        return False
    return full_key(one).endswith(_FEMALE) == full_key(other).endswith(_FEMALE)


def is_same(one: Name, other: Name) -> bool:
    """Whether two names of a report may be one person's."""
    given, other_given = one.part("given"), other.part("given")
    surname, other_surname = one.part("surname"), other.part("surname")
    if surname and other_surname:
        if one.initials and other.initials and len(one.initials) == len(other.initials) > 1:
            # «Слушали: Абенова Т. К.» is a genitive; nobody else has both letters and the surname.
            return name_key(surname) == name_key(other_surname) and _same_first(one, other)
        return same_surname(surname, other_surname) and _same_first(one, other)
    # Given name and patronymic without a surname: Лариса Викторовна is Коваленко Л. В.
    patronymic, other_patronymic = one.part("patronymic"), other.part("patronymic")
    if given and other_given:
        both = not (patronymic and other_patronymic) or name_key(patronymic) == name_key(other_patronymic)
        return name_key(given) == name_key(other_given) and both
    full, short = (one, other) if given else (other, one)
    letters = (full.part("given"), full.part("patronymic"))
    return (
        bool(short.initials)
        and all(
            same_initial(letter, word) for letter, word in zip(short.initials, letters, strict=False) if word
        )
        and len(short.initials) == len([word for word in letters if word])
    )


def _same_first(one: Name, other: Name) -> bool:
    given, other_given = one.part("given"), other.part("given")
    if given and other_given:
        return name_key(given) == name_key(other_given)
    first = given or (one.initials[0] if one.initials else "")
    second = other_given or (other.initials[0] if other.initials else "")
    if not first or not second:
        return True
    if given:
        first, second = second, first
    if not same_initial(first, second):
        return False
    return not (
        len(one.initials) > 1
        and len(other.initials) > 1
        and not same_initial(one.initials[1], other.initials[1])
    )


def is_known_by(name: Name, known: str) -> tuple[bool, bool]:
    """Whether a name is that of a known person ("Given Family"), and whether surely so."""
    words = known.split()
    if len(words) < 2:
        return False, False
    given, surname = words[0], words[-1]
    exact = same_surname(name.part("surname"), surname)
    near = exact or _near(name.part("surname"), surname)
    own = name.part("given")
    if own:
        return near and name_key(own) == name_key(given), exact
    if name.initials:
        return exact and same_initial(name.initials[0], given), exact
    return exact, False


def _near(one: str, other: str) -> bool:
    """Whether two long surnames differ by one letter's sound."""
    first, second = name_key(one), name_key(other)
    return min(len(first), len(second)) >= _LONG and distance(first, second, 1.0) <= 1
