"""Storing documents: those of several pages at once, in a number of queries that does not depend on how many.

What did not change is left alone and keeps its number.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import CharField, ManyToManyField, Model, Value, prefetch_related_objects
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page
from wagtail.query import PageQuerySet

from wagtail_plone.documents.search import document_search
from wagtail_plone.documents.visibility import readable
from wagtail_plone.models import (
    Counter,
    DocumentRelation,
    DocumentSubject,
    PublishedDocument,
    RemovedDocument,
)
from wagtail_plone.serialize.page import Serialised, serialised

# Where numbers begin that the sequence never reaches.
UNNUMBERED = 2**62
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


def find_anew(pages: PageQuerySet) -> None:
    """Let the documents of readable pages be found by their words once more (`documents.search`).

    For a search that makes something else of them now. In a transaction; raises what `store` raises.
    """
    # Whoever publishes one of them meanwhile has written it by now, or does so afterwards.
    Counter.lock()
    public: PageQuerySet = readable(pages)
    shown = list(public.specific())
    _fetch_rows(shown)
    document_search().store([content for page in shown if (content := serialised(page)) is not None])


def _fetch_rows(pages: list[Page]) -> None:
    """Fetch the languages of pages, their inline rows and what is chosen from lists, one query each; and what
    a type fetches for many by itself (`headless_prefetch`).
    """
    by_model: dict[type[Model], list[Page]] = defaultdict(list)
    for page in pages:
        by_model[type(page)].append(page)
    for model, of_model in by_model.items():
        prefetch_related_objects(of_model, "locale", *_rows_of(model))
        for fetch in getattr(model, "headless_prefetch", ()):
            fetch(of_model)


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
    put(PublishedDocument, documents)
    document_search().store(list(new.values()))
    _write_keywords(new)


def put(model: type[Model], rows: list) -> None:
    """Add rows of a model, or put them in the place of those with the same primary keys. One query."""
    key, *others = sorted(model._meta.concrete_fields, key=lambda field: not field.primary_key)
    # Where the database tells conflicts apart, others than that of the key are errors.
    has_targets = connection.features.supports_update_conflicts_with_target
    model._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=[key.name] if has_targets else None,
        update_fields=[field.name for field in others],
    )


def write_unnumbered(contents: list[Serialised]) -> None:
    """Write documents without a number of the sequence, and without anybody being told.

    For a transaction that is rolled back (`documents.previews`): a number taken there would be given again to
    another change. At most ten queries, and those of the search index.
    """
    documents = [content.document for content in contents]
    keys = [document.pk for document in documents]
    numbers = dict(PublishedDocument.objects.filter(pk__in=keys).values_list("pk", "sequence"))
    for document in documents:
        document.sequence = numbers.get(document.pk, UNNUMBERED + document.pk)
    put(PublishedDocument, documents)
    document_search().store(contents, lasting=False)
    _write_keywords({content.document.pk: content for content in contents})


def _write_keywords(new: dict[int, Serialised]) -> None:
    """Write the subjects of documents, and the pages by which they are found, where they are others now."""
    subjects = DocumentSubject.objects.filter(document__in=new)
    relations = DocumentRelation.objects.filter(document__in=new)
    known: dict[int, set[tuple[str | None, str]]] = defaultdict(set)
    # In one query: a publication asks it of each language.
    rows = subjects.values_list("document_id", Value(None, CharField()), "name")
    for key, *keyword in rows.union(relations.values_list("document_id", "name", "key"), all=True):
        known[key].add(tuple(keyword))
    wanted = {
        key: {(None, name): None for name in content.subjects} | dict.fromkeys(content.relations)
        for key, content in new.items()
    }
    differing = [key for key in new if known[key] != wanted[key].keys()]
    if differing:
        subjects.filter(document__in=differing).delete()
        relations.filter(document__in=differing).delete()
        keywords = [(key, *keyword) for key in differing for keyword in wanted[key]]
        DocumentSubject.objects.bulk_create(
            DocumentSubject(document_id=key, name=name) for key, index, name in keywords if index is None
        )
        DocumentRelation.objects.bulk_create(
            DocumentRelation(document_id=key, name=index, key=name)
            for key, index, name in keywords
            if index is not None
        )
