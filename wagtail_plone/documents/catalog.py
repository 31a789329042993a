"""The catalog: which documents a search or a list means, and in what order (Plone's `portal_catalog`).

`@search`, `@querystring-search` and pages that are lists say what they want as `Criteria`, each in its own
way; what they get is one queryset over documents that readers may see.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import partial

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from wagtail_plone.documents.ranked import Ranked
from wagtail_plone.documents.search import SERVICE_HITS, Ranking, Sought, document_search
from wagtail_plone.documents.search_words import plain_words
from wagtail_plone.http.errors import BadRequest
from wagtail_plone.models import DocumentRelation, DocumentSubject, PublishedDocument
from wagtail_plone.serialize.relations import declared_indexes
from wagtail_plone.watching import Watched, watch, watch_everything

# Each date index with the column that answers it.
DATES = {
    "created": "created",
    "CreationDate": "created",
    "modified": "modified",
    "ModificationDate": "modified",
    "effective": "effective",
    "EffectiveDate": "effective",
    "Date": "effective",
    "expires": "expires",
    "ExpirationDate": "expires",
    "start": "start",
    "end": "end",
}
SORTS = {
    **DATES,
    "sortable_title": "title",
    "Title": "title",
    # Sites sort by id within one folder, where the path says the same.
    "id": "path",
    "getId": "path",
    "path": "path",
    "getPath": "path",
    "portal_type": "portal_type",
    "Type": "portal_type",
    "Language": "language",
    "UID": "uid",
    "getObjPositionInParent": "tree_path",
    "relevance": "",
}
# The most values one index is asked for, and the most results a client may limit a list to.
VALUES_MOST, RESULTS_MOST = 200, 100_000


@dataclass
class Criteria:
    """A search: a condition on documents, and words.

    `words` None means that no words were asked for, "" that nothing but punctuation was, which finds
    nothing. `prefix` says that the last word may go on. `below` and `portal_types` repeat what the condition
    says of places and types: whatever fits stands at or below one of these paths, and is of one of these
    types (of any, where none is named); `says_more` where it says anything else. `text` is what the client
    wrote for the words.
    """

    condition: Q = field(default_factory=Q)
    words: str | None = None
    text: str = ""
    prefix: bool = False
    below: frozenset[str] = frozenset()
    portal_types: frozenset[str] = frozenset()
    says_more: bool = True

    def search_for(self, text: str) -> None:
        """Words to be found; a trailing `*` means that the last one may go on."""
        self.words, self.text = plain_words(text, "SearchableText"), text
        self.prefix = text.rstrip().endswith("*")

    def watch(self) -> None:
        """Say which documents to come would fit. In what order words are found depends on all there are."""
        if self.words is not None:
            watch_everything()
        watch(*(Watched(below=path, portal_types=self.portal_types) for path in self.below or ("",)))


@dataclass(frozen=True)
class Order:
    """The order of results: an index of `SORTS`; "" is the best match first, or the tree's order."""

    index: str = ""
    descending: bool = False


def matching(criteria: Criteria, order: Order) -> QuerySet | Ranked:
    """The documents that fit, in order, also of pages that are private by now.

    Whoever shows them asks (`readable_documents`). Raises `BadRequest` for an unknown index to sort by.
    """
    if order.index and order.index not in SORTS:
        raise BadRequest(f"sort_on must be one of {', '.join(SORTS)}, not {order.index[:80]!r}")
    criteria.watch()
    if criteria.words is None:
        return _ordered(PublishedDocument.objects.filter(criteria.condition), order)
    if not criteria.words:
        return PublishedDocument.objects.none()
    sought = Sought(criteria.text, criteria.words, criteria.prefix, criteria.below, criteria.portal_types)
    found = document_search().find(sought)
    by_score = order.index in ("", "relevance")
    if isinstance(found, Ranking):
        if by_score:
            return Ranked(found, criteria.condition, narrows=criteria.says_more)
        found = PublishedDocument.objects.filter(found.membership())
    documents = found.filter(criteria.condition)
    return documents if by_score else _ordered(documents, order)


def _ordered(documents: QuerySet, order: Order) -> QuerySet:
    column = SORTS.get(order.index, "tree_path") or "tree_path"
    key = Lower("title") if column == "title" else F(column)
    # Databases differ in where they put what has no date; asking for it where all have one costs the index.
    last = True if PublishedDocument._meta.get_field(column).null else None
    ordered = key.desc(nulls_last=last) if order.descending else key.asc(nulls_last=last)
    return documents.order_by(ordered, "tree_path")


