"""The site's search index, as the plugin writes and asks it with its documents (`WAGTAIL_PLONE_SEARCH`)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import override
from wagtail.models import Page

from cms.languages.time_zones import midnight
from cms.pages.passages import Passage, plain
from cms.search import databases
from cms.search.analysis.terms import terms as split
from cms.search.models import SearchEntry
from cms.search.positions import key_of, position
from cms.search.query import Query, among
from cms.search.spelling import learn
from cms.search.terms import (
    BRANCH,
    KIND,
    LANGUAGE,
    YEAR,
    document_terms,
    filter_term,
    place_term,
    place_terms,
)
from wagtail_plone.documents.search import DocumentSearch, Ranking, Sought
from wagtail_plone.documents.storing import put
from wagtail_plone.models import PublishedDocument
from wagtail_plone.serialize.page import Serialised

# Characters of one passage that are kept; what follows in the same paragraph is a passage of its own.
PASSAGE_LENGTH = 600
# No list is counted further.
COUNTED_MOST = 100_000


class SiteSearch(DocumentSearch):
    """Search by words of all languages in all their forms."""

    def store(self, contents: Sequence[Serialised], *, lasting: bool = True) -> None:
        """Write what documents are found by, in the transaction that writes them. Two queries."""
        entries, words = [], set()
        for content in contents:
            entry, named = entry_of(content.document, content.context.page, _named(content))
            entries.append(entry)
            words |= named
        put(SearchEntry, entries)
        learn(words)

    def find(self, sought: Sought) -> "Found":
        """The documents with all words, in the order of `Query.tiers`."""
        return Found(sought)


class Found(Ranking):
    """The documents of one search of the API."""

    def __init__(self, sought: Sought) -> None:
        query = Query.of(sought.text.replace("*", " "), may_go_on=sought.prefix)
        places = map(place_term, sought.below)
        kinds = (filter_term(KIND, kind) for kind in sought.portal_types)
        self._tiers = among(query.tiers(), places, kinds) if query else []

    def best(self, most: int) -> list[int]:
        """Primary keys of the best documents in order, at most so many. Two queries."""
        return [key_of(place) for place in databases.best(self._tiers, most)]

    def total(self) -> int:
        """The number of documents found. One query."""
        return databases.count(self._tiers[-1], COUNTED_MOST) if self._tiers else 0

    def membership(self) -> Q:
        """The condition for documents that all of them meet and no others."""
        if not self._tiers:
            return Q(pk__in=[])
        return Q(search_entry__position__in=databases.positions_of(self._tiers[-1]))


def entry_of(
    document: PublishedDocument, page: Page, named: Sequence[Passage]
) -> tuple[SearchEntry, set[str]]:
    """The entry of a document with what its page names, and the words of its title and of all heads."""
    passages = _passages(document, named)
    text_language = document.summary.get("source_language") or document.language
    terms = document_terms(document.title, passages, text_language)
    year, moment = _date(page, document)
    branch = getattr(page, "branch", None)
    terms.others |= {
        filter_term(LANGUAGE, document.language),
        filter_term(KIND, document.portal_type),
        *([filter_term(BRANCH, branch.translation_key)] if branch else []),
        *([filter_term(YEAR, year)] if year else []),
        *place_terms(document.path),
    }
    entry = SearchEntry(
        document_id=document.pk,
        position=position(document.pk, moment, is_own_text=text_language == document.language),
        language=document.language,
        kind=document.portal_type,
        branch=branch.translation_key if branch else None,
        year=year,
        passages=[[one.text, one.label, one.anchor, int(one.is_head)] for one in passages],
        terms=databases.written(terms),
    )
    heads = [document.title, *(one.text for one in passages if one.is_head)]
    words = (word for text in heads for word in split(text, text_language))
    return entry, {form for word in words for form in (word.surface, word.stem)}


def _date(page: Page, document: PublishedDocument) -> tuple[int | None, datetime]:
    """The year a page is listed under, and the moment by which it is fresh or stale."""
    name = getattr(page, "listing_date_field", None)
    listed: Any = getattr(page, name, None) if name else None
    if listed is None:
        return None, document.effective
    moment = listed if isinstance(listed, datetime) else midnight(listed)
    local = moment.astimezone(page.zone) if hasattr(page, "zone") else moment
    return local.year, moment


def _named(content: Serialised) -> list[Passage]:
    """The passages that the page's type names, in the page's language."""
    say = getattr(content.context.page, "search_passages", None)
    with override(content.document.language):
        return say(content.context) if say else []


def _passages(document: PublishedDocument, named: Sequence[Passage]) -> list[Passage]:
    """What a page says: the passages its type names, and whatever else the API sends of it."""
    named = [part for passage in named for part in _parts(passage)]
    # Running text is one line there, and its paragraphs follow each other here.
    told = "".join(_letters(text) for text in (document.title, *(passage.text for passage in named)))
    others = [
        Passage(text)
        for line in document.text.split("\n")
        # An address is no text, and what the page names already is not named twice.
        if "://" not in line and (letters := _letters(line)) and letters not in told
        for text in _cut(plain(line))
    ]
    return [*named, *others]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _parts(passage: Passage) -> list[Passage]:
    return [Passage(text, passage.label, passage.anchor, passage.is_head) for text in _cut(passage.text)]


def _cut(text: str) -> list[str]:
    """A text in pieces of at most `PASSAGE_LENGTH` characters, cut between words where there are any."""
    pieces = []
    while len(text) > PASSAGE_LENGTH:
        end = text.rfind(" ", 1, PASSAGE_LENGTH)
        end = end if end > 0 else PASSAGE_LENGTH
        pieces.append(text[:end])
        text = text[end:].lstrip()
    return [*pieces, text] if text else pieces
