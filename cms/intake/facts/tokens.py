"""Words, numbers and signs of a stretch, as rules step through them."""

import re
from dataclasses import dataclass
from functools import cached_property

from cms.search.analysis.words import normalised

_TOKEN = re.compile(r"\t|\d+|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\S")


@dataclass(frozen=True)
class Token:
    """A word, number, sign or tab, which divides cells: `start` to `end` of a report's text."""

    start: int
    end: int
    written: str

    @cached_property
    def folded(self) -> str:
        """In small letters, ё as е, as the lists of words have it."""
        return normalised(self.written)

    @cached_property
    def is_word(self) -> bool:
        """Whether it has letters."""
        return self.written[0].isalpha()

    @cached_property
    def is_number(self) -> bool:
        """Whether it is a row of digits."""
        return self.written[0].isdecimal()

    @cached_property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.written[0].isupper()

    @cached_property
    def is_in_capitals(self) -> bool:
        """Whether all of it, three letters at least, is in capitals."""
        return len(self.written) > 2 and self.written.isupper()


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]` in order; words keep their hyphens and apostrophes."""
    return [Token(found.start(), found.end(), found[0]) for found in _TOKEN.finditer(text, start, end)]
