"""The English stem of a word: plural, possessive, past, participles and the degrees of adjectives taken off.

After the inflectional steps of Porter's second algorithm (0, 1a, 1b, 1c, and the last e of 5), with irregular
forms by list. Its other steps take derivation off as well and make one of `experience` and `experiment`; they
are left out.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_VOWEL = re.compile(r"[aeiouy]")
# Consonant, vowel, consonant at the end: an e has been lost behind it in short words (`hoping`).
_SHORT = re.compile(r"(?:^|[^aeiou])[aeiouy][^aeiouwxy]$|^[aeiouy][^aeiou]$")
_DOUBLE = re.compile(r"(bb|dd|ff|gg|mm|nn|pp|rr|tt)$")
_PLURAL_ES = ("ches", "shes", "sses", "xes", "zzes", "oes")


@cache
def _irregular() -> dict[str, str]:
    """Forms that no rule makes, and words that look inflected (their own bases)."""
    lines = (_FOLDER / "forms.tsv").read_text(encoding="utf-8").splitlines()
    forms = dict(line.split("\t") for line in lines if line)
    for word in (_FOLDER / "comparable.txt").read_text(encoding="utf-8").split():
        forms |= dict.fromkeys(_degrees(word), word)
    return forms


@lru_cache(maxsize=50_000)
def english_stem(word: str) -> str:
    """The stem of a normalised word."""
    if not word.isascii():
        return word
    word = word.removesuffix("'").removesuffix("'s")
    base = _irregular().get(word, word)
    if base is word and len(word) > 2:
        base = _present(_singular(word))
    return _ending(_irregular().get(base, base))


def _degrees(word: str) -> tuple[str, str]:
    """The comparative and the superlative of an adjective that has them."""
    if word.endswith("e"):
        stem = word[:-1]
    elif word.endswith("y"):
        stem = f"{word[:-1]}i"
    else:
        stem = word + word[-1] if _SHORT.search(word) and len(_VOWEL.findall(word)) == 1 else word
    return f"{stem}er", f"{stem}est"


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y" if len(word) > 4 else word[:-1]
    if word.endswith(_PLURAL_ES) and len(word) > 4:
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and _VOWEL.search(word[:-2]):
        return word[:-1]
    return word


def _present(word: str) -> str:
    if word.endswith("ied"):
        return f"{word[:-3]}y" if len(word) > 4 else word[:-1]
    for suffix in ("ing", "ed"):
        stem = word.removesuffix(suffix)
        if stem == word or not _VOWEL.search(stem) or word.endswith("eed"):
            continue
        if _DOUBLE.search(stem):
            return stem[:-1] if len(stem) > 3 else stem
        if stem.endswith("ll") and len(_VOWEL.findall(stem)) > 1:
            return stem[:-1]
        if stem.endswith(("at", "bl", "iz")) or (
            len(stem) < 5 and _SHORT.search(stem) and len(_VOWEL.findall(stem)) == 1
        ):
            return f"{stem}e"
        return stem
    return word


def _ending(word: str) -> str:
    """One spelling for ends that inflection changes: `try`, `tri`; `prepare`, `prepar`."""
    if word.endswith("y") and len(word) > 2 and word[-2] not in "aeiou":
        return f"{word[:-1]}i"
    if word.endswith("e") and len(_VOWEL.findall(word[:-1])) > 1:
        return word[:-1]
    if word.endswith("e") and len(word) > 3 and not _SHORT.search(word[:-1]):
        return word[:-1]
    return word
