"""Terms: what a document is looked up by in the index.

A term says in which part of the document a word stands and in which form it is meant, so that each question
of `cms.search.query` is one look into the index and none has to be weighed:

=====================  ==============================================================================
`t` `h` (nothing)      the title; title, lead, headings and names; anywhere
`x`                    the word as written, in small letters
`s`                    its stem with its language: `мектептердің` and `мектебі` share one
`l`                    its stem as typed without Kazakh letters
`n`                    its spelling as a name, the same in Cyrillic and Latin letters; of heads alone
digits                 what the document is: its language, kind, branch, year, the places it is below
=====================  ==============================================================================

Parts of terms are letters and digits: databases divide texts at anything else.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2s
from uuid import UUID

from cms.pages.passages import Passage
from cms.search.analysis.names import name_key
from cms.search.analysis.terms import Term, terms
from wagtail_plone.identity import site_of

TITLE, HEAD, ANYWHERE = "t", "h", ""
EXACT, STEM, LOOSE, NAME = "x", "s", "l", "n"
LANGUAGE, KIND, BRANCH, YEAR, PLACE = "1", "2", "3", "4", "5"
# Letters of a word, and of all words of a document, that are indexed: a text of sixty pages has fewer, and in
# each of its forms it fits into a `tsvector`, which holds a megabyte.
WORD_MOST, LETTERS_MOST = 40, 120_000


@dataclass
class Terms:
    """The terms of one document: those that stand in an order, run by run, and those without one."""

    runs: list[list[str]] = field(default_factory=list)
    others: set[str] = field(default_factory=set)


def term(part: str, form: str, word: str) -> str:
    """The term of a word in a part of a document."""
    return f"{part}{form}{''.join(filter(str.isalnum, word))[:WORD_MOST]}"


def filter_term(kind: str, value: str | int | UUID) -> str:
    """The term of what a document is, such as its language."""
    text = value.hex if isinstance(value, UUID) else str(value)
    return f"{kind}{''.join(filter(str.isalnum, text)).lower()}"


def place_term(path: str) -> str:
    """The term of documents at or below a path."""
    return f"{PLACE}{blake2s(path.encode(), digest_size=8).hexdigest()}"


def place_terms(path: str) -> Iterator[str]:
    """The terms of all places a document stands at or below: its own path and those above it."""
    site = site_of(path)
    segments = path.removeprefix(site).split("/")
    return (place_term(site + "/".join(segments[:end])) for end in range(1, len(segments) + 1))


def document_terms(title: str, passages: Iterable[Passage], language: str) -> Terms:
    """The terms of the words of a document whose text is in a language."""
    found = Terms()
    letters = _add(found, title, language, TITLE, HEAD)
    for passage in passages:
        if letters < LETTERS_MOST:
            letters += _add(found, passage.text, language, *([HEAD] if passage.is_head else []))
    return found


def _add(found: Terms, text: str, language: str, *parts: str) -> int:
    """Add the words of one text, which stands in these parts of the document; how many letters they have."""
    words = terms(text, language)
    if not words:
        return 0
    found.runs.append([term(ANYWHERE, EXACT, word.surface) for word in words])
    if TITLE in parts:
        found.runs.append([term(TITLE, EXACT, word.surface) for word in words])
    for word in words:
        found.others.update(_forms(word, ANYWHERE))
        for part in parts:
            found.others.add(term(part, EXACT, word.surface))
            found.others.update(_forms(word, part))
            found.others.update(term(part, NAME, key) for key in name_keys(word.surface, word.stem))
    return sum(len(word.surface) for word in words)


def _forms(word: Term, part: str) -> Iterator[str]:
    yield term(part, STEM, word.key)
    if word.folded != word.stem:
        yield term(part, LOOSE, word.folded)


def name_keys(*forms: str) -> set[str]:
    """The spellings as a name of a word in some of its forms."""
    return {name_key(form) for form in forms}
