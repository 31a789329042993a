"""The earlier texts of segments: kept when a text is written over, offered in the editor.

The newest twenty of a segment. What one person types goes to the server every second or two; of that the
last text before a pause of a minute is kept, not every step.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth.models import User
from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from cms.localization.models import EarlierText
from cms.localization.store.segments import MANUAL, Segment
from cms.localization.store.translations import Translation

MOST = 20
PAUSE = timedelta(minutes=1)


def keep(rows: Iterable[StringTranslation], user: User | None, *, always: bool = False) -> None:
    """Keep the texts of translations that are about to be written over or deleted by `user`.

    A step on the way of one person's typing is left out, unless `always`. Three queries at most.
    """
    now = timezone.now()
    _add(
        [
            EarlierText(
                translation_of_id=row.translation_of_id,
                context_id=row.context_id,
                locale_id=row.locale_id,
                text=row.data,
                kind=row.translation_type,
                tool_name=row.tool_name,
                made_by_id=row.last_translated_by_id,
                made_at=row.updated_at,
                replaced_by=user,
            )
            for row in rows
            if always or user is None or row.last_translated_by_id != user.pk or now - row.updated_at >= PAUSE
        ]
    )


def keep_declined(translation: Translation, segment: Segment, stored: str, user: User | None) -> None:
    """Keep a text its writer has given up for somebody else's; it never was the segment's."""
    _add(
        [
            EarlierText(
                translation_of_id=segment.string_id,
                context_id=segment.context_id,
                locale_id=translation.target_locale_id,
                text=stored,
                kind=MANUAL,
                made_by=user,
                made_at=timezone.now(),
                replaced_by=user,
            )
        ]
    )


def _add(entries: list[EarlierText]) -> None:
    """Add texts of one language, and let go of those that are too many."""
    if not entries:
        return
    EarlierText.objects.bulk_create(entries)
    newest_first = Window(
        RowNumber(),
        partition_by=[F("translation_of"), F("context")],
        order_by=[F("replaced_at").desc(), F("pk").desc()],
    )
    here = EarlierText.objects.filter(
        locale_id=entries[0].locale_id,
        translation_of_id__in={entry.translation_of_id for entry in entries},
        context_id__in={entry.context_id for entry in entries},
    )
    too_old = list(here.annotate(rank=newest_first).filter(rank__gt=MOST).values_list("pk", flat=True))
    if too_old:
        EarlierText.objects.filter(pk__in=too_old).delete()


def earlier_texts(translation: Translation, segment: Segment) -> QuerySet[EarlierText]:
    """The earlier texts of a segment, the newest first."""
    return EarlierText.objects.filter(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=translation.target_locale_id,
    ).select_related("made_by", "replaced_by")


def counted(translation: Translation) -> Counter[tuple[int, int]]:
    """The number of earlier texts of a translation's segments, by string and context id. One query."""
    rows = (
        EarlierText.objects.filter(
            context__object_id=translation.source.object_id, locale_id=translation.target_locale_id
        )
        .order_by()
        .values_list("translation_of_id", "context_id")
        .annotate(count=Count("pk"))
    )
    return Counter({(string_id, context_id): count for string_id, context_id, count in rows})
