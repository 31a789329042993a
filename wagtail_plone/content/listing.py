"""Lists as clients get them: a batch of summaries, or of whole objects, with links to the other batches.

Shared by content, `@search` and `@querystring-search`. However long the list, it costs one query, and two
more for whole objects.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, QuerySet, Subquery, Value

from wagtail_plone.content.chosen import Chosen
from wagtail_plone.documents.conditions import STEP
from wagtail_plone.documents.places import readable_documents, sent_as_stored, summaries
from wagtail_plone.documents.prepared import PreparedMany
from wagtail_plone.documents.ranked import Ranked
from wagtail_plone.http.parameters import Params, without_suffix
from wagtail_plone.identity import address, as_sent
from wagtail_plone.json_text import Text, dump, joined, members, with_commas
from wagtail_plone.models import NEVER_EFFECTIVE, PublishedDocument
from wagtail_plone.service import component_links
from wagtail_plone.watching import Watched, note_read, watch

# Stands for a document's address in links that all documents have.
PLACE = "\ue000place\ue000"
# Plone's batching, and what the canonical @id of a list leaves out.
BATCHING = ("b_start", "b_size")
PRESENTATION = (*BATCHING, "sort_on", "sort_order", "sort_limit")


def listed(base: str, matches: QuerySet | Ranked, params: Params, limit: int | None = None) -> Text:
    """The members `items`, `items_total` and, where there are other batches, `batching`, as JSON text.

    Without the braces around them. `base` is the address of the list without its query; `limit` the
    most documents the list may have.
    """
    start, size = params.batch
    end = start + size if limit is None else min(start + size, limit)
    documents, total = _window(matches, start, end, params)
    total = total if limit is None else min(total, limit)
    items = (
        full_objects([document.pk for document in documents], Chosen(params))
        if params.full_objects
        else brains(documents, params)
    )
    more = batching(base, total, params)
    end_of_list = f'],"items_total":{total}' + (f',"batching":{dump(more)}' if more else "")
    return Text(['"items":[', *items, end_of_list])


class Sent(NamedTuple):
    """A summary as it is stored, which is sent without having been parsed."""

    pk: int
    sent: str


def _window(matches: QuerySet | Ranked, start: int, end: int, params: Params) -> tuple[list[Any], int]:
    """The documents from one place up to another one, and the number of all.

    Those counted are not asked whether readers may see them: that is one look into an index.
    """
    if isinstance(matches, Ranked):
        keys, total = matches.window(start, end)
        by_key = {document.pk: document for document in _by_keys(keys, params)}
        return [by_key[key] for key in keys if key in by_key], total
    documents: list[Any] = []
    if start < end:
        count = matches.order_by().values(all=Value(1)).annotate(count=Count("*")).values("count")
        counted = readable_documents(matches).annotate(total=Subquery(count))
        documents = list(_rows(counted, params)[start:end])
    # Every row says how many there are; only past the end there is no row to say it.
    return documents, documents[0].total if documents else matches.count()


def _rows(documents: QuerySet, params: Params) -> QuerySet:
    """The documents with what is sent of each: keys for whole objects, else summaries.

    Summaries that are sent as they are stored are not parsed.
    """
    if params.full_objects:
        return documents.only("pk")
    if not _are_sent_as_stored(params):
        return summaries(documents)
    sent = sent_as_stored(documents)
    return sent.values_list("pk", *sent.query.annotations, named=True)


def _by_keys(keys: Sequence[int], params: Params) -> Iterable[Any]:
    """What is sent of the documents that readers may see of some. One query."""
    if params.full_objects or not _are_sent_as_stored(params):
        return _rows(readable_documents(PublishedDocument.objects.filter(pk__in=keys)), params)
    return [Sent(*row) for row in _sent(keys)]


@partial(PreparedMany, kind=int)
def _sent(keys: list[int]) -> QuerySet:
    documents = readable_documents(PublishedDocument.objects.filter(pk__in=keys))
    return sent_as_stored(documents).values_list("pk", "sent")


def _are_sent_as_stored(params: Params) -> bool:
    """Tell whether a client asked for nothing more of summaries, and nothing less."""
    return not params.many("metadata_fields") and not Chosen(params).scales


def brains(documents: Sequence[Any], params: Params) -> Text:
    """Summaries as JSON text, with the metadata asked for."""
    if _are_sent_as_stored(params):
        # No documents were read, which note themselves that the answer depends on them.
        for document in documents:
            note_read(document.pk)
        return with_commas([Text([as_sent(document.sent)]) for document in documents])
    wanted, chosen = params.many("metadata_fields"), Chosen(params)
    return with_commas([Text([dump(chosen.with_scales(brain(document, wanted)))]) for document in documents])


def brain(document: PublishedDocument, wanted: Sequence[str] = ()) -> dict[str, Any]:
    """A document's summary, with the `metadata_fields` a client named; `_all` is all of them."""
    if not wanted:
        return document.summary
    more = _metadata(document)
    everything = "_all" in wanted
    return {**document.summary, **{name: more[name] for name in more if everything or name in wanted}}