def subject_in(names: Iterable[str]) -> Q:
    """Documents with any of these subjects."""
    return Q(pk__in=DocumentSubject.objects.filter(name__in=list(names)).values("document"))


def related_to(index: str, uids: Iterable[str]) -> Q:
    """Documents that a site's own index finds by pages with these UIDs, in whichever language they are named.

    Two queries, of which an index knows the answer: how large the site is does not matter. Nothing by a page
    that readers do not see; whether they will, nobody can tell.
    """
    wanted = {uid.replace("-", "").lower() for uid in uids}
    # Read as documents, which the answer depends on.
    named = list(PublishedDocument.objects.filter(uid__in=wanted).only("uid", "translation_key"))
    if len(named) < len(wanted):
        watch_everything()
    families = {document.translation_key.hex for document in named}
    relations = DocumentRelation.objects.filter(name=index, key__in=families)
    keys = list(relations.values_list("document_id", flat=True)[: SERVICE_HITS + 1])
    return Q(pk__in=relations.values("document") if len(keys) > SERVICE_HITS else keys)


def moment(text: str, name: str, *, latest: bool = False) -> datetime:
    """A date or a moment a client wrote, with the site's time zone where it names none.

    A date alone is its first moment, or with `latest` its last. Raises `BadRequest`.
    """
    text = text.strip().replace(" ", "T", 1) if "T" not in text else text.strip()
    try:
        parsed: date | datetime | None = parse_datetime(text) if "T" in text else parse_date(text)
    except ValueError:
        parsed = None
    if parsed is None:
        raise BadRequest(
            f"{name} must be a date (2026-11-24) or a moment (2026-11-24T10:00:00Z), not {text[:40]!r}"
        )
    if not isinstance(parsed, datetime):
        parsed = datetime.combine(parsed, time.max if latest else time.min)
    try:
        parsed = parsed if parsed.tzinfo else timezone.make_aware(parsed)
        return parsed.astimezone(UTC)
    except (OverflowError, ValueError):
        raise BadRequest(f"{name} must be a date between the years 2 and 9998") from None


def ranged(column: str, values: list[str], bounds: str, name: str) -> Q:
    """A date column within bounds: `min`, `max`, `min:max`, or within the day or the moment given."""
    if bounds not in ("", "min", "max", "min:max", "minmax"):
        raise BadRequest(f"{name}.range must be min, max or min:max, not {bounds[:40]!r}")
    if bounds in ("min:max", "minmax") and len(values) != 2:
        raise BadRequest(f"{name}.query must be two dates where {name}.range is min:max")
    condition = Q()
    if bounds != "max":
        condition &= Q(**{f"{column}__gte": moment(values[0], name)})
    if bounds != "min":
        condition &= Q(**{f"{column}__lte": moment(values[-1], name, latest=True)})
    return condition


def _with_slug(slugs: Iterable[str]) -> Q:
    """Documents whose path ends so. One query for their keys, where they are few, as they nearly always are.

    Where SQLite knows no statistics it would rather look at all documents in the order that is asked for.
    """
    condition = Q(slug__in=list(slugs))
    keys = list(PublishedDocument.objects.filter(condition).values_list("pk", flat=True)[: SERVICE_HITS + 1])
    return condition if len(keys) > SERVICE_HITS else Q(pk__in=keys)


Reader = Callable[[list[str]], Q]
TEXTS: dict[str, Reader] = {
    "portal_type": lambda values: Q(portal_type__in=values),
    "Type": lambda values: Q(summary__type_title__in=values),
    "Language": lambda values: Q() if "all" in values else Q(language__in=values),
    "UID": lambda values: Q(uid__in=[value.replace("-", "").lower() for value in values]),
    "Subject": subject_in,
    "Title": lambda values: Q(title__in=values),
    "sortable_title": lambda values: Q(title__in=values),
    "id": _with_slug,
    "getId": _with_slug,
    # Everything here is published, and the API names nobody as its author.
    "review_state": lambda values: Q() if "published" in values else Q(pk__in=[]),
    "Creator": lambda values: Q(pk__in=[]),
}


def indexes() -> dict[str, Reader]:
    """Plone's indexes of texts, and the site's own."""
    return {**TEXTS, **{name: partial(related_to, name) for name in declared_indexes()}}
