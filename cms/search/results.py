"""The results of a reader's search, made ready for the page: a constant number of queries for any search."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from wagtail.models import Locale, Page

from cms.languages.formatting import date_range, long_date
from cms.pages.lists import branches_of
from cms.pages.registry import listed_kinds
from cms.search import databases
from cms.search.databases import Condition
from cms.search.filters import Asked, Narrowing
from cms.search.matching import Matcher
from cms.search.positions import key_of
from cms.search.query import Query, among
from cms.search.snippets import Snippet, snippet
from cms.search.terms import LANGUAGE, filter_term
from wagtail_plone.documents.places import readable_documents
from wagtail_plone.models import PublishedDocument

PAGE_SIZE = 10
# Results that are counted and sorted into filters; there may be more.
COUNTED_MOST = 20_000


@dataclass
class Result:
    """One page among the results."""

    url: str
    kind: str
    date: str
    # The day for machines, "" for pages without one.
    day: str
    branch: str
    # The language of its text, where that is not the reader's.
    language: str
    shown: Snippet


@dataclass
class Results:
    """What was found, by which words: with all of them, or with most where no page has all (`is_of_most`)."""

    query: Query
    total: int
    narrowing: Narrowing
    items: list[Result] = field(default_factory=list)
    is_of_most: bool = False

    @property
    def has_more(self) -> bool:
        """True where nobody counted all there are."""
        return self.total >= COUNTED_MOST


def search(query: Query, asked: Asked, locale: Locale) -> Results:
    """Find the pages of a language with all words, or with most where none has all. At most seven queries."""
    branches = branches_of(locale)
    language = [filter_term(LANGUAGE, locale.language_code)]
    tiers = among(query.tiers(), language)
    results = _results(query, tiers, asked, branches)
    for fewer in query.of_most() if not results.narrowing.found and len(query.parts) > 1 else ():
        tiers = among(fewer, language)
        results = _results(query, tiers, asked, branches)
        results.is_of_most = results.narrowing.found > 0
        if results.is_of_most:
            break
    first = (asked.page - 1) * PAGE_SIZE
    if first < results.total:
        places = databases.best(among(tiers, *results.narrowing.terms()), first + PAGE_SIZE)[first:]
        results.items = shown(places, query, locale, branches)
    return results


def _results(query: Query, tiers: Sequence[Condition], asked: Asked, branches: list[Page]) -> Results:
    groups = databases.groups(tiers[-1], ("kind", "branch", "year"), COUNTED_MOST)
    narrowing = Narrowing(asked, groups, branches)
    return Results(query, narrowing.total, narrowing)


def shown(places: Sequence[int], query: Query, locale: Locale, branches: list[Page]) -> list[Result]:
    """The documents at some positions as readers may see them, in order. One query."""
    keys = [key_of(place) for place in places]
    indexed = PublishedDocument.objects.filter(pk__in=keys, search_entry__isnull=False)
    documents = readable_documents(indexed).select_related("search_entry")
    found = {document.pk: document for document in documents.defer("body", "text", "search_entry__terms")}
    cities = {branch.translation_key: branch.city for branch in branches}
    matcher = Matcher(query)
    return [_result(found[key], matcher, cities) for key in keys if key in found]


def _result(document: PublishedDocument, matcher: Matcher, cities: dict) -> Result:
    summary, entry = document.summary, document.search_entry
    text_language = summary["source_language"]
    first, words = _date(document)
    return Result(
        url=f"{document.path}/",
        kind=summary["type_title"],
        date=words,
        day=first.isoformat() if first else "",
        branch=cities.get(entry.branch, "") if not _is_branch(document) else "",
        language="" if text_language == document.language else text_language,
        shown=snippet(document.title, entry.passages, text_language, matcher),
    )


def _date(document: PublishedDocument) -> tuple[date | None, str]:
    """The days of an event or the day of a story: the first of them, and all in words."""
    summary = document.summary
    if summary.get("start"):
        first = datetime.fromisoformat(summary["start"]).date()
        last = datetime.fromisoformat(summary["end"]).date() if summary.get("end") else first
        return first, date_range(first, max(first, last))
    if document.portal_type in listed_kinds("news"):
        day = timezone.localtime(document.effective).date()
        return day, long_date(day)
    return None, ""


def _is_branch(document: PublishedDocument) -> bool:
    return document.portal_type in listed_kinds("branches")
