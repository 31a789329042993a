"""What somebody searches for: words and quoted phrases, and the conditions by which documents are found.

Documents are put in tiers, each a condition of its own: those whose title has all words, those whose head has
(title, lead, headings, names), those that have some of them in the title, and those that have them anywhere;
and in each of these first the words as written, then other forms of them, then other spellings. Within a tier
the order is that of `cms.search.positions`. No score is computed for what nobody looks at, so a word that
stands in every document costs as much as a rare one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cms.search.analysis.terms import folded_of_query, stem_key, stems_of
from cms.search.analysis.words import has_cyrillic, normalised, words_of
from cms.search.databases import AllOf, AnyOf, Condition, One, Phrase
from cms.search.terms import ANYWHERE, EXACT, HEAD, LOOSE, NAME, STEM, TITLE, name_keys, term

# Characters of a search, and words of it that are looked for.
LENGTH, WORDS_MOST = 200, 12
# A beginning of fewer letters is that of half the dictionary.
PREFIX_LEAST = 2
QUOTED = re.compile(r'["“”«»„]([^"“”«»„]*)["“”«»„]')


@dataclass(frozen=True)
class Part:
    """A word that is searched for, or with several words a phrase that must stand as it is.

    `is_prefix`: the word may go on.
    """

    words: tuple[str, ...]
    is_prefix: bool = False

    @property
    def is_phrase(self) -> bool:
        """True where the words must stand one behind the other."""
        return len(self.words) > 1

    @cached_property
    def stems(self) -> dict[str, str]:
        """The stems of a word by language, of languages whose letters it has: no other has it in a text."""
        languages = ("kk", "ru") if has_cyrillic(self.words[0]) else ("en",)
        return {language: stem for language, stem in stems_of(self.words[0]).items() if language in languages}

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the stems of a word (`Term.key`)."""
        return frozenset(stem_key(stem, language) for language, stem in self.stems.items())

    @cached_property
    def folded(self) -> str:
        """The word as typed without Kazakh letters (`Term.folded`); "" for one in Latin letters."""
        return folded_of_query(self.words[0]) if has_cyrillic(self.words[0]) else ""

    @cached_property
    def loose_keys(self) -> frozenset[str]:
        """The keys of stems that only a keyboard without Kazakh letters tells from the word's own."""
        if not self.folded:
            return frozenset()
        return frozenset(stem_key(self.folded, language) for language in self.stems) - self.keys

    @cached_property
    def name_keys(self) -> frozenset[str]:
        """The word's spellings as a name; those who write names in Latin letters do not inflect them."""
        forms = self.stems.values() if has_cyrillic(self.words[0]) else ()
        return frozenset(name_keys(self.words[0], *forms))

    def exact(self, part: str) -> Condition:
        """The condition that it stands in a part of a document as written."""
        if self.is_phrase:
            run = TITLE if part == TITLE else ANYWHERE
            phrase = Phrase(tuple(term(run, EXACT, word) for word in self.words))
            return (
                AllOf((phrase, *(One(term(HEAD, EXACT, word)) for word in self.words)))
                if part == HEAD
                else phrase
            )
        return One(term(part, EXACT, self.words[0]), self.is_prefix)

    def stemmed(self, part: str) -> Condition:
        """The condition that a form of it stands there; a phrase has no other forms."""
        if self.is_phrase:
            return self.exact(part)
        forms = tuple(One(term(part, STEM, key)) for key in sorted(self.keys))
        return AnyOf((self.exact(part), *forms)) if self.is_prefix else AnyOf(forms)

    def loose(self, part: str) -> Condition:
        """The condition that a form of it stands there in whatever spelling."""
        if self.is_phrase:
            return self.exact(part)
        names = part or HEAD
        return AnyOf(
            (
                *self.stemmed(part).of,
                *([One(term(part, LOOSE, self.folded))] if self.folded else []),
                *(One(term(part, STEM, key)) for key in sorted(self.loose_keys)),
                *(One(term(names, NAME, key), self.is_prefix) for key in sorted(self.name_keys) if key),
            )
        )


@dataclass(frozen=True)
class Query:
    """A search as it is understood. Falsy where it has no words."""

    parts: tuple[Part, ...]

    @classmethod
    def of(cls, text: str, *, may_go_on: bool = False) -> "Query":
        """Read what somebody typed: at most `LENGTH` characters and `WORDS_MOST` words of it.

        `may_go_on`: the last word may be the beginning of one.
        """
        parts: list[Part] = []
        last = 0
        text = text[:LENGTH]
        for quoted in QUOTED.finditer(text):
            parts += _words(text[last : quoted.start()])
            parts += _phrase(quoted[1])
            last = quoted.end()
        rest = _words(text[last:])
        parts = list(dict.fromkeys([*parts, *rest]))[:WORDS_MOST]
        if may_go_on and rest and parts[-1] == rest[-1] and len(parts[-1].words[0]) >= PREFIX_LEAST:
            parts[-1] = replace(parts[-1], is_prefix=True)
        return cls(tuple(parts))

    def __bool__(self) -> bool:
        return bool(self.parts)

    def tiers(self) -> list[Condition]:
        """The conditions by which documents with all words are found, the best first; the last holds all."""
        tiers = [*self._with_all(TITLE), *self._with_all(HEAD)]
        if len(self.parts) > 1:
            in_title = AnyOf(tuple(word.stemmed(TITLE) for word in self.parts))
            tiers.append(AllOf((in_title, *(word.stemmed(ANYWHERE) for word in self.parts))))
        return [*tiers, *self._with_all(ANYWHERE)]

    def heads(self) -> list[Condition]:
        """The conditions by which documents with all words in their titles are found, the best first."""
        return self._with_all(TITLE)

    def _with_all(self, part: str) -> list[Condition]:
        tiers = (
            AllOf(tuple(word.exact(part) for word in self.parts)),
            AllOf(tuple(word.stemmed(part) for word in self.parts)),
            AllOf(tuple(word.loose(part) for word in self.parts)),
        )
        # A phrase has one form.
        return list(dict.fromkeys(tiers))

    def of_most(self) -> list[list[Condition]]:
        """Tiers for documents with all words but one, and tiers for those with any of them."""
        others = [self.parts[:left] + self.parts[left + 1 :] for left in range(len(self.parts))]
        all_but_one = [
            AnyOf(tuple(AllOf(tuple(word.loose(part) for word in parts)) for parts in others))
            for part in (HEAD, ANYWHERE)
        ]
        any_word = [AnyOf(tuple(word.loose(part) for word in self.parts)) for part in (TITLE, HEAD, ANYWHERE)]
        return [all_but_one, any_word] if len(self.parts) > 2 else [any_word]


def among(tiers: Sequence[Condition], *filters: Iterable[str]) -> list[Condition]:
    """The tiers, of documents that have one of the terms of each filter; one without terms asks nothing."""
    asked = tuple(AnyOf(tuple(map(One, terms))) for terms in map(sorted, filters) if terms)
    return [AllOf((tier, *asked)) for tier in tiers] if asked else list(tiers)


def _words(text: str) -> list[Part]:
    return [Part((normalised(word[0]),)) for word in words_of(text)]


def _phrase(text: str) -> list[Part]:
    words = tuple(normalised(word[0]) for word in words_of(text))
    return [Part(words)] if words else []
