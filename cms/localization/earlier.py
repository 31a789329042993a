"""The earlier texts of segments: kept when a text is written over, offered in the editor.

The newest twenty of a segment. What one person types goes to the server every second or two; of that the
last text before a pause of a minute is kept, not every step.
"""

from collections import Counter
from datetime import timedelta

from django.db.models import Count, QuerySet
from django.utils import timezone
from wagtail_localize.models import StringTranslation, Translation

from cms.localization.models import EarlierText

MOST = 20
PAUSE = timedelta(minutes=1)


def keep(found: StringTranslation, user, *, always: bool = False) -> None:
    """Keep the text of a translation that is about to be written over or deleted by `user`.

    A step on the way of one person's typing is left out, unless `always`. Three queries.
    """
    same_person = user is not None and found.last_translated_by_id == user.pk
    if same_person and not always and timezone.now() - found.updated_at < PAUSE:
        return
    _add(
        EarlierText(
            translation_of_id=found.translation_of_id,
            context_id=found.context_id,
            locale_id=found.locale_id,
            text=found.data,
            kind=found.translation_type,
            tool_name=found.tool_name,
            made_by_id=found.last_translated_by_id,
            made_at=found.updated_at,
            replaced_by=user,
        )
    )


def keep_declined(translation: Translation, segment, stored: str, user) -> None:
    """Keep a text its writer has given up for somebody else's; it never was the segment's."""
    _add(
        EarlierText(
            translation_of_id=segment.row.string_id,
            context_id=segment.row.context_id,
            locale_id=translation.target_locale_id,
            text=stored,
            kind=StringTranslation.TRANSLATION_TYPE_MANUAL,
            made_by=user,
            made_at=timezone.now(),
            replaced_by=user,
        )
    )


def _add(entry: EarlierText) -> None:
    """Add a text, and let go of those that are too many."""
    entry.save()
    here = EarlierText.objects.filter(
        translation_of_id=entry.translation_of_id, context_id=entry.context_id, locale_id=entry.locale_id
    )
    too_old = list(here.values_list("pk", flat=True)[MOST:])
    if too_old:
        EarlierText.objects.filter(pk__in=too_old).delete()


def earlier_texts(translation: Translation, segment) -> QuerySet[EarlierText]:
    """The earlier texts of a segment, the newest first."""
    return EarlierText.objects.filter(
        translation_of_id=segment.row.string_id,
        context_id=segment.row.context_id,
        locale_id=translation.target_locale_id,
    ).select_related("made_by", "replaced_by")


def counted(translation: Translation) -> Counter[tuple[int, int]]:
    """How many earlier texts the segments of a translation have, by string and context id. One query."""
    rows = (
        EarlierText.objects.filter(
            context__object_id=translation.source.object_id, locale_id=translation.target_locale_id
        )
        .order_by()
        .values_list("translation_of_id", "context_id")
        .annotate(count=Count("pk"))
    )
    return Counter({(string_id, context_id): count for string_id, context_id, count in rows})
