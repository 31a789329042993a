"""Known topics that a report names, in any form of their words."""

from collections.abc import Sequence

from cms.intake.facts.found import Found
from cms.intake.known import Thing
from cms.intake.reading import Reading, Word
from cms.intake.report import Span
from cms.search.analysis.terms import STEMMERS, language_of
from cms.search.analysis.words import normalised, words_of

# A topic named this often is surely one of the report's.
_SURE = 2


def find_topics(reading: Reading, topics: Sequence[Thing]) -> tuple[Found[str], ...]:
    """The keys of the topics that a report names, in the order of their first places; unsure those named once."""
    by_first: dict[tuple[str, str], list[tuple[str, tuple[str, ...]]]] = {}
    for topic in topics:
        for name in topic.names:
            for language in STEMMERS:
                stems = _stems(name, language)
                if stems:
                    by_first.setdefault((language, stems[0]), []).append((topic.key, stems))
    places: dict[str, list[Span]] = {}
    words = reading.words
    for place, word in enumerate(words):
        spoken = language_of(word.folded, word.language)
        for key, stems in by_first.get((spoken, _stem(word, spoken)), ()):
            named = words[place : place + len(stems)]
            if tuple(_stem(one, spoken) for one in named) == stems:
                spans = places.setdefault(key, [])
                span = Span(named[0].start, named[-1].end)
                if not spans or not spans[-1].overlaps(span):
                    spans.append(span)
    return tuple(Found(key, tuple(spans), is_sure=len(spans) >= _SURE) for key, spans in places.items())


def _stems(name: str, language: str) -> tuple[str, ...]:
    surfaces = [normalised(word[0]) for word in words_of(name)]
    if any(language_of(surface, language) != language for surface in surfaces):
        return ()
    return tuple(STEMMERS[language](surface) for surface in surfaces)


def _stem(word: Word, language: str) -> str:
    return STEMMERS[language](word.folded)
