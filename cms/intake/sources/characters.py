"""Characters as rules and readers want them: one kind of blank, one kind of line end, none unseen.

Word, web pages and messengers leave soft hyphens, zero-width blanks, marks of direction and a dozen kinds of
blanks in a text; Macs write й as и with a breve. A rule that looks for "14 қараша" must find them all.
"""

import re
import unicodedata
from collections import Counter

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BLANKS = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u2800\u3000"
)
# U+200D stays: it holds the parts of an emoji together.
_UNSEEN = (
    *(range(0x00, 0x09), range(0x0E, 0x20), range(0x7F, 0xA0), (0xAD, 0x61C, 0x180E, 0x200B, 0x200C)),
    *((0x200E, 0x200F), range(0x202A, 0x202F), range(0x2060, 0x2065), range(0x2066, 0x2070)),
    *((0xFEFF,), range(0xFFF9, 0xFFFC)),
)
_CHANGED = {
    **{ord(blank): " " for blank in _BLANKS},
    **{code: None for codes in _UNSEEN for code in codes},
    # Halves of characters, as broken software leaves them, cannot be stored.
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


def cleaned(text: str) -> str:
    """The text with plain blanks, line feeds alone as line ends, composed letters (NFC), nothing unseen."""
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text).translate(_CHANGED))


def visible(text: str) -> Counter[str]:
    """How often each visible character stands in a text: the measure by which no word is lost.

    Accents are left out, since programs compose them with their letter or don't.
    """
    return Counter(
        letter
        for letter in unicodedata.normalize("NFD", cleaned(text))
        if not letter.isspace() and not unicodedata.combining(letter) and letter != "\u200d"
    )
