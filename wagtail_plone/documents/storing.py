"""Storing documents: those of several pages at once, in a number of queries that does not depend on how many.

What did not change is left alone and keeps its number.
"""

import logging
from collections import defaultdict
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import ManyToManyField, Model, prefetch_related_objects
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page
from wagtail.search.backends import get_search_backends_with_name

from wagtail_plone.models import Counter, DocumentSubject, PublishedDocument, RemovedDocument
from wagtail_plone.serialize.page import Serialised, serialised

logger = logging.getLogger(__name__)
# Columns that tell two documents of a page apart; what the others hold follows from its texts.
TELLING = ("fingerprint", "text", "path", "tree_path", "root_depth", "in_menus")


@dataclass
class Outcome:
    """Primary keys of pages: those of which lists and other pages now show something else, those with another
    document, and those that failed.
    """

    altered: set[int] = field(default_factory=set)
    written: set[int] = field(default_factory=set)
    failed: set[int] = field(default_factory=set)

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(self.altered | other.altered, self.written | other.written, self.failed | other.failed)


def store(pages: list[Page]) -> Outcome:
    """Make the documents of specific, readable pages.

    In a transaction. Raises whatever one of the pages raises; nothing is written of any then.
    """
    _fetch_rows(pages)
    made = {page.pk: content for page in pages if (content := serialised(page)) is not None}
    stored = PublishedDocument.objects.defer("body").in_bulk([page.pk for page in pages])
    lost = set(stored) - set(made)
    if lost:
        PublishedDocument.objects.filter(page_id__in=lost).delete()
    new = {
        key: content
        for key, content in made.items()
        if (before := stored.get(key)) is None
        or any(getattr(before, name) != getattr(content.document, name) for name in TELLING)
    }
    if new:
        _write(new, stored)
    altered = {
        key
        for key, content in new.items()
        if (before := stored.get(key)) is None
        or (before.summary, before.path) != (content.document.summary, content.document.path)
    }
    return Outcome(altered=lost | altered, written=lost | set(new))


def _fetch_rows(pages: list[Page]) -> None:
    """Fetch the languages of pages, their inline rows and what is chosen from lists, one query each."""
    by_model: dict[type[Model], list[Page]] = defaultdict(list)
    for page in pages:
        by_model[type(page)].append(page)
    for model, of_model in by_model.items():
        prefetch_related_objects(of_model, "locale", *_rows_of(model))


def _rows_of(model: type[Model]) -> list[str]:
    names = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
    chosen = [field.name for field in model._meta.many_to_many if isinstance(field, ManyToManyField)]
    # Comments are editors' own.
    return [name for name in names if name != COMMENTS_RELATION_NAME] + chosen


def _write(new: dict[int, Serialised], stored: dict[int, PublishedDocument]) -> None:
    documents = [content.document for content in new.values()]
    come = {document.pk for document in documents if document.pk not in stored}
    moved = {doc.pk for doc in documents if doc.pk in stored and stored[doc.pk].path != doc.path}
    # Who listed one at its old place can't tell from what is stored from now on.
    first = Counter.take(len(documents), sweeps=bool(moved)) - len(documents) + 1
    # From here on nothing else changes; pages may have been moved along by a new neighbour meanwhile.
    places = dict(Page.objects.filter(pk__in=new).values_list("pk", "path"))
    for number, document in enumerate(documents, first):
        document.sequence, document.tree_path = number, places[document.pk]
        is_new_here = document.pk in come | moved
        document.placed = number if is_new_here else stored[document.pk].placed
    if come:
        uids = [document.uid for document in documents if document.pk in come]
        RemovedDocument.objects.filter(uid__in=uids).delete()
    columns = [field.name for field in PublishedDocument._meta.concrete_fields if not field.primary_key]
    # Where the database tells conflicts apart, others than that of the page are errors.
    has_targets = connection.features.supports_update_conflicts_with_target
    PublishedDocument.objects.bulk_create(
        documents,
        update_conflicts=True,
        unique_fields=["page"] if has_targets else None,
        update_fields=columns,
    )
    _find(documents)
    _write_subjects(new)


def _find(documents: list[PublishedDocument]) -> None:
    """Let the documents be found by their words of now, as a saved object is."""
    for name, backend in get_search_backends_with_name(with_auto_update=True):
        try:
            backend.add_bulk(PublishedDocument, documents)
        except Exception:
            # As Wagtail does it: a service that is away takes no page with it, the database does.
            logger.exception("Documents could not be added to the search backend %s", name)
            if not backend.catch_indexing_errors:
                raise


def _write_subjects(new: dict[int, Serialised]) -> None:
    known: dict[int, list[str]] = defaultdict(list)
    rows = DocumentSubject.objects.filter(document__in=new).order_by("pk")
    for key, name in rows.values_list("document_id", "name"):
        known[key].append(name)
    wanted = {key: list(dict.fromkeys(content.subjects)) for key, content in new.items()}
    differing = [key for key in new if known[key] != wanted[key]]
    if differing:
        DocumentSubject.objects.filter(document__in=differing).delete()
        DocumentSubject.objects.bulk_create(
            DocumentSubject(document_id=key, name=name) for key in differing for name in wanted[key]
        )
