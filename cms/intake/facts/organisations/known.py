"""Phrases that the site knows, found in any case form by the stems of their words."""

from collections import defaultdict
from collections.abc import Iterable

from cms.intake.facts.tokens import Token
from cms.intake.known import Thing
from cms.intake.report import Span
from cms.search.analysis.terms import STEMMERS
from cms.search.analysis.words import normalised, words_of


class KnownPhrases:
    """Known things by the stems of their names, in each language."""

    def __init__(self, things: Iterable[Thing]):
        self._by_first: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for thing in things:
            for name in thing.names:
                words = [normalised(word[0]) for word in words_of(name)]
                for language, stem in STEMMERS.items():
                    stems = tuple(map(stem, words))
                    if stems:
                        self._by_first[language, stems[0]].append((stems, thing.key))
        for found in self._by_first.values():
            found.sort(key=lambda one: -len(one[0]))

    def spans(self, tokens: list[Token], language: str) -> list[tuple[Span, str]]:
        """Where known things stand among tokens, with their keys; the longest name is taken."""
        if not self._by_first:
            return []
        stem = STEMMERS[language]
        words = [token for token in tokens if token.is_word or token.is_number]
        parts = [(token, part) for token in words for part in token.folded.split("-")]
        stems = [stem(part) for _, part in parts]
        found = []
        place = 0
        while place < len(stems):
            for phrase, key in self._by_first.get((language, stems[place]), ()):
                if tuple(stems[place : place + len(phrase)]) == phrase:
                    last = parts[place + len(phrase) - 1][0]
                    found.append((Span(parts[place][0].start, last.end), key))
                    place += len(phrase) - 1
                    break
            place += 1
        return found
