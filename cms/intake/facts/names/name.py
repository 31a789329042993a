"""A name as it stands in a sentence, and in the nominative."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from cms.intake.facts.names.forms import kazakh_form, russian_forms
from cms.intake.report import Span

# «Слово дали Ж. Ш. Әлжановой»: Kazakh letters make no Kazakh case.
_RUSSIAN_CASE = re.compile(r"(?:[оеё]в|[иы]н)(?:ой|ым|ою)$")


@dataclass(frozen=True)
class Name:
    """A name as it stands at `span`, its parts (word, sort) in their order.

    Sorts: given, surname, patronymic, initial. `language` is that of the sentence; `cases` those that its
    neighbours allow, empty where nothing tells. `is_weak`: only its neighbours can tell that it is a name.
    """

    span: Span
    parts: tuple[tuple[str, str], ...]
    language: str
    cases: frozenset[str] = frozenset()
    is_weak: bool = False

    @cached_property
    def _words(self) -> tuple[tuple[str, ...], str]:
        parts = tuple((word, sort) for word, sort in self.parts if sort != "initial")
        words = tuple(word for word, _ in parts)
        if self.language == "kk" and not _RUSSIAN_CASE.search(words[-1]):
            return (*words[:-1], kazakh_form(words[-1], of_a_name=not self.is_weak)), ""
        if self.language in {"ru", "kk"}:
            return russian_forms(parts, self.cases)
        return tuple(word.removesuffix("'s").removesuffix("’s") for word in words), ""

    @cached_property
    def gender(self) -> str:
        """ "m", "f", or "" where the name doesn't tell."""
        return self._words[1]

    def part(self, sort: str) -> str:
        """The word of that sort in the nominative; "" for none."""
        sorts = [other for _, other in self.parts if other != "initial"]
        return _in_small_letters(self._words[0][sorts.index(sort)]) if sort in sorts else ""

    @property
    def initials(self) -> tuple[str, ...]:
        """The initials, the given name's first."""
        return tuple(word for word, sort in self.parts if sort == "initial")

    @property
    def text(self) -> str:
        """The name in the nominative: "Surname I. I.", or all its parts in their order."""
        if self.initials and not self.part("given"):
            return " ".join([self.part("surname"), *(f"{letter}." for letter in self.initials)])
        words = iter(self._words[0])
        return " ".join(
            f"{word}." if sort == "initial" else _in_small_letters(next(words)) for word, sort in self.parts
        )

    def in_cases(self, cases: frozenset[str]) -> "Name":
        """The same name where its neighbours stand in `cases`."""
        return replace(self, cases=cases)


def _in_small_letters(word: str) -> str:
    """A word in capitals as names are written: НУРМАНОВА, Нурманова."""
    return "-".join(
        part.capitalize() if len(part) > 1 and part.isupper() else part for part in word.split("-")
    )
