"""Segments: the strings of a source with what was made of them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation, TemplateSegment
from wagtail_localize.strings import StringValue, validate_translation_links

from cms.localization.models import StaleTranslation
from cms.localization.store.places import length_limit
from cms.localization.store.translations import Source, Translation

MANUAL = StringTranslation.TRANSLATION_TYPE_MANUAL
MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE
# What `tool_name` says of a text that was taken over from the memory.
FROM_MEMORY = "memory"
SEGMENT_LENGTH = 20_000
# (context id, string id): where a text stands, and of which string it is the translation.
Key = tuple[int, int]

UNTRANSLATED, STALE, MACHINE_MADE, WRONG, TRANSLATED = (
    "untranslated",
    "stale",
    "machine",
    "error",
    "translated",
)


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
        """The place in the content, such as `body.<block id>`; several of a rich text share one."""
        return self.row.context.path

    @property
    def field_path(self) -> str:
        """The same by fields and blocks alone (see `places`)."""
        return self.row.context.field_path or self.row.context.path

    @property
    def order(self) -> int:
        """Its rank among the segments of the source."""
        return self.row.order

    @property
    def context_id(self) -> int:
        """The id of its place."""
        return self.row.context_id

    @property
    def string_id(self) -> int:
        """The id of the string that stands there."""
        return self.row.string_id

    @property
    def key(self) -> Key:
        """Where it stands, and the string that stands there."""
        return self.context_id, self.string_id

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
    def stored(self) -> str:
        """The translation as it is stored; "" where there is none."""
        return self.translation.data if self.translation else ""

    @property
    def written_by(self) -> User | None:
        """The user who wrote the translation; None where that is unknown."""
        return self.translation.last_translated_by if self.translation else None

    @property
    def written_at(self) -> datetime | None:
        """The moment the translation was written."""
        return self.translation.updated_at if self.translation else None

    @property
    def is_from_memory(self) -> bool:
        """Tell whether the translation was taken over from the memory."""
        return self.translation is not None and self.translation.tool_name == FROM_MEMORY

    @property
    def error(self) -> str:
        """The fault of the translation, in words for people; "" for none."""
        return (self.translation.get_error() or "") if self.translation else ""

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

    def become(self, translation: StringTranslation | None, stale: StaleTranslation | None = None) -> None:
        """Take over what is stored of it now."""
        self.translation, self.stale = translation, stale
        # What was read of it before may be another text.
        self.__dict__.pop("text", None)


def as_typed(html: str, is_rich: bool) -> str:
    """A stored string as a translator types it: plain text with line breaks, or inline HTML."""
    return html if is_rich else plain(html)


def plain(html: str) -> str:
    """A stored text without its markup."""
    return StringValue(html).render_text()


def as_stored(text: str, is_rich: bool) -> str:
    """Turn what a translator typed into what is stored. `ValueError` where the markup is not allowed."""
    if not is_rich:
        return StringValue.from_plaintext(text).data
    return StringValue.from_translated_html(text).data


def strings_of(source: Source) -> QuerySet[StringSegment]:
    """The rows of a source's strings, in its order."""
    return StringSegment.objects.filter(source=source).order_by("order")


def texts_of(translation: Translation) -> QuerySet[StringTranslation]:
    """The rows of all texts stored for a translation, also of strings its source has no more."""
    return StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale_id=translation.target_locale_id
    )


def segments_of(translation: Translation) -> list[Segment]:
    """The segments of a translation in the order of the source. Three queries, however many there are."""
    rows = list(strings_of(translation.source).select_related("string", "context"))
    rich = set(
        TemplateSegment.objects.filter(source_id=translation.source_id).values_list("context_id", flat=True)
    )
    by_key = {
        (text.translation_of_id, text.context_id): text
        for text in texts_of(translation).select_related("stale", "last_translated_by")
    }
    segments = []
    for row in rows:
        text = by_key.get((row.string_id, row.context_id))
        stale = getattr(text, "stale", None) if text else None
        segments.append(Segment(row, row.context_id in rich, text, stale))
    return segments


def distinct(segments: list[Segment]) -> list[Segment]:
    """Each translation's segment once: a string that stands twice in one rich text has one translation."""
    by_key: dict[Key, Segment] = {}
    for segment in segments:
        by_key.setdefault(segment.key, segment)
    return list(by_key.values())


def checked(translation: Translation, segment: Segment, text: str) -> str:
    """The text that would be stored for `text`; `ValidationError` where it can't be."""
    limit = length_limit(translation.source, segment.field_path) or SEGMENT_LENGTH
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


def fits(source_html: str, stored: str) -> bool:
    """Tell whether a stored text has the markup and the links its source wants."""
    try:
        StringValue.from_translated_html(stored)
        validate_translation_links(source_html, stored)
    except ValueError:
        return False
    return True
