"""Kazakh that was typed on a Russian keyboard, read with its own letters: `мугалимдердин` as `мұғалімдердің`.

Who has no Kazakh letters at hand types к for қ, г for ғ, н for ң, и for і, у for ұ and ү, о for ө, а for ә,
х for һ. Common words of reports are known by their beginnings (`kazakh_stems.txt`); their endings follow the
vowels before them, as Kazakh endings do. Names and unknown words stay as they are. Each letter becomes one
letter, so that places stay what they are.
"""

import re
from functools import cache
from pathlib import Path

from cms.languages.romanisation import KAZAKH_LETTERS

_RUSSIAN = str.maketrans("қғңәіұүөһ", "кгнаиууох")
_STEMS = Path(__file__).with_name("kazakh_stems.txt")
_FRONT, _BACK = "еәөүіэ", "аоұыяёю"
_WORD = re.compile(r"(?<![^\W_])[а-яё]{2,40}(?![^\W_])", re.IGNORECASE)
# What may follow a known beginning: letters of endings, and where the beginning is short whole endings alone.
_LOOSE = re.compile(r"[абгдеиклмнпрстуызшй]{0,14}")
_SHORT = 3
_ENDINGS = re.compile(
    r"(?:[лдт][ае]р)?(?:[ыи]м[ыи]з|[ыи]н[ыи]з|с[ыи]|[ыи]м|[ыи]н|[ыи])?(?:[ндт][ыи]н|[ндт][ыи]|[гк][ае]|[ндт]?[ае]н?|"
    r"нд[ае]|[ае]|[мбп]ен)?(?:г[ыи])?(?:л[ыи]к|л[ыи])?"
)
_POSSESSOR = re.compile(r"(?<=[ндт][ыі])н$|(?<=[ыі])н(?=[ыі]з)")
# Names of places, which begin large within a sentence, too.
_PLACES = re.compile(
    r"(?:қазақстан|қарағанды|қызылорда|қостанай|көкшетау|ақт|маңғыст|түркістан|ақмола|ұлытау|жетісу|талдықорған|өскемен)"
)
# Of a text's words so many have letters that Russian lacks where somebody had them at hand.
MOST_WITH_LETTERS = 0.01
_KAZAKH = frozenset(KAZAKH_LETTERS)


def is_without_letters(text: str) -> bool:
    """Tell whether hardly a word of a Kazakh text has a letter that Russian lacks."""
    words = re.findall(r"[^\W\d_]{2,}", text.casefold())
    return sum(not _KAZAKH.isdisjoint(word) for word in words) <= MOST_WITH_LETTERS * len(words)


def with_letters(text: str) -> str:
    """The text with the known words in it as Kazakh writes them."""
    return _WORD.sub(lambda found: _written(text, found), text)


def _written(text: str, found: re.Match) -> str:
    word, restored = found[0], _restored(found[0].lower())
    if not word.islower() and not _PLACES.match(restored) and _may_be_name(text, *found.span()):
        return word
    return "".join(new.upper() if old.isupper() else new for old, new in zip(word, restored, strict=True))


def _may_be_name(text: str, start: int, end: int) -> bool:
    """Tell a word that begins large within a sentence, or beside another such word, from its first word."""
    before, after = text[max(start - 3, 0) : start], text[end : end + 3]
    begins = not before or before[-1] in '\n\t«“"•–—' or bool(re.search(r"[.!?:]\s+$|\n\s*$", before))
    return not begins or bool(re.match(r"\s[А-ЯЁ]", after)) or text[start + 1 : end].isupper()


@cache
def _stems() -> dict[str, str]:
    """Beginnings of words as a Russian keyboard has them, with their letters."""
    stems: dict[str, str] = {}
    for stem in _STEMS.read_text(encoding="utf-8").split():
        stems.setdefault(stem.translate(_RUSSIAN), stem)
    return stems


def _restored(word: str) -> str:
    stems = _stems()
    for length in range(len(word), 1, -1):
        stem, rest = stems.get(word[:length]), word[length:]
        if stem and (_LOOSE if length > _SHORT else _ENDINGS).fullmatch(rest):
            return stem + _ending(stem, rest)
    return word


def _ending(stem: str, rest: str) -> str:
    """An ending with the letters that the vowels before it ask for."""
    vowels = [letter for letter in stem if letter in _FRONT + _BACK]
    own = [letter for letter in rest if letter in "еы"]
    is_front = own[0] == "е" if own else bool(vowels) and vowels[-1] in _FRONT
    is_front = is_front or "и" in rest
    rest = rest.replace("и", "і") if is_front else rest.replace("г", "ғ").replace("к", "қ")
    return _POSSESSOR.sub("ң", rest)
