"""Which pages show an object, by Wagtail's reference index."""

from collections.abc import Iterable
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page, ReferenceIndex, TranslatableMixin, get_page_models


def pages_showing(model: type[Model], keys: Iterable) -> set[int]:
    """Ids of the pages that refer to objects of a model, by Wagtail's reference index.

    Whoever refers to one language's version of something may show any other, and a page shows what the
    snippets it refers to do. Many-to-many relations are not in the index; one query asks for all of them.
    """
    page_ids: set[int] = set()
    seen: dict[type[Model], set[str]] = {}
    pending = {_base(model): {str(key) for key in keys}}
    while pending:
        target, wanted = pending.popitem()
        wanted = _with_translations(target, wanted) - seen.setdefault(target, set())
        if not wanted:
            continue
        seen[target] |= wanted
        references = ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(target), to_object_id__in=wanted
        )
        for content_type_id, key in references.values_list("base_content_type", "object_id").distinct():
            source = ContentType.objects.get_for_id(content_type_id).model_class()
            if source is Page:
                page_ids.add(int(key))
            elif source is not None:
                pending.setdefault(source, set()).add(key)
        chosen = [
            page_model._base_manager.filter(**{f"{name}__in": wanted}).order_by().values_list("pk", flat=True)
            for page_model, name in _many_to_many(target)
        ]
        if chosen:
            page_ids |= set(chosen[0].union(*chosen[1:]))
    return page_ids


def _with_translations(model: type[Model], keys: set[str]) -> set[str]:
    """Keys of objects and of the same objects in other languages."""
    if not issubclass(model, TranslatableMixin):
        return keys
    families = model._base_manager.filter(pk__in=keys).values("translation_key")
    family = model._base_manager.filter(translation_key__in=families)
    return keys | {str(pk) for pk in family.values_list("pk", flat=True)}


@cache
def _many_to_many(model: type[Model]) -> tuple[tuple[type[Page], str], ...]:
    """The many-to-many fields of page types that lead to a model or to one made of it."""
    return tuple(
        (page_model, field.name)
        for page_model in get_page_models()
        for field in page_model._meta.many_to_many
        if issubclass(field.related_model, model)
    )


def _base(model: type[Model]) -> type[Model]:
    """The model under which the reference index knows an object: the topmost of its table's parents."""
    concrete = model._meta.concrete_model or model
    parents: list[type[Model]] = concrete._meta.get_parent_list()
    return parents[-1] if parents else concrete
