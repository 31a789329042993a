"""`@relations`: which pages refer to which, by the field that does (plone.restapi `services/relations`)."""

from collections import Counter

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from wagtail_plone.documents.conditions import within
from wagtail_plone.documents.places import readable_documents, summaries
from wagtail_plone.http.errors import BadRequest
from wagtail_plone.identity import UID
from wagtail_plone.models import PublishedDocument
from wagtail_plone.service import Service

ITEMS_MOST = 500


# Plone's control panel for relations offers to change those that are not `readonly`.
NO_ITEMS = {"items_total": 0, "readonly": True, "staticCatalogVocabularyQuery": None}


class Relations(Service):
    """`source` for what a page refers to, `target` for what refers to it, `relation` for one field alone."""

    name = "relations"

    def body(self) -> dict:
        """At most five queries. Without a parameter, how many relations there are of each name."""
        source, target = self._document("source"), self._document("target")
        name = self.params.first("relation")
        if source is None and target is None and not name:
            counted = Counter(relation for relation, _source, _target in _pairs(None, None))
            return {"@id": self.service_id, "stats": dict(counted), "broken": {}}
        relations: dict[str, dict] = {}
        for relation, referring, referred in _pairs(source, target):
            if name and relation != name:
                continue
            listed = relations.setdefault(relation, dict(NO_ITEMS, items=[]))
            listed["items_total"] += 1
            if len(listed["items"]) < ITEMS_MOST:
                listed["items"].append({"source": referring.summary, "target": referred.summary})
        return {"@id": self.service_id, "relations": relations}

    def _document(self, parameter: str) -> PublishedDocument | None:
        """The page a parameter names, by UID or path; `BadRequest` where there is none."""
        value = self.params.first(parameter)
        if not value:
            return None
        by_uid = UID.fullmatch(value.replace("-", "").lower())
        documents = summaries(readable_documents())
        named = documents.filter(uid=by_uid[0]) if by_uid else documents.filter(within(value, 0))
        document = named.first()
        if document is None:
            raise BadRequest(f"{parameter} must be the UID or the path of a page, not {value[:80]!r}")
        return document


Pair = tuple[str, PublishedDocument, PublishedDocument]


def _pairs(source: PublishedDocument | None, target: PublishedDocument | None) -> list[Pair]:
    """(field, page, page it refers to) among readable pages, each in the language of the page that refers.

    A page may name any language's version of another: what its readers are shown is their own language's.
    """
    page_type = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.objects.filter(
        base_content_type=page_type, to_content_type=page_type
    ).annotate(
        source_id=Cast("object_id", BigIntegerField()), target_id=Cast("to_object_id", BigIntegerField())
    )
    if source is not None:
        references = references.filter(source_id=source.pk)
    if target is not None:
        family = Page.objects.filter(translation_key=target.translation_key)
        references = references.filter(target_id__in=family.values("pk"))
    rows = list(references.values_list("model_path", "source_id", "target_id").order_by("source_id", "pk"))
    pages = Page.objects.filter(pk__in={target_id for _path, _source_id, target_id in rows})
    keys = dict(pages.values_list("pk", "translation_key"))
    here = {row[1] for row in rows}
    documents = {document.pk: document for document in summaries(readable_documents().filter(pk__in=here))}
    versions: dict = {}
    for document in summaries(readable_documents().filter(translation_key__in=set(keys.values()))):
        versions.setdefault(document.translation_key, {})[document.language] = document
        versions[document.translation_key][document.pk] = document
    pairs: dict[tuple, Pair] = {}
    for path, source_id, target_id in rows:
        referring = documents.get(source_id)
        known = versions.get(keys.get(target_id), {})
        shown = known.get(referring.language) if referring else None
        shown = shown or known.get(target_id)
        if referring is None or shown is None or (target is not None and shown.pk != target.pk):
            continue
        name = path.partition(".")[0]
        pairs.setdefault((name, referring.pk, shown.pk), (name, referring, shown))
    return list(pairs.values())
