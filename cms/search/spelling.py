"""Typing errors in titles and names: which words that the site has are near to one it has not.

A word of a title is known as written and by its stem, and each of these by its pieces: itself with Kazakh
letters folded, and each word that one letter left out makes of it. What is typed is looked up by its own
pieces, with up to two letters left out of a long word, so one look into an index finds what differs by a
letter too much, too few, another one, or two that changed places.
The site remembers words, not where they stood: whoever proposes one asks first whether it finds anything.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

from cms.search.analysis.folding import folded_letters
from cms.search.analysis.nearness import distance, errors_allowed
from cms.search.databases import add_spellings
from cms.search.models import Spelling

# Letters of words that are known, and of those from which two errors are forgiven.
SHORTEST, LONGEST, LONG = 4, 40, 8
# Words that one misspelling is compared with, and those that are proposed for it.
COMPARED_MOST, PROPOSED_MOST = 200, 3


def learn(words: Iterable[str]) -> None:
    """Remember normalised words of titles and names. One query."""
    known = {word for word in words if SHORTEST <= len(word) <= LONGEST and word.isalpha()}
    add_spellings(sorted((piece, word) for word in known for piece in pieces(word, 1)))


def pieces(word: str, left_out: int) -> set[str]:
    """A normalised word with Kazakh letters folded, and what is left of it without so many letters."""
    folded = folded_letters(word)
    return {
        "".join(letter for place, letter in enumerate(folded) if place not in places)
        for number in range(left_out + 1)
        for places in combinations(range(len(folded)), number)
    }


def near_words(words: Sequence[str]) -> dict[str, list[str]]:
    """Known words near to each of some normalised words, the nearest first; those that are known themselves.

    One query, whatever the words.
    """
    asked = {
        word: pieces(word, 2 if len(word) >= LONG else 1)
        for word in words
        if SHORTEST - 1 <= len(word) <= LONGEST and word.isalpha()
    }
    every = {piece for of_word in asked.values() for piece in of_word}
    if not every:
        return {}
    rows = Spelling.objects.filter(piece__in=every).values_list("piece", "word")[: COMPARED_MOST * len(asked)]
    by_piece: dict[str, set[str]] = {}
    for piece, word in rows:
        by_piece.setdefault(piece, set()).add(word)
    near = {}
    for word, of_word in asked.items():
        candidates = set().union(*(by_piece.get(piece, ()) for piece in of_word))
        measured = sorted((distance(word, other, errors_allowed(word)), other) for other in candidates)
        near[word] = [other for errors, other in measured if errors <= errors_allowed(word)][:PROPOSED_MOST]
    return near
