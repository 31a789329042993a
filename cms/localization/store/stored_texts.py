"""Texts: the one way what a segment says is stored, whoever says it, one or many at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from cms.localization.models import StaleTranslation
from cms.localization.store import earlier
from cms.localization.store.progress import counted_once, is_counted_later
from cms.localization.store.segments import (
    MANUAL,
    SEGMENT_LENGTH,
    Key,
    Segment,
    as_stored,
    checked,
    plain,
)
from cms.localization.store.translations import Translation

REPLACED = (
    "data",
    "translation_type",
    "tool_name",
    "last_translated_by",
    "has_error",
    "field_error",
    "updated_at",
)


class Conflict(Exception):
    """A segment says something else than its writer was shown; `segment` has what it says now."""

    def __init__(self, segment: Segment):
        self.segment = segment
        super().__init__(segment.text)


@dataclass(frozen=True)
class Text:
    """A text on its way to a segment, as it is stored (see `segments.checked`).

    `previous_source` marks it as stale: it translates what the source said until then.
    """

    key: Key
    html: str
    user_id: int | None = None
    kind: str = MANUAL
    tool: str = ""
    is_wrong: bool = False
    is_title: bool = False
    previous_source: str | None = None

    @classmethod
    def of(cls, segment: Segment, html: str, user: User | None = None, **more: Any) -> Self:
        """A text of one segment."""
        return cls(
            segment.key,
            html,
            user.pk if user else None,
            is_title=segment.path == "title",
            **more,
        )


def put(
    translation: Translation,
    texts: Iterable[Text],
    user: User | None = None,
    *,
    may_replace: bool = True,
    is_chosen: bool = False,
) -> dict[Key, StringTranslation]:
    """Store texts; those that were stored, by where they stand. A constant number of queries.

    What they replace is kept for whoever wants it back (see `earlier`; `is_chosen` as in `write`) and is no
    longer stale. Without `may_replace` what somebody wrote, before or meanwhile, stands. The translation is
    counted anew, at once or where the block of `counted_once` ends.
    """
    wanted = {text.key: text for text in texts}
    if not wanted:
        return {}
    with (
        transaction.atomic(savepoint=False),
        counted_once([] if is_counted_later() else [translation]),
    ):
        # In one order everywhere: those who write the same segments wait for each other, not in a ring.
        rows = {key: _row(translation, wanted[key], user) for key in sorted(wanted)}
        if may_replace:
            _replace(translation, rows, user, is_chosen)
        else:
            rows = _add(translation, rows)
        StaleTranslation.objects.bulk_create(
            StaleTranslation(translation=row, previous_source=previous)
            for key, row in rows.items()
            if (previous := wanted[key].previous_source) is not None
        )
        _show_title(translation, [wanted[key] for key in rows])
    return rows


def _row(translation: Translation, text: Text, user: User | None) -> StringTranslation:
    context_id, string_id = text.key
    row = StringTranslation(
        translation_of_id=string_id,
        context_id=context_id,
        locale_id=translation.target_locale_id,
        data=text.html,
        translation_type=text.kind,
        tool_name=text.tool,
        last_translated_by_id=text.user_id,
        has_error=text.is_wrong,
    )
    if user is not None and user.pk == text.user_id:
        # Known, so that nobody has to ask for it.
        row.last_translated_by = user
    return row


def _replace(
    translation: Translation, rows: dict[Key, StringTranslation], user: User | None, is_chosen: bool
) -> None:
    stored = (
        _stored(translation, rows).select_for_update(of=("self",)).order_by("context_id", "translation_of_id")
    )
    before = [row for row in stored if _key(row) in rows]
    changed = [row for row in before if row.data != rows[_key(row)].data]
    earlier.keep(changed, user, always=is_chosen)
    StringTranslation.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=REPLACED,
    )
    if before:
        StaleTranslation.objects.filter(pk__in=[row.pk for row in before]).delete()


def _add(translation: Translation, rows: dict[Key, StringTranslation]) -> dict[Key, StringTranslation]:
    """Add what is missing; what was added, as it is stored."""
    StringTranslation.objects.bulk_create(rows.values(), ignore_conflicts=True)
    stored = {_key(row): row for row in _stored(translation, rows)}
    return {key: stored[key] for key, row in rows.items() if key in stored and stored[key].data == row.data}


def _key(row: StringTranslation) -> Key:
    return row.context_id, row.translation_of_id


def _stored(translation: Translation, keys: Iterable[Key]) -> QuerySet[StringTranslation]:
    """The texts stored in these places and, where several strings stand in one, of the others there."""
    places, strings = zip(*keys, strict=True)
    return StringTranslation.objects.filter(
        locale_id=translation.target_locale_id, context_id__in=set(places), translation_of_id__in=set(strings)
    )


def _show_title(translation: Translation, texts: list[Text]) -> None:
    """Let editors see a page under the name its translators gave it."""
    for text in texts:
        if text.is_title:
            Page.objects.filter(
                translation_key=translation.source.object_id, locale_id=translation.target_locale_id
            ).update(draft_title=plain(text.html))


def write(
    translation: Translation,
    segment: Segment,
    text: str,
    user: User | None = None,
    *,
    shown: str | None = None,
    is_chosen: bool = False,
    kind: str = MANUAL,
    tool: str = "",
) -> Segment:
    """Store what a person made of a segment, as it was typed; "" takes the translation away.

    `text` is as a translator types it (see `Segment.source`). `shown` is the version the writer had before
    them (`Segment.version`), None for writers who see what is stored. Raises `ValidationError` where the text
    is too long or its markup is not that of the source, and `Conflict` where somebody else wrote another one
    meanwhile; nothing is stored then. What is written is no longer stale, what it replaces is kept (see
    `earlier`), in any case where the writer has seen it and has chosen (`is_chosen`). The translation's
    progress is counted anew.
    """
    text = text.replace("\r\n", "\n").strip()
    with transaction.atomic(), counted_once([translation]):
        stored = checked(translation, segment, text) if text else ""
        read_again(translation, segment)
        if shown is not None and segment.version != shown and segment.stored != stored:
            raise Conflict(segment)
        if stored:
            new = Text.of(segment, stored, user, kind=kind, tool=tool)
            segment.become(put(translation, [new], user, is_chosen=is_chosen)[new.key])
        else:
            if segment.translation is not None:
                earlier.keep([segment.translation], user, always=is_chosen)
                segment.translation.delete()
            segment.become(None)
    return segment


def lock(translation: Translation) -> None:
    """Let nobody else write a translation's segments until the transaction ends.

    The translation's own row is locked, first and alone: a segment nobody has translated has none.
    """
    Translation.objects.select_for_update(no_key=True).get(pk=translation.pk)


def read_again(translation: Translation, segment: Segment) -> None:
    """Read what is stored of a segment now, to be written in the same transaction."""
    lock(translation)
    stored = _stored(translation, [segment.key]).select_related("stale", "last_translated_by").first()
    segment.become(stored, getattr(stored, "stale", None) if stored else None)


def decline(
    translation: Translation, segment: Segment, text: str, user: User | None, *, shown: str
) -> Segment:
    """Leave a segment as somebody else wrote it; `text`, given up for it, is kept among the earlier ones.

    Raises `Conflict` where it says something else by now than the person was `shown` and has chosen.
    """
    with transaction.atomic():
        read_again(translation, segment)
        if segment.version != shown:
            raise Conflict(segment)
        try:
            stored = as_stored(text.replace("\r\n", "\n").strip()[:SEGMENT_LENGTH], segment.is_rich)
        except ValueError as error:
            raise ValidationError(str(error)) from error
        if stored:
            earlier.keep_declined(translation, segment, stored, user)
    return segment


def confirm(
    translation: Translation, segment: Segment, user: User | None, *, shown: str | None = None
) -> Segment:
    """A person vouches for a translation as it stands: no longer stale, no longer the machine's.

    Raises `Conflict` where it is no longer the one they were shown.
    """
    with transaction.atomic():
        read_again(translation, segment)
        if shown is not None and segment.version != shown:
            raise Conflict(segment)
        return write(translation, segment, segment.text, user)
