"""Work of migrations on rows, with the models of their own day, which have no methods.

Called with real models too, by tests.
"""

from collections import defaultdict
from datetime import timedelta

from django.apps.registry import Apps
from django.db.models import Model
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import get_serializable_data_for_fields

BATCH = 100


def keep_sources_of_stand_ins(apps: Apps, schema_editor) -> None:
    """Fallbacks that are no aliases any more are told apart by what they stand for."""
    Page = apps.get_model("wagtailcore", "Page")
    StandIn = apps.get_model("localization", "StandIn")
    for model in _page_models(apps):
        if not any(field.name == "fallback_from" for field in model._meta.get_fields()):
            continue
        waiting = model.objects.filter(fallback_from__isnull=False, alias_of__isnull=True)
        for pk, key, locale_id in waiting.values_list("pk", "translation_key", "fallback_from_id"):
            source = Page.objects.filter(translation_key=key, locale_id=locale_id).first()
            if source is not None:
                StandIn.objects.get_or_create(page_id=pk, defaults={"source_id": source.pk})


def give_revisions(apps: Apps, schema_editor) -> None:
    """Pages made by code get the revision they lack: of what readers see, or of a draft as it is.

    What is said of aliases' live revisions, which are their sources', is taken back.
    """
    Page = apps.get_model("wagtailcore", "Page")
    Page.objects.filter(alias_of__isnull=False, live_revision__isnull=False).update(live_revision=None)
    for model in _page_models(apps):
        own = model.objects.filter(alias_of__isnull=True, depth__gt=1)
        lacking = own.filter(live=True, live_revision__isnull=True) | own.filter(latest_revision__isnull=True)
        ids = list(lacking.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(ids), BATCH):
            _give(apps, model, ids[start : start + BATCH])


def _page_models(apps: Apps) -> list[type[Model]]:
    """The models of page types."""
    page = apps.get_model("wagtailcore", "Page")
    return [model for model in apps.get_models() if page in model._meta.get_parent_list()]


def _give(apps: Apps, model: type[Model], ids: list[int]) -> None:
    ContentType = apps.get_model("contenttypes", "ContentType")
    Revision = apps.get_model("wagtailcore", "Revision")
    Page = apps.get_model("wagtailcore", "Page")
    whole = ContentType.objects.get(app_label="wagtailcore", model="page")
    pages = list(model.objects.filter(pk__in=ids).select_related("latest_revision"))
    beside = _rows_beside(model, ids)
    revisions = [
        Revision(
            content_type_id=page.content_type_id,
            base_content_type=whole,
            object_id=str(page.pk),
            object_str=page.title,
            created_at=_moment(page),
            content={**get_serializable_data_for_fields(page), **beside[page.pk]},
        )
        for page in pages
    ]
    Revision.objects.bulk_create(revisions)
    for page, revision in zip(pages, revisions, strict=True):
        values = {"live_revision": revision} if page.live else {}
        if page.latest_revision_id is None:
            values |= {"latest_revision": revision, "latest_revision_created_at": revision.created_at}
        Page.objects.filter(pk=page.pk).update(**values)


def _moment(page: Model):
    """Before what editors did; else when the page was published."""
    if page.latest_revision_id is not None:
        return page.latest_revision.created_at - timedelta(milliseconds=1)
    return page.last_published_at or page.first_published_at or timezone.now()


def _rows_beside(model: type[Model], ids: list[int]) -> dict[int, dict[str, list]]:
    """By page what a revision holds beside the page's own columns: inline rows, and what was chosen."""
    rows_beside: dict[int, dict[str, list]] = defaultdict(dict)
    for relation in model._meta.related_objects:
        if isinstance(relation.field, ParentalKey):
            name, key = relation.get_accessor_name(), relation.field
            for pk in ids:
                rows_beside[pk][name] = []
            rows = relation.related_model._base_manager.filter(**{f"{key.name}__in": ids})
            for row in rows.order_by(*relation.related_model._meta.ordering, "pk"):
                rows_beside[getattr(row, key.attname)][name].append(get_serializable_data_for_fields(row))
    for field in model._meta.many_to_many:
        if isinstance(field, ParentalManyToManyField):
            for pk in ids:
                rows_beside[pk][field.name] = []
            own_key, other_key = field.m2m_column_name(), field.m2m_reverse_name()
            chosen = field.remote_field.through._base_manager.filter(**{f"{own_key}__in": ids})
            for pk, other in chosen.order_by("pk").values_list(own_key, other_key):
                rows_beside[pk][field.name].append(other)
    return rows_beside
