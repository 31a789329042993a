"""Gold lists: pairs of words of which a search for one must find the other, and pairs of which it must not.

`gold/LANGUAGE_PART.tsv` has a pair a line: `same` or `apart`, and the two words, a form first and its base
second. Stemmers are worked on with the part `dev`; of `heldout` only the score is looked at; `later` was
written when the stemmers were nearly done, scored, and then worked on, too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("gold")
LANGUAGES, PARTS = ("kk", "ru", "en"), ("dev", "heldout", "later")

# Whether a search for the first word finds the second.
Finds = Callable[[str, str], bool]


@dataclass(frozen=True)
class Pair:
    """Two words that are forms of one (`same`), or are not."""

    same: bool
    form: str
    base: str


@dataclass(frozen=True)
class Score:
    """How a way of finding did: pairs of one word, those found, and pairs of two words found all the same."""

    same: int
    found: int
    mistaken: int

    @property
    def recall(self) -> float:
        """The share of the pairs of one word that is found."""
        return self.found / self.same

    @property
    def precision(self) -> float:
        """The share of what is found that is of one word."""
        return self.found / (self.found + self.mistaken) if self.found + self.mistaken else 1.0


def pairs(language: str, part: str) -> list[Pair]:
    """The pairs of one part of a language's list."""
    lines = (FOLDER / f"{language}_{part}.tsv").read_text(encoding="utf-8").splitlines()
    return [Pair(kind == "same", form, base) for kind, form, base in (line.split("\t") for line in lines)]


def whole(language: str) -> list[Pair]:
    """All parts of a language's list."""
    return [pair for part in PARTS for pair in pairs(language, part)]


def missed(finds: Finds, of: list[Pair]) -> Iterator[Pair]:
    """The pairs that are not as they must be."""
    return (pair for pair in of if finds(pair.base, pair.form) != pair.same)


def score(finds: Finds, of: list[Pair]) -> Score:
    """How a way of finding does with pairs."""
    found = [pair.same for pair in of if finds(pair.base, pair.form)]
    return Score(sum(pair.same for pair in of), sum(found), len(found) - sum(found))