def _metadata(document: PublishedDocument) -> dict[str, Any]:
    """The columns Plone's catalog has beside the summary; those without a meaning here are empty."""
    summary = document.summary
    dates = {name: summary[name] for name in ("created", "modified", "effective", "expires")}
    return {
        **dates,
        "CreationDate": dates["created"],
        "ModificationDate": dates["modified"],
        "EffectiveDate": dates["effective"] if document.effective > NEVER_EFFECTIVE else "None",
        "ExpirationDate": dates["expires"] if document.expires else "None",
        "Date": dates["effective"],
        "Creator": "",
        "listCreators": [],
        "Description": summary["description"],
        "Subject": summary["Subject"],
        "Title": summary["title"],
        "Type": summary["type_title"],
        "UID": summary["UID"],
        "portal_type": summary["@type"],
        "exclude_from_nav": summary["exclude_from_nav"],
        "is_folderish": summary["is_folderish"],
        "id": summary["id"],
        "getId": summary["id"],
        "getPath": document.path or "/",
        "getURL": summary["@id"],
        "getIcon": "",
        "hasPreviewImage": bool(summary["image_field"]),
        "location": summary["location"],
        "start": summary["start"],
        "end": summary["end"],
        "in_response_to": None,
        "last_comment_date": None,
        "total_comments": 0,
        "commentators": [],
        "author_name": None,
        "cmf_uid": None,
        "sync_uid": None,
    }


def full_objects(keys: Sequence[int], chosen: Chosen) -> Text:
    """Whole objects as JSON text with commas between them."""
    return with_commas(list(whole_texts(keys, chosen).values()))


def whole_texts(keys: Sequence[int], chosen: Chosen) -> dict[int, Text]:
    """Whole objects as JSON text, as much of them as was chosen, by their keys and in their order.

    Two queries, one of them for their parents. Where nothing is chosen the texts are joined from what is
    stored; else each is parsed once. The bodies are fetched by key: a database that sorts rows
    carries along all that is in them.
    """
    by_key = {document.pk: document for document in _bodies(keys)}
    documents = [by_key[key] for key in keys if key in by_key]
    watch(
        *(Watched(path=document.parent_path, is_new=True) for document in documents if document.parent_path)
    )
    parents = _parents(documents, chosen) if chosen.has("parent") else None
    links = dump(component_links(PLACE)) if chosen.has("@components") else ""

    def around(document: PublishedDocument) -> Text:
        text = Text()
        if parents is not None:
            text.append(f'"parent":{parents.get(document.tree_path[:-STEP], "{}")}')
        if links:
            own = links.replace(PLACE, dump(address(document.path))[1:-1])
            text.append(f'{"," if text else ""}"@components":{own}')
        return text

    return {
        document.pk: joined(members(chosen.of_text(document.body)), around(document))
        for document in documents
    }


@partial(PreparedMany, kind=int)
def _bodies(keys: list[int]) -> QuerySet:
    return readable_documents().filter(pk__in=keys).only("path", "parent_path", "tree_path", "body")


def _parents(documents: Sequence[PublishedDocument], chosen: Chosen) -> dict[str, str]:
    """Summaries of the places above documents, as JSON text, by their tree paths. One query."""
    above = {document.tree_path[:-STEP] for document in documents if len(document.tree_path) > 2 * STEP}
    return {parent.tree_path: dump(chosen.with_scales(parent.summary)) for parent in _at_places(above)}


@partial(PreparedMany, kind=str)
def _at_places(tree_paths: list[str]) -> QuerySet:
    return summaries(readable_documents().filter(tree_path__in=tree_paths))


def canonical(base: str, params: Params) -> str:
    """The `@id` of a list: its address with the parameters that say what is in it."""
    kept = [(name, value) for name, value in _pairs(params) if without_suffix(name) not in PRESENTATION]
    return f"{base}?{urlencode(kept)}" if kept else base


def _pairs(params: Params) -> list[tuple[str, str]]:
    return [(name, value) for name, values in params.query.lists() for value in values]


def batching(base: str, total: int, params: Params) -> dict[str, str]:
    """Links to the other batches, where there are any (plone.restapi `batching`)."""
    start, size = params.batch
    if total <= size or size == 0:
        return {}
    others = [(name, value) for name, value in _pairs(params) if without_suffix(name) != "b_start"]

    def link(at: int) -> str:
        return f"{base}?{urlencode([('b_start', at), *others])}"

    return {
        "@id": link(start),
        "first": link(0),
        "last": link((total - 1) // size * size),
        **({"next": link(start + size)} if start + size < total else {}),
        **({"prev": link(max(0, start - size))} if start > 0 else {}),
    }
