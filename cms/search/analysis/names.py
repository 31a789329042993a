"""Names of persons and places in any spelling: Қызылорда, Кызылорда, Kyzylorda and Qyzylorda have one key.

A key is what reading a name aloud in Latin letters leaves when every choice of a spelling is taken back:
which letter stands for a sound (q or k, zh or j, y or i), doubled letters, the soft sign, and the last vowel,
by which Қарағанды is Караганда and Асанова is of the Асановs. Surnames keep -ов: Асан is another man.

Keys are coarse. They are for names and titles alone; in whole texts they would make one word of many.
"""

import re
import unicodedata
from functools import lru_cache

from cms.languages.romanisation import romanised
from cms.search.analysis.words import normalised

# Keys this short keep their last vowel: Дана, Дания.
SHORT = 4
# Letters of other Latin alphabets whose sign is more than an accent.
_LETTERS = str.maketrans({"ş": "sh", "ç": "ch", "ı": "i", "ə": "a", "ß": "ss"})
# Spellings of one sound, longer ones first, and what a key has for it.
_SOUNDS = {
    **{"shch": "sh", "dzh": "j", "ngh": "n"},
    **{"dj": "j", "zh": "j", "sh": "sh", "ch": "ch", "kh": "h", "gh": "g", "ph": "f", "ck": "k", "ng": "n"},
    **{"ts": "ts", "ya": "ia", "yu": "iu", "yo": "e", "ye": "e"},
    **{"q": "k", "w": "u", "x": "ks", "y": "i", "c": "k"},
}
_SOUND = re.compile("|".join(_SOUNDS))
_TWICE = re.compile(r"(.)\1+")
# Places whose name in one language is no spelling of that in another, by their keys.
_PLACES = {
    "turkestan": "turkistan",
    "uralsk": "oral",
    "petropavlovsk": "petropavl",
    "kustanai": "kostanai",
    "chimkent": "shimkent",
    "jambul": "jambil",
    "gurev": "atirau",
    "semipalatinsk": "semei",
    "kapchagai": "konaev",
    "kunaev": "konaev",
}


@lru_cache(maxsize=50_000)
def name_key(word: str) -> str:
    """What all spellings of a name share; "" for a word without letters or digits.

    Cases are not taken off: ask for the keys of the word's stems, too.
    """
    latin = romanised(normalised(word).translate(_LETTERS), "kk")
    plain = "".join(sign for sign in unicodedata.normalize("NFD", latin.lower()) if sign.isalnum())
    key = _TWICE.sub(r"\1", _SOUND.sub(lambda sound: _SOUNDS[sound[0]], plain))
    key = _PLACES.get(key, key)
    return key[:-1] if len(key) > SHORT and key[-1] in "aeiou" else key
