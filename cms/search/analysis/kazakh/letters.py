"""Sounds of Kazakh letters: which suffixes may follow which letter.

Suffixes follow the last vowel of a word (back or front) and its last letter (vowel, voiced, voiceless). Loans
keep neither: their vowels are mixed, and б, в, г, д at their ends are spoken as voiceless.
"""

BACK, FRONT = frozenset("аоұыя"), frozenset("әеөүіэ")
# Both kinds of suffixes follow these.
NEUTRAL = frozenset("уиюё")
VOWELS = BACK | FRONT | NEUTRAL
# Voiceless letters, and those that loans end with as if they were.
VOICELESS = frozenset("кқпстфхһцчшщбвгд")
NASAL = frozenset("мнң")
HISSING = frozenset("зж")
# Vowels by writing, consonants by what follows them.
GLIDES = frozenset("уию")
OPEN = (BACK | FRONT | frozenset("ё")) - GLIDES
VOICED = frozenset("лрй") | NASAL | HISSING | GLIDES | frozenset("ғ")
ANY = OPEN | VOICED | VOICELESS
CLOSED = ANY - OPEN
_AFTER_A_LOST_VOWEL = frozenset("нқкпсз")
_LOAN_LETTERS = frozenset("фвцщэёьъч")
_TO_FRONT = str.maketrans("аықғ", "еікг")
_VOICELESS_FOR = {"б": "п", "г": "к", "ғ": "қ"}


def in_front(suffix: str) -> str:
    """The front form of a suffix that is written in its back form: лар, лер."""
    return suffix.translate(_TO_FRONT)


def last_vowel(text: str) -> str:
    """The last vowel of a word; "" for one without."""
    for letter in reversed(text):
        if letter in VOWELS:
            return letter
    return ""


def last_sound(text: str) -> str:
    """The last letter that is heard, which ь and ъ are not; "" for an empty text."""
    return text.rstrip("ьъ")[-1:]


def agree(stem: str, suffix: str) -> bool:
    """Whether the vowels of a suffix may follow those of a stem."""
    vowel = next((letter for letter in suffix if letter in BACK or letter in FRONT), "")
    if not vowel:
        if suffix[-1] not in "қк":
            return True
        vowel = "а" if suffix[-1] == "қ" else "е"
    before = last_vowel(stem)
    if before in NEUTRAL or (vowel in BACK) == (before in BACK):
        return True
    return bool(before) and sounds_borrowed(stem)


def sounds_borrowed(stem: str) -> bool:
    """True for a stem no Kazakh word looks like: педагог, фестиваль, парк, смартфон, миссия."""
    if _LOAN_LETTERS & set(stem) or stem.endswith("ия") or (stem[-1] in "кг" and last_vowel(stem) in BACK):
        return True
    # Kazakh has о in first syllables alone.
    vowels = [letter for letter in stem if letter in VOWELS]
    return "о" in vowels[1:]


def voiceless(stem: str) -> str:
    """A stem whose last consonant was voiced before a vowel as it stands alone: мектеб, мектеп."""
    return stem[:-1] + _VOICELESS_FOR.get(stem[-1:], stem[-1:])


def with_lost_vowel(stem: str) -> list[str]:
    """A stem that lost the vowel of its last syllable before a vowel, with it: халқ, халық."""
    if (
        len(stem) < 3
        or stem[-1] not in _AFTER_A_LOST_VOWEL
        or (stem[-2] in VOWELS and stem[-2] not in GLIDES)
    ):
        return []
    return [f"{stem[:-1]}{vowel}{stem[-1]}" for vowel in "ыі"]


def infinitive(root: str) -> str:
    """The verbal noun that dictionaries list a verb by: оқы, оқу; тап, табу; қой, қою; ки, кию."""
    if root.endswith(("йы", "йі")):
        return f"{root[:-2]}ю"
    if root[-1] in "ыі":
        return f"{root[:-1]}у"
    if root[-1] == "й":
        return f"{root[:-1]}ю"
    if root[-1] == "и":
        return f"{root}ю"
    return f"{root[:-1]}{ {'п': 'б', 'к': 'г', 'қ': 'ғ'}.get(root[-1], root[-1]) }у"
