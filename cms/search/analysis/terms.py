"""Words of a text with their stems, and the stems of a word that is searched for.

A word of a text is stemmed by one language: the text's, or that of its letters where they are another
language's (`Zoom` in a Kazakh text, `қазақ` in a Russian one). A word that is searched for is stemmed by
every language, since nobody says in which one he searches. A stem is compared with stems of its own language
alone: in Kazakh `ат` is a horse, in Russian nothing. `Term.key` and `query_keys` say stems so that they can
stand in one index without being mistaken for each other.
"""

from collections.abc import Callable
from dataclasses import dataclass

from cms.search.analysis.english.stemmer import english_stem
from cms.search.analysis.folding import folded_letters
from cms.search.analysis.kazakh.stemmer import folded_stem, kazakh_stem
from cms.search.analysis.russian.stemmer import russian_stem
from cms.search.analysis.words import has_cyrillic, has_kazakh, normalised, words_of

# Changes whenever a stem, a key or the way texts are cut does: an index made by another version is made anew.
ANALYSER_VERSION = "4"

STEMMERS: dict[str, Callable[[str], str]] = {"kk": kazakh_stem, "ru": russian_stem, "en": english_stem}


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text.

    `text[start:end]` is the word as written, `surface` the same in small letters with ё as е, `stem` what
    all its forms share in `language`: the text's, or the one its letters belong to.
    """

    start: int
    end: int
    surface: str
    stem: str
    language: str

    @property
    def key(self) -> str:
        """The stem as a word of an index: letters and digits, with its language in front."""
        return stem_key(self.stem, self.language)

    @property
    def folded(self) -> str:
        """The stem as typed without Kazakh letters; a weaker match than the stem."""
        return folded_letters(self.stem)


def terms(text: str, language: str) -> list[Term]:
    """The words of a plain text in their order. A language that has no stemmer is taken for English."""
    found = []
    for word in words_of(text):
        surface = normalised(word[0])
        spoken = language_of(surface, language)
        found.append(Term(word.start(), word.end(), surface, STEMMERS[spoken](surface), spoken))
    return found


def language_of(surface: str, language: str) -> str:
    """The language that stems a word in a text of `language`: another one where the letters are."""
    if not has_cyrillic(surface):
        return "en"
    if has_kazakh(surface):
        return "kk"
    return "kk" if language == "kk" else "ru"


def stems_of(word: str) -> dict[str, str]:
    """The stems of a word that is searched for, by language; `word` is one word of `words_of`."""
    surface = normalised(word)
    return {language: stem(surface) for language, stem in STEMMERS.items()}


def query_keys(word: str) -> set[str]:
    """What the keys of terms are compared with: a term is a form of the word where its key is among these."""
    return {stem_key(stem, language) for language, stem in stems_of(word).items()}


def folded_of_query(word: str) -> str:
    """What `Term.folded` is compared with: the word as typed without Kazakh letters."""
    return folded_stem(normalised(word))


def stem_key(stem: str, language: str) -> str:
    """A stem as a word of an index. The digit keeps it from being a word that somebody types."""
    return f"{language}0{stem}"
