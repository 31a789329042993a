"""Segments: the strings of a source with what was made of them, and the one way to write a translation."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    TemplateSegment,
    Translation,
)
from wagtail_localize.strings import StringValue, validate_translation_links

from cms.localization import earlier
from cms.localization.lengths import length_limit
from cms.localization.models import StaleTranslation
from cms.localization.progress import counted_once

MANUAL = StringTranslation.TRANSLATION_TYPE_MANUAL
MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE
# What `tool_name` says of a text that was taken over from the memory.
FROM_MEMORY = "memory"
SEGMENT_LENGTH = 20_000

UNTRANSLATED, STALE, MACHINE_MADE, WRONG, TRANSLATED = (
    "untranslated",
    "stale",
    "machine",
    "error",
    "translated",
)


class Conflict(Exception):
    """A segment says something else than its writer was shown; `segment` has what it says now."""

    def __init__(self, segment: "Segment"):
        self.segment = segment
        super().__init__(segment.text)


@dataclass
class Segment:
    """One string to translate. `source` and the stored translation are wagtail-localize's inline HTML."""

    row: StringSegment
    is_rich: bool
    translation: StringTranslation | None
    stale: StaleTranslation | None

    @property
    def pk(self) -> int:
        """The id of wagtail-localize's `StringSegment`."""
        return self.row.pk

    @property
    def path(self) -> str:
        """Where in the content it stands, such as `body.<block id>`; several of a rich text share one."""
        return self.row.context.path

    @property
    def source_html(self) -> str:
        """The source as it is stored: escaped text, with inline tags where it is rich."""
        return self.row.string.data

    @cached_property
    def source(self) -> str:
        """The source as a translator reads and types it: plain, or with inline tags where it is rich."""
        return as_typed(self.source_html, self.is_rich)

    @cached_property
    def text(self) -> str:
        """The translation as a translator reads and types it; "" where there is none."""
        return as_typed(self.translation.data, self.is_rich) if self.translation else ""

    @property
    def version(self) -> str:
        """A short name for the stored translation, by which a writer says what they were shown; "" for none.

        The same text has the same version whoever wrote it: going over it loses nothing.
        """
        if self.translation is None:
            return ""
        return hashlib.sha256(self.translation.data.encode()).hexdigest()[:16]

    @property
    def state(self) -> str:
        """One of untranslated, stale, machine, error, translated."""
        if self.translation is None:
            return UNTRANSLATED
        if self.translation.has_error:
            return WRONG
        if self.stale is not None:
            return STALE
        return MACHINE_MADE if self.translation.translation_type == MACHINE else TRANSLATED


def as_typed(html: str, is_rich: bool) -> str:
    """A stored string as a translator types it: plain text with line breaks, or inline HTML."""
    return html if is_rich else StringValue(html).render_text()


def as_stored(text: str, is_rich: bool) -> str:
    """What a translator typed as wagtail-localize stores it. `ValueError` where the markup is not allowed."""
    if not is_rich:
        return StringValue.from_plaintext(text).data
    return StringValue.from_translated_html(text).data


def segments_of(translation: Translation) -> list[Segment]:
    """The segments of a translation in the order of the source. Three queries, however many there are."""
    rows = list(translation.source.stringsegment_set.select_related("string", "context").order_by("order"))
    rich = set(
        TemplateSegment.objects.filter(source_id=translation.source_id).values_list("context_id", flat=True)
    )
    made = {
        (found.translation_of_id, found.context_id): found
        for found in StringTranslation.objects.filter(
            context__object_id=translation.source.object_id, locale_id=translation.target_locale_id
        ).select_related("stale", "last_translated_by")
    }
    segments = []
    for row in rows:
        found = made.get((row.string_id, row.context_id))
        stale = getattr(found, "stale", None) if found else None
        segments.append(Segment(row, row.context_id in rich, found, stale))
    return segments


def distinct(segments: list[Segment]) -> list[Segment]:
    """Each translation's segment once: a string that stands twice in one rich text has one translation."""
    found: dict[tuple[int, int], Segment] = {}
    for segment in segments:
        found.setdefault((segment.row.string_id, segment.row.context_id), segment)
    return list(found.values())


