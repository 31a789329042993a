"""Words of a text that a search found: where they stand, to be marked and to choose what is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cms.search.analysis.folding import folded_letters
from cms.search.analysis.names import name_key
from cms.search.analysis.terms import STEMMERS, language_of, stem_key
from cms.search.analysis.words import normalised, words_of
from cms.search.query import Part, Query

# Letters at the beginning that all forms of a word are taken to share, whatever stands behind.
SHARED = 3


@dataclass(frozen=True)
class Mark:
    """A found word: `text[start:end]`, and which part of the search it is a form of."""

    start: int
    end: int
    part: int


@dataclass(frozen=True)
class Matcher:
    """Tells which words of texts are forms of the words of a search."""

    query: Query

    @cached_property
    def _heads(self) -> dict[str, list[int]]:
        """The parts by the first letters of their words, Kazakh ones folded."""
        heads: dict[str, list[int]] = {}
        for number, part in enumerate(self.query.parts):
            for word in part.words:
                heads.setdefault(folded_letters(word)[:SHARED], []).append(number)
        return heads

    def likely(self, text: str) -> int:
        """How many parts of the search may stand in a text, for choosing which to look at. Never too few."""
        folded = folded_letters(text.lower().replace("ё", "е"))
        return len({number for head, numbers in self._heads.items() if head in folded for number in numbers})

    def marks(self, text: str, language: str, *, are_names: bool = False) -> Iterator[Mark]:
        """The words of a text in a language that are found in it. `are_names`: in other letters, too."""
        lengths = {len(head) for head in self._heads}
        for found in words_of(text):
            surface = normalised(found[0])
            folded = folded_letters(surface)
            numbers = [number for length in lengths for number in self._heads.get(folded[:length], ())]
            part = next((number for number in numbers if self._is_form(number, surface, language)), None)
            if part is None and are_names:
                part = self._named(surface, language)
            if part is not None:
                yield Mark(found.start(), found.end(), part)

    def _is_form(self, number: int, surface: str, language: str) -> bool:
        part = self.query.parts[number]
        if part.is_phrase:
            return surface in part.words
        if part.is_prefix and surface.startswith(part.words[0]):
            return True
        spoken = language_of(surface, language)
        stem = STEMMERS[spoken](surface)
        key = stem_key(stem, spoken)
        return (
            key in part.keys
            or key in part.loose_keys
            or (part.folded != "" and folded_letters(stem) == part.folded)
        )

    def _named(self, surface: str, language: str) -> int | None:
        keys = {name_key(surface), name_key(STEMMERS[language_of(surface, language)](surface))}
        return next((number for number, part in enumerate(self.query.parts) if _is_name(part, keys)), None)


def _is_name(part: Part, keys: set[str]) -> bool:
    if part.is_phrase:
        return False
    begins = part.is_prefix and any(key.startswith(own) for key in keys for own in part.name_keys if own)
    return begins or not keys.isdisjoint(part.name_keys)
