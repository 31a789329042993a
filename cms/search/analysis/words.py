"""Where words begin and end in a text, and how they are written when they are compared."""

import re
import unicodedata
from collections.abc import Iterator

from cms.languages.romanisation import KAZAKH_LETTERS

# An apostrophe within a word belongs to it (`children's`); hyphens divide, since each part is searched for.
# So does a change of letters, as in `Zoomда`, but not that of `бiлiм`, whose i is of an English keyboard.
_CYRILLIC_LETTERS = f"а-яёА-ЯЁ{KAZAKH_LETTERS}{KAZAKH_LETTERS.upper()}"
_WORD = re.compile(rf"[A-Za-z]{{3,}}(?=['’ʼ]?[{_CYRILLIC_LETTERS}])|[^\W_]+(?:['’ʼ][^\W_]+)*")
_CYRILLIC = re.compile(f"[{_CYRILLIC_LETTERS}]")
# Latin letters, and one of Azerbaijan, that look like Cyrillic ones.
_LOOKALIKES = str.maketrans("aeopcyxihkmtəɵ", "аеорсухіһкмтәө")
_KAZAKH = re.compile(f"[{KAZAKH_LETTERS}]")


def words_of(text: str) -> Iterator[re.Match]:
    """The words of a plain text as matches, in their order."""
    return _WORD.finditer(text)


def normalised(word: str) -> str:
    """A word as it is compared: composed, in small letters, ё as е, one kind of apostrophe and of letters."""
    composed = unicodedata.normalize("NFC", word).casefold()
    if has_cyrillic(composed) and "-" not in composed:
        composed = composed.translate(_LOOKALIKES)
    return composed.replace("ё", "е").replace("’", "'").replace("ʼ", "'")


def has_cyrillic(surface: str) -> bool:
    """True for a normalised word with a Cyrillic letter."""
    return _CYRILLIC.search(surface) is not None


def has_kazakh(surface: str) -> bool:
    """True for a normalised word with a letter that Kazakh has and Russian has not."""
    return _KAZAKH.search(surface) is not None
