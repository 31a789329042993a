"""How documents are found by words: by Wagtail's search backends, or by an index of the site's own.

A site names a class of its own by `WAGTAIL_PLONE_SEARCH`. It is told of every document in the transaction
that makes it, and is asked by every service that looks for words. What it keeps of a document goes with that
one: by a foreign key to `PublishedDocument`.
"""

import logging
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string
from wagtail.search.backends import get_search_backend, get_search_backends_with_name

from wagtail_plone.conf import search_class
from wagtail_plone.documents.search_words import prefix_search
from wagtail_plone.models import PublishedDocument
from wagtail_plone.serialize.page import Serialised

logger = logging.getLogger(__name__)
# Elastic or other search services answer with ids; a reader's patience ends long before this many.
SERVICE_HITS = 1000


@dataclass(frozen=True)
class Sought:
    """Words that documents are asked for, and where these may be.

    `text` is what the client wrote, of at most `search_words.LENGTH` characters, `words` its words with one
    space between them; `prefix` says that the last one may go on. Only documents at or below one of the paths
    `below` are meant (wherever there is none), and of one of the `portal_types` (of any where there is none).
    """

    text: str
    words: str
    prefix: bool = False
    below: frozenset[str] = frozenset()
    portal_types: frozenset[str] = frozenset()


class Ranking(ABC):
    """The documents that one search finds, for an index that ranks some and counts all."""

    @abstractmethod
    def best(self, most: int) -> list[int]:
        """Primary keys of the best documents in order, at most so many. One query."""

    @abstractmethod
    def total(self) -> int:
        """The number of documents found. One query."""

    @abstractmethod
    def membership(self) -> Q:
        """The condition for documents that all of them meet and no others."""


class DocumentSearch:
    """Search by Wagtail's backends: what a site has that names no class of its own, which may extend this."""

    def store(self, contents: Sequence[Serialised], *, lasting: bool = True) -> None:
        """Let documents be found by their words of now, inside the transaction that writes them.

        With `lasting=False` they are a preview's, and the transaction is rolled back: nothing may be told to
        whoever has no part in it. A constant number of queries, however many documents.
        """
        documents = [content.document for content in contents]
        for name, backend in get_search_backends_with_name(with_auto_update=True):
            # Search services have no transactions.
            if not lasting and not hasattr(backend.results_class, "get_queryset"):
                continue
            try:
                backend.add_bulk(PublishedDocument, documents)
            except Exception:
                # As Wagtail does it: a service that is away takes no page with it, the database does.
                logger.exception("Documents could not be added to the search backend %s", name)
                if not lasting or not backend.catch_indexing_errors:
                    raise

    def find(self, sought: Sought) -> QuerySet | Ranking:
        """The documents in which the words come up, the best first: a queryset in order, or a `Ranking`.

        A queryset may hold more than where `sought` looks; a `Ranking` has none but those.
        """
        backend = get_search_backend()
        search = prefix_search(backend) if sought.prefix else backend.search
        results = search(sought.words, PublishedDocument.objects.all())
        if hasattr(results, "get_queryset"):
            return results.get_queryset()
        return PublishedDocument.objects.filter(pk__in=[hit.pk for hit in results[:SERVICE_HITS]])


def document_search() -> DocumentSearch:
    """The search of this site (`WAGTAIL_PLONE_SEARCH`)."""
    return _made(search_class())


@cache
def _made(path: str) -> DocumentSearch:
    return import_string(path)() if path else DocumentSearch()
