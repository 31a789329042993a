"""Pairing: which of a text's new strings took the place of which old ones.

A new string is compared with a few old ones only: those it shares its rarest words with, and those that
stood where it stands now. Comparisons therefore grow with the number of strings, not with its square.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from heapq import nlargest
from typing import TypeVar

from rapidfuzz import fuzz

# Below this a new string is a new thought, not the old one reworded.
ALIKE = 0.5
# A new string is compared with at most so many old ones by their words, and as many by their place.
MOST = 6
# A word that stands in more strings than this says little about any of them.
COMMON = 24

Id = TypeVar("Id", bound=Hashable)
KeyedText = tuple[Hashable, str]


def pairs(old: Sequence[tuple[Id, str]], new: Sequence[tuple[Id, str]]) -> list[tuple[Id, Id]]:
    """Pair new strings with the old ones whose place they took: (old id, new id), for (id, text) in order.

    Strings that stand on both sides belong to themselves. Of the others the most alike are paired first,
    each once; of those that are equally alike the ones that stood nearest.
    """
    kept = {row_id for row_id, _text in old} & {row_id for row_id, _text in new}
    removed = [(place, row) for place, row in enumerate(_distinct(old)) if row[0] not in kept]
    added = [(place, row) for place, row in enumerate(_distinct(new)) if row[0] not in kept]
    if not removed or not added:
        return []
    rated = []
    by_words, by_place = _ByWords([row[1] for _place, row in removed]), _ByPlace(old, new, removed, kept)
    for number, (place, (_new_id, text)) in enumerate(added):
        candidates = dict.fromkeys([*by_place.near(place, number), *by_words.like(text)])
        for index in candidates:
            score = likeness(removed[index][1][1], text)
            if score >= ALIKE:
                rated.append((-score, abs(removed[index][0] - place), index, number))
    return _once_each(sorted(rated), removed, added)


def likeness(text: str, other: str) -> float:
    """The likeness of two texts, from 0 to 1: what they have in common of both lengths (Indel distance)."""
    return fuzz.ratio(text, other) / 100


def _once_each(rated: list[tuple], removed: list, added: list) -> list[tuple]:
    taken_old, taken_new, chosen = set(), set(), []
    for _score, _distance, index, number in rated:
        if index not in taken_old and number not in taken_new:
            taken_old.add(index)
            taken_new.add(number)
            chosen.append((number, removed[index][1][0], added[number][1][0]))
    return [(old_id, new_id) for _number, old_id, new_id in sorted(chosen, key=lambda pair: pair[0])]


def _distinct(rows: Sequence[KeyedText]) -> list[KeyedText]:
    """Each string once, where it stands first."""
    return list(dict(rows).items())


class _ByWords:
    """Old strings by the words they consist of."""

    def __init__(self, texts: list[str]):
        self._where: dict[str, list[int]] = defaultdict(list)
        for index, text in enumerate(texts):
            for word in _words(text):
                self._where[word].append(index)

    def like(self, text: str) -> list[int]:
        """The indexes of a few strings that share the rarest words of a text, the likeliest first."""
        known = [self._where[word] for word in _words(text) if word in self._where]
        telling = sorted((where for where in known if len(where) <= COMMON), key=len)[:COMMON]
        votes: defaultdict[int, float] = defaultdict(float)
        for where in telling:
            for index in where:
                # A word that stands in few strings says more.
                votes[index] += 1 / len(where)
        return nlargest(MOST, votes, key=votes.__getitem__)


class _ByPlace:
    """Old strings by where they stand between those that stayed."""

    def __init__(self, old: Sequence[KeyedText], new: Sequence[KeyedText], removed: list, kept: set):
        self._before = _kept_before(_distinct(new), kept)
        self._gaps: dict[Hashable, list[int]] = defaultdict(list)
        gap_of_old = _kept_before(_distinct(old), kept)
        for index, (place, _row) in enumerate(removed):
            self._gaps[gap_of_old[place]].append(index)
        self._seen: Counter = Counter()
        self._count = len(removed)

    def near(self, place: int, number: int) -> list[int]:
        """The indexes of a few strings that stood after the same neighbour, or as far down."""
        gap = self._before[place]
        here = self._gaps.get(gap, [])
        rank = self._seen[gap]
        self._seen[gap] += 1
        half = MOST // 2
        in_gap = here[max(0, min(rank, len(here)) - half) :][:MOST]
        as_far = range(max(0, number - 1), min(self._count, number + 2))
        return list(dict.fromkeys([*in_gap, *as_far]))[:MOST]


def _kept_before(rows: list[KeyedText], kept: set) -> list[Hashable | None]:
    """For each string the last one before it that stayed."""
    before: list[Hashable | None] = []
    last = None
    for row_id, _text in rows:
        before.append(last)
        if row_id in kept:
            last = row_id
    return before


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
