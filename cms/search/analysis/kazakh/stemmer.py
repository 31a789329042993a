"""The Kazakh stem of a word, and the suffixes that were taken off on the way."""

from dataclasses import dataclass
from functools import cache, lru_cache

from cms.search.analysis.folding import folded_letters
from cms.search.analysis.kazakh.cuts import Cutter
from cms.search.analysis.kazakh.letters import infinitive, voiceless
from cms.search.analysis.kazakh.lexicon import Lexicon, lexicon
from cms.search.analysis.kazakh.roots import Likelihood, known_roots, spellings
from cms.search.analysis.kazakh.suffixes import FOLDED_TABLE, TABLE
from cms.search.analysis.words import has_kazakh

# Words longer than this are no words: they are not looked into.
LONGEST_WORD = 40
_ORDINAL = {"шы", "ші", "ншы", "нші", "ыншы", "інші"}
# A stem for each kind of ending and of vowel: how an abbreviation or a number is spoken isn't written.
_BEFORE_A_HYPHEN = ("а", "е", "ар", "ер", "ан", "ен", "аз", "ез", "ат", "ет")


@dataclass(frozen=True, slots=True)
class Analysis:
    """A word as its stem and the suffixes behind it, in the order in which they stand.

    `is_known`: the stem is a word of the lexicon.
    """

    stem: str
    suffixes: tuple[str, ...] = ()
    is_known: bool = False


@lru_cache(maxsize=100_000)
def kazakh_stem(word: str) -> str:
    """The stem of a normalised word: its dictionary form where the lexicon has it. Verbs end in -у."""
    return analysed(word).stem


@lru_cache(maxsize=10_000)
def folded_stem(word: str) -> str:
    """The stem of a word that may have been typed without Kazakh letters, itself without them.

    `казактардын` has the one that `қазақтардың` has: `казак`. Weaker than `kazakh_stem`, which knows how
    vowels agree, so for what is searched for and not for texts.
    """
    return folded_letters(kazakh_stem(word)) if has_kazakh(word) else _folded_stemmer().analysed(word).stem


def analysed(word: str) -> Analysis:
    """A normalised word as stem and suffixes."""
    return _stemmer().analysed(word)


@lru_cache(maxsize=10_000)
def is_suffix(text: str, *, number: bool = False) -> bool:
    """Whether a text is nothing but suffixes, as behind a hyphen: ПШО-ның, 25-і; after numbers also 5-ші."""
    return _stemmer().is_suffix(text, number=number)


@dataclass(frozen=True)
class Stemmer:
    """Analyses words by suffixes and known words."""

    cutter: Cutter
    lexicon: Lexicon

    def analysed(self, word: str) -> Analysis:
        """A word as stem and suffixes. Of words joined by hyphens, all but the last stay as they are."""
        if len(word) > LONGEST_WORD:
            return Analysis(word)
        first, hyphen, last = word.rpartition("-")
        if not first or not last:
            return self._irregular(word) or self._by_lexicon(word) or self._by_rules(word)
        if self.is_suffix(last, number=first[-1].isdecimal()):
            return Analysis(first, (last,))
        analysis = self.analysed(last)
        return Analysis(f"{first}{hyphen}{analysis.stem}", analysis.suffixes, analysis.is_known)

    def is_suffix(self, text: str, *, number: bool) -> bool:
        """Whether a text is a row of suffixes, whatever it stands behind."""
        if number and text in _ORDINAL:
            return True
        return any(self.cutter.is_suffix(text, before) for before in _BEFORE_A_HYPHEN)

    def _irregular(self, word: str) -> Analysis | None:
        base = self.lexicon.forms.get(word)
        return Analysis(base, (), is_known=True) if base else None

    def _by_lexicon(self, word: str) -> Analysis | None:
        """The likeliest word of the lexicon of which this one is a form."""
        if base := self.lexicon.base(word):
            return Analysis(base, (), is_known=True)
        best, likeliest = None, Likelihood()
        if word in self.lexicon.verbs:
            # An imperative: «баста» is "at the head" before it is "begin".
            best, likeliest = (
                Analysis(self.lexicon.verbs[word], (), is_known=True),
                Likelihood(length=len(word)),
            )
        for spelling in spellings(word):
            for cut in self.cutter.cuts(spelling):
                for stem, likelihood in known_roots(cut, self.lexicon):
                    if likelihood > likeliest:
                        best, likeliest = Analysis(stem, cut.suffixes, is_known=True), likelihood
        return best

    def _by_rules(self, word: str) -> Analysis:
        """What is left of a word that the lexicon has not when nothing more can be taken off."""
        rest: str = word
        suffixes: tuple[str, ...] = ()
        while cut := min(self.cutter.safe_cuts(rest), key=lambda cut: len(cut.rest), default=None):
            rest, suffixes = cut.rest, (*cut.suffixes, *suffixes)
            if known := self.lexicon.nouns.get(rest):
                return Analysis(known, suffixes, is_known=True)
            if cut.is_of_a_verb:
                return Analysis(infinitive(rest), suffixes)
        return Analysis(_canonical(rest), suffixes)


def _canonical(root: str) -> str:
    """One spelling for roots whose ends change: шкаб, шкап; апрел, апрель; процес, процесс; методис(т)."""
    root = root.rstrip("ьъ") or root
    if len(root) > 4 and root.endswith(("ст", "кт")):
        root = root[:-1]
    if len(root) > 3 and root[-1] == root[-2]:
        root = root[:-1]
    return voiceless(root)


@cache
def _stemmer() -> Stemmer:
    return Stemmer(Cutter(TABLE), lexicon())


@cache
def _folded_stemmer() -> Stemmer:
    return Stemmer(Cutter(FOLDED_TABLE, vowels_agree=False), lexicon().folded())
