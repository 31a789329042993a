"""Overrides: pictures, pages and links a language chose in place of the source's."""

import json
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import QuerySet
from wagtail_localize.models import OverridableSegment, SegmentOverride

from cms.localization.store.translations import Translation


@dataclass(frozen=True)
class Choice:
    """A place where a language may choose for itself: what the source has there, and what was chosen."""

    pk: int
    context_id: int
    path: str
    field_path: str
    value: object
    chosen: object | None = None


def choices_of(translation: Translation) -> list[Choice]:
    """The places of a translation's source where something may be chosen, in its order. Two queries."""
    segments = OverridableSegment.objects.filter(source_id=translation.source_id).select_related("context")
    rows = _of(translation).values_list("context_id", "data_json")
    chosen = {context_id: json.loads(data) for context_id, data in rows}
    return [
        Choice(
            segment.pk,
            segment.context_id,
            segment.context.path,
            segment.context.field_path or segment.context.path,
            segment.data,
            chosen.get(segment.context_id),
        )
        for segment in segments.order_by("order")
    ]


def chosen_values(translation: Translation) -> dict[int, object]:
    """Choices that are fit to be shown, by the id of their place. One query."""
    rows = _of(translation).filter(has_error=False).values_list("context_id", "data_json")
    return {context_id: json.loads(data) for context_id, data in rows}


def choose(translation: Translation, context_id: int, value: object, user: User | None = None) -> None:
    """Let a language have a value of its own in a place of the source."""
    SegmentOverride.objects.update_or_create(
        locale_id=translation.target_locale_id,
        context_id=context_id,
        defaults={
            "data_json": json.dumps(value),
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )


def give_back(translation: Translation, context_id: int) -> None:
    """Let a place show the source's value again."""
    SegmentOverride.objects.filter(locale_id=translation.target_locale_id, context_id=context_id).delete()


def _of(translation: Translation) -> QuerySet[SegmentOverride]:
    return SegmentOverride.objects.filter(
        context__object_id=translation.source.object_id, locale_id=translation.target_locale_id
    )
