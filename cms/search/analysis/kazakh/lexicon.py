"""Kazakh words known by heart: bases that look inflected, verbs, names, and forms no rule makes.

Each list is a text file with one word a line (`forms.tsv`: form, tab, base), written for this site.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cms.search.analysis.folding import folded_letters
from cms.search.analysis.kazakh.letters import infinitive

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Lexicon:
    """Words with their stems.

    `nouns` are inflected as nouns: nouns, adjectives, numerals, places. `names` are persons', which nobody
    owns: Болаттың, but never "his Болат". `particles` have no forms. `verbs` are roots, their imperatives.
    `dropping` are nouns as they stand before a vowel, without one of their own: халқ for халық.
    """

    nouns: dict[str, str]
    names: dict[str, str]
    particles: dict[str, str]
    verbs: dict[str, str]
    forms: dict[str, str]
    dropping: dict[str, str]

    def base(self, word: str) -> str | None:
        """The stem of a word that is no form of another; None for one that may be."""
        return self.nouns.get(word) or self.names.get(word) or self.particles.get(word)

    def folded(self) -> "Lexicon":
        """The same words as typed without Kazakh letters."""
        lists = (self.nouns, self.names, self.particles, self.verbs, self.forms, self.dropping)
        return Lexicon(
            *({folded_letters(w): folded_letters(stem) for w, stem in known.items()} for known in lists)
        )


@cache
def lexicon() -> Lexicon:
    """The lexicon of this site; read once."""
    nouns, names, particles = ({word: word for word in _lines(f"{kind}.txt")} for kind in _KINDS)
    verbs = {root: infinitive(root) for root in _lines("verbs.txt")}
    forms = dict(line.split("\t") for line in _lines("forms.tsv"))
    dropping = {f"{word[:-2]}{word[-1]}": word for word in _lines("dropping.txt")}
    return Lexicon(nouns, names, particles, verbs, forms, dropping)


_KINDS = ("nouns", "names", "particles")


def _lines(name: str) -> list[str]:
    return (_FOLDER / name).read_text(encoding="utf-8").splitlines()
