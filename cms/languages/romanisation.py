"""Romanisation: Cyrillic titles as Latin words, for addresses and wherever Latin letters are all there is.

Kazakh follows the state Latin alphabet as published on 28 January 2021 (қазақша: qazaqşa; ж = j, х and
һ = h, и and й = i, ы = y, і = ı, у = u) without its diacritics, which addresses can't hold: ä a, ğ g,
ñ n, ö o, ü and ū u, ı i. So ң is n, not ng: it is the alphabet's ñ, and ng is what нг becomes. Only
ş is written sh, because a bare s would read as another sound. Letters that stand in loans alone (ц ч щ э
ю я) are written as in Russian, since names and terms are shared with it.

Russian follows BGN/PCGN 1947: ж zh, х kh, ц ts, щ shch, ю yu, я ya, й y,
final -ый and -ий y, simplified as on road signs: е and э are e, the signs ъ and ь are dropped, and ё is e,
since most texts leave its dots away and an address should not depend on them.

Every table holds the letters of both languages, so that a name borrowed from the other one comes out
right. The browser reads the same tables (`cms/static/cms/js/romanisation.js`, `slug_widget`).
"""

import re
import unicodedata
from collections.abc import Callable

from anyascii import anyascii

SLUG_LENGTH = 80
# What Kazakh has and Russian has not.
KAZAKH_LETTERS = "әғқңөұүһі"
APOSTROPHES = "'’‘ʼ`´"

_COMMON = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "g",
    "д": "d",
    "е": "e",
    "ё": "e",
    "з": "z",
    "и": "i",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ф": "f",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ы": "y",
    "ь": "",
    "э": "e",
    "ю": "yu",
    "я": "ya",
    "ә": "a",
    "ғ": "g",
    "қ": "q",
    "ң": "n",
    "ө": "o",
    "ұ": "u",
    "ү": "u",
    "һ": "h",
    "і": "i",
}
# By language: how letters are written, and what the ends of words become before that.
TABLES: dict[str, dict[str, dict[str, str]]] = {
    "kk": {"letters": {**_COMMON, "ж": "j", "й": "i", "х": "h"}, "endings": {}},
    "ru": {
        "letters": {**_COMMON, "ж": "zh", "й": "y", "х": "kh"},
        "endings": {"ый": "y", "ий": "y"},
    },
}
# Signs that carry nothing a reader of Latin text would miss: emoji, modifiers, invisible marks.
_DROPPED_CATEGORIES = {"So", "Sk", "Cf", "Cn", "Co", "Cs"}
_WRITTEN_SIGNS = {"№": "No", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"'}


def rules_for(text: str, language: str = "") -> str:
    """The code of the table for a text: its language's, else Kazakh's or Russian's, by its letters."""
    if language in TABLES:
        return language
    return "kk" if any(letter in KAZAKH_LETTERS for letter in text.lower()) else "ru"


def romanised(text: str, language: str = "") -> str:
    """A text in ASCII letters as one would read it aloud; case and punctuation are kept.

    `language` is a code such as "kk"; without one, or with one that has no table, the letters decide.
    Other scripts are written by `anyascii`; emoji are left out.
    """
    text = unicodedata.normalize("NFC", text)
    pattern, replaced = _RULES[rules_for(text, language)]
    return "".join(map(_ascii, pattern.sub(replaced, text))).strip()


def slug_of(title: str, language: str = "", most: int = SLUG_LENGTH) -> str:
    """A title as part of an address: lower-case ASCII words joined by hyphens; "" where none is left.

    At most `most` characters, cut at the end of a word where there is one. `language` as in `romanised`.
    """
    letters = "".join(
        sign if unicodedata.category(sign)[0] in "LNM" else " "
        for sign in unicodedata.normalize("NFC", title)
        if sign not in APOSTROPHES
    )
    latin = romanised(letters, language).lower()
    words = re.findall(r"[a-z0-9]+", latin.translate({ord(sign): None for sign in APOSTROPHES}))
    return shortened("-".join(words), most)


def shortened(slug: str, most: int) -> str:
    """A slug cut at the last hyphen that leaves at most `most` characters; a single word within itself."""
    if len(slug) <= most:
        return slug
    return slug[: most + 1].rpartition("-")[0] or slug[:most]


def _ascii(sign: str) -> str:
    if sign.isascii():
        return sign
    if sign in _WRITTEN_SIGNS:
        return _WRITTEN_SIGNS[sign]
    return "" if unicodedata.category(sign) in _DROPPED_CATEGORIES else anyascii(sign)


def _rules(letters: dict[str, str], endings: dict[str, str]) -> tuple[re.Pattern, Callable]:
    parts = [rf"(?:{'|'.join(endings)})(?!\w)"] if endings else []
    pattern = re.compile("|".join([*parts, f"[{''.join(letters)}]"]), re.IGNORECASE)
    written = {**letters, **endings}

    def replaced(match: re.Match) -> str:
        latin = written[match[0].lower()]
        if not match[0][0].isupper():
            return latin
        before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
        in_capitals = after.isupper() or (before.isupper() and not after.isalpha())
        return latin.upper() if in_capitals else latin.title()

    return pattern, replaced


_RULES = {language: _rules(**table) for language, table in TABLES.items()}
