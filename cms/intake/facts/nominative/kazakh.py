"""The Kazakh nominative: a phrase without the case of its last word; whose it is stays (мектебінің)."""

import re
from functools import lru_cache

from cms.search.analysis.kazakh.letters import sounds_borrowed, voiceless
from cms.search.analysis.kazakh.stemmer import analysed
from cms.search.analysis.words import normalised

_LAST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?=\W*$)")
_AFTER_POSSESSIVE = ("ның", "нің", "на", "не", "нан", "нен", "нда", "нде", "мен", "н")
_CASES = frozenset(
    [
        "ның",
        "нің",
        "дың",
        "дің",
        "тың",
        "тің",
        "ға",
        "ге",
        "қа",
        "ке",
        "ны",
        "ні",
        "ды",
        "ді",
        "ты",
        "ті",
        "дан",
        "ден",
        "тан",
        "тен",
        "нан",
        "нен",
        "да",
        "де",
        "та",
        "те",
        "мен",
        "бен",
        "пен",
    ]
)
_OWN_CASES = frozenset(_AFTER_POSSESSIVE)
_OWNED = frozenset(["ы", "і", "сы", "сі"])
_PLURALS = frozenset(["лар", "лер", "дар", "дер", "тар", "тер"])
_BEHIND_A_HYPHEN = re.compile(r"-(?:[нтд]?[ыі]ң|[нтд][ыі]|[ғгқк][ае]|[дтн][ае]н?|[мбп]ен)$")
# A possessive with a case behind it, for words the dictionary has not.
_UNKNOWN_CASE = re.compile(r"(?<=[ыі])(?:н[ыі]ң|на|не|н[ае]н|нд[ае]|мен|н)$")
_UNKNOWN_GENITIVE = re.compile(r"(?<=\w\w\w)(?:[нтд][ыі]ң|[дт][ае]н|н[ае]н|[мбп]ен)$")


def kazakh_nominative(text: str, *, singular: bool = False) -> str:
    """A phrase without the case of its last word; a word in quotation marks at its end stays."""
    found = _LAST_WORD.search(text)
    if not found or text.rstrip().endswith(("»", "”", '"')):
        return text
    return f"{text[: found.start()]}{without_case(found[0], singular=singular)}{text[found.end() :]}"


@lru_cache(maxsize=20_000)
def without_case(word: str, *, singular: bool = False) -> str:
    """A word without its case, keeping whose it is: басқармасымен, басқармасы; мектептің, мектеп."""
    if _BEHIND_A_HYPHEN.search(word):
        return _BEHIND_A_HYPHEN.sub("", word)
    if len(word) > 1 and word[-1].isupper():
        # ҚазҰПУ.
        return word
    surface = normalised(word)
    analysis = analysed(surface)
    suffixes = list(analysis.suffixes)
    if not suffixes or not surface.endswith("".join(suffixes)):
        cut = _UNKNOWN_CASE.sub("", word)
        return cut if len(cut) > 3 or cut == word else word
    base = word[: len(word) - len("".join(suffixes))]
    if suffixes[-1] in _CASES | _OWN_CASES and not (len(suffixes) == 1 and suffixes[-1] == "н"):
        suffixes.pop()
    if singular:
        suffixes = [suffix for suffix in suffixes if suffix not in _PLURALS]
    return base + "".join(suffixes)


@lru_cache(maxsize=20_000)
def dictionary_form(word: str) -> str:
    """A word as the dictionary lists it, without case and possessive, its capitals kept: басшысы, басшы."""
    if word.isupper() and len(word) > 1:
        return without_case(word)
    surface = normalised(word)
    stem = analysed(surface)
    if not stem.suffixes:
        return word
    ending = "".join(stem.suffixes)
    if not surface.endswith(ending):
        return word
    base = word[: len(word) - len(ending)]
    if (stem.suffixes[0] in _OWNED or ending[0] in "ыі") and not sounds_borrowed(normalised(base)):
        base = voiceless(base)
    return base
