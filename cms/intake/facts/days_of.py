"""Which days a sentence or its paragraph names."""

from collections.abc import Sequence

from cms.intake.reading import Sentence


class DaysOf:
    """The days that sentences name, asked for by sentence."""

    def __init__(self, by_sentence: dict[int, tuple], sentences: Sequence[Sentence] = ()):
        self._by_sentence = by_sentence
        self._by_block: dict[int, list] = {}
        for sentence in sentences:
            found = self._by_block.setdefault(sentence.block.span.start, [])
            found.extend(by_sentence.get(sentence.number, ()))

    def in_block(self, sentence: Sentence) -> list:
        """The days that the paragraph of a sentence names."""
        return self._by_block.get(sentence.block.span.start, [])

    def of(self, sentence: Sentence) -> tuple:
        """The days that a sentence names."""
        return self._by_sentence.get(sentence.number, ())
