"""Pages that show who refers to them (a person the events that name them), and when they are made again.

A page type says `headless_shows_referrers = True`. Its documents are made again with those of the pages that
refer to them, whatever language's version they refer to; a site without such a type is asked nothing.
"""

from collections.abc import Iterable
from functools import cache

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex, get_page_models

from wagtail_plone.serialize.references import references


@cache
def _types() -> tuple[type[Page], ...]:
    return tuple(model for model in get_page_models() if getattr(model, "headless_shows_referrers", False))


def referred_to_by(page_ids: Iterable[int]) -> set[int]:
    """Ids of the pages that some pages refer to by now and that show it, in every language. Two queries."""
    keys = [str(key) for key in page_ids]
    if not keys or not _types():
        return set()
    kind = ContentType.objects.get_for_model(Page)
    named = ReferenceIndex.objects.filter(
        base_content_type=kind, object_id__in=keys, to_content_type=kind
    ).values_list("to_object_id", flat=True)
    return _that_show({int(key) for key in named.distinct()})


def no_longer_referred_to(page: Page) -> set[int]:
    """Ids of the pages that a page about to be saved referred to and does not now, and that show it."""
    if not page.pk or not _types():
        return set()
    before = referred_to_by([page.pk])
    return before - _that_show(references(page)["page"]) if before else set()


def _that_show(page_ids: set[int]) -> set[int]:
    if not page_ids:
        return set()
    kinds = ContentType.objects.get_for_models(*_types()).values()
    families = Page.objects.filter(pk__in=page_ids, content_type__in=kinds).values("translation_key")
    return set(Page.objects.filter(translation_key__in=families).values_list("pk", flat=True))
