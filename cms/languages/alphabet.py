"""The order of names for readers: the alphabet's, not that of code points.

Databases sort ә ғ қ ң ө ұ ү һ і behind я unless they were built with the right collation, and SQLite has
none at all. Lists by name are short enough to be sorted here.
"""

import re

# The Kazakh alphabet holds the Russian one in its own order, so one order serves both languages.
ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
RANK = {letter: f"\uffff{position:02d}" for position, letter in enumerate(ALPHABET)}
_DIGITS = re.compile(r"(\d+)")


def alphabetical(text: str) -> tuple:
    """A sort key: Latin before Cyrillic, letters in the order of the alphabet, numbers by their size."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, "".join(RANK.get(c, c) for c in part))
        for part in _DIGITS.split(text.casefold())
        if part
    )
