"""Similar texts: which of many sources are nearly the same as a given one.

The measure is rapidfuzz's `ratio` (Indel distance over both lengths) of the plain texts, in which one number
is like another and capitals are small letters.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from django.db.models import Q
from rapidfuzz import fuzz, process

from cms.languages.word_forms import plain

# Texts whose lengths differ by more are not compared.
LENGTHS = (0.6, 1.4)
# What a text is at most that differs in its words; in numbers or capitals alone; in its markup alone.
OTHER_WORDS, OTHER_NUMBERS, OTHER_MARKUP = 0.97, 0.98, 0.99

Key = tuple[str, int]


def fits(lengths: Iterable[int]) -> Q:
    """A condition on an annotation `length`: a text may be compared with one of these lengths.

    Ranges that touch are one, so that the condition stays short for a long page.
    """
    ranges: list[list[int]] = []
    for length in sorted(set(lengths)):
        low, high = int(length * LENGTHS[0]), int(length * LENGTHS[1]) + 1
        if ranges and low <= ranges[-1][1]:
            ranges[-1][1] = high
        else:
            ranges.append([low, high])
    condition = Q()
    for low, high in ranges:
        condition |= Q(length__range=(low, high))
    return condition


class Candidates:
    """Texts to compare others with, in order of their length."""

    def __init__(self, rows: Iterable[tuple[Key, str]]):
        """`rows` are (key, inline HTML); the key is what the text is known by afterwards."""
        texts = ((plain(html), html, key) for key, html in rows)
        self._rows = sorted(texts, key=lambda row: len(row[0]))
        self._lengths = [len(text) for text, _html, _key in self._rows]
        self._masked = [masked(text) for text, _html, _key in self._rows]

    def like(self, html: str, least: float, most: int) -> list[tuple[Key, float]]:
        """The keys of the texts most like a given one, with their similarity, itself left out.

        None that is less similar than `least` (0 to 1), at most `most`, the most similar first.
        """
        text = plain(html)
        first = bisect_left(self._lengths, len(text) * LENGTHS[0])
        last = bisect_right(self._lengths, len(text) * LENGTHS[1])
        likely = process.extract(
            masked(text),
            self._masked[first:last],
            scorer=fuzz.ratio,
            score_cutoff=100 * least,
            limit=most,
        )
        rated = []
        for _choice, score, place in likely:
            other, other_html, key = self._rows[first + place]
            if other_html == html:
                continue
            limit = OTHER_MARKUP if other == text else OTHER_NUMBERS if score == 100 else OTHER_WORDS
            rated.append((key, min(limit, score / 100)))
        return sorted(rated, key=lambda pair: -pair[1])


def masked(text: str) -> str:
    """A text as it is compared: small letters, and one number like another."""
    return re.sub(r"\d+", "0", text.casefold())