def write(
    translation: Translation,
    segment: Segment,
    text: str,
    user=None,
    *,
    shown: str | None = None,
    is_chosen: bool = False,
    kind: str = MANUAL,
    tool: str = "",
) -> Segment:
    """Store what a person, a file or a machine made of a segment; "" takes the translation away.

    `text` is as a translator types it (see `Segment.source`). `shown` is the version the writer had before
    them (`Segment.version`), None for writers who see what is stored. Raises `ValidationError` where the text
    is too long or its markup is not that of the source, and `Conflict` where somebody else wrote another one
    meanwhile; nothing is stored then. What is written is no longer stale, what it replaces is kept (see
    `cms.localization.earlier`), in any case where the writer has seen it and has chosen (`is_chosen`). The
    translation's progress is counted anew.
    """
    text = text.replace("\r\n", "\n").strip()
    with transaction.atomic(), counted_once([translation]):
        stored = checked(translation, segment, text) if text else ""
        read_again(translation, segment)
        if shown is not None and segment.version != shown and not _says(segment, stored):
            raise Conflict(segment)
        if stored:
            store(translation, segment, stored, user, kind=kind, tool=tool, is_chosen=is_chosen)
        else:
            if segment.translation is not None:
                earlier.keep(segment.translation, user, always=is_chosen)
                segment.translation.delete()
            segment.translation = segment.stale = None
    segment.__dict__.pop("text", None)
    return segment


def lock(translation: Translation) -> None:
    """Let nobody else write a translation's segments until the transaction ends.

    The translation's own row is locked, first and alone: a segment nobody has translated has none.
    """
    Translation.objects.select_for_update(no_key=True).get(pk=translation.pk)


def read_again(translation: Translation, segment: Segment) -> None:
    """Read what is stored of a segment now, to be written in the same transaction."""
    lock(translation)
    segment.translation = (
        StringTranslation.objects.filter(
            translation_of_id=segment.row.string_id,
            locale_id=translation.target_locale_id,
            context_id=segment.row.context_id,
        )
        .select_related("stale", "last_translated_by")
        .first()
    )
    segment.stale = getattr(segment.translation, "stale", None) if segment.translation else None
    segment.__dict__.pop("text", None)


def _says(segment: Segment, stored: str) -> bool:
    return (segment.translation.data if segment.translation else "") == stored


def checked(translation: Translation, segment: Segment, text: str) -> str:
    """What would be stored for `text`; `ValidationError` where it can't be."""
    limit = length_limit(translation.source, segment.row.context) or SEGMENT_LENGTH
    if len(text) > limit:
        raise ValidationError(
            _("This text has %(length)d characters; at most %(most)d fit here.")
            % {"length": len(text), "most": limit}
        )
    try:
        stored = as_stored(text, segment.is_rich)
        validate_translation_links(segment.source_html, stored)
    except ValueError as error:
        raise ValidationError(str(error)) from error
    return stored


def store(
    translation: Translation,
    segment: Segment,
    stored: str,
    user,
    *,
    kind: str = MANUAL,
    tool: str = "",
    is_chosen: bool = False,
) -> None:
    """Store what `checked` gave, as it is; for callers that count the translation themselves.

    What the segment said before is kept. Within a transaction.
    """
    place = {
        "translation_of_id": segment.row.string_id,
        "locale_id": translation.target_locale_id,
        "context_id": segment.row.context_id,
    }
    before = StringTranslation.objects.select_for_update(of=("self",)).filter(**place).first()
    if before is not None and before.data != stored:
        earlier.keep(before, user, always=is_chosen)
    found, _is_new = StringTranslation.objects.update_or_create(
        **place,
        defaults={
            "data": stored,
            "translation_type": kind,
            "tool_name": tool,
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )
    StaleTranslation.objects.filter(pk=found.pk).delete()
    segment.translation, segment.stale = found, None


def decline(translation: Translation, segment: Segment, text: str, user, *, shown: str) -> Segment:
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


def confirm(translation: Translation, segment: Segment, user, *, shown: str | None = None) -> Segment:
    """A person vouches for a translation as it stands: no longer stale, no longer the machine's.

    Raises `Conflict` where it is no longer the one they were shown.
    """
    with transaction.atomic():
        read_again(translation, segment)
        if shown is not None and segment.version != shown:
            raise Conflict(segment)
        return write(translation, segment, segment.text, user)
