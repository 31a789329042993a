"""Known texts: every translation somebody vouches for, in both directions of its pair of languages.

Left out is what nobody vouches for: texts of a machine, with an error, or whose source changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length
from wagtail_localize.models import String, StringTranslation

from cms.localization.models import TranslationProgress
from cms.localization.store.segments import FROM_MEMORY, MANUAL, Key, strings_of, texts_of
from cms.localization.store.translations import Source, Translation

# Which way a text was translated, and the id of its string (this way) or of its translation (back).
KnownKey = tuple[str, int]
THIS_WAY, BACK = "there", "back"


@dataclass(frozen=True)
class KnownText:
    """A text and the source it was made for, both as stored; `is_back` where it was the other way round."""

    source: str
    text: str
    context_id: int | None
    object_id: UUID | None
    translated_by: str
    when: datetime
    is_back: bool
    worth: tuple


def texts_of_same_sources(translation: Translation) -> list[KnownText]:
    """The texts known for the very sources of a translation's segments. Two queries."""
    source_id, target_id = translation.source.locale_id, translation.target_locale_id
    strings = strings_of(translation.source).order_by()
    this_way = _with_details(_vouched_for(target_id)).filter(translation_of__in=strings.values("string_id"))
    back = _with_details(_vouched_for(source_id)).filter(
        translation_of__locale_id=target_id, data__in=strings.values("string__data")
    )
    return [*(_known(row, is_back=False) for row in this_way), *(_known(row, is_back=True) for row in back)]


def known_sources(translation: Translation, length_fits: Q) -> list[tuple[KnownKey, str]]:
    """The sources in the language of a translation's that something is known of, if their `length` fits.

    Two queries.
    """
    source_id, target_id = translation.source.locale_id, translation.target_locale_id
    vouched_for = _vouched_for(target_id).filter(translation_of=OuterRef("pk"))
    strings = String.objects.annotate(length=Length("data"))
    strings = strings.filter(length_fits, Exists(vouched_for)).filter(locale_id=source_id)
    back = _vouched_for(source_id).annotate(length=Length("data"))
    back = back.filter(length_fits, translation_of__locale_id=target_id)
    return [
        *(((THIS_WAY, pk), html) for pk, html in strings.values_list("pk", "data")),
        *(((BACK, pk), html) for pk, html in back.values_list("pk", "data")),
    ]


def known_texts(translation: Translation, keys: Iterable[KnownKey]) -> dict[KnownKey, KnownText]:
    """The texts known for these sources, of several the worthiest. Two queries."""
    keys = set(keys)
    known: dict[KnownKey, KnownText] = {}
    this_way = _with_details(_vouched_for(translation.target_locale_id))
    for row in this_way.filter(translation_of__in=[pk for way, pk in keys if way == THIS_WAY]):
        key, text = (THIS_WAY, row.translation_of_id), _known(row, is_back=False)
        if key not in known or text.worth > known[key].worth:
            known[key] = text
    back = _with_details(_vouched_for(translation.source.locale_id))
    for row in back.filter(pk__in=[pk for way, pk in keys if way == BACK]):
        known[BACK, row.pk] = _known(row, is_back=True)
    return known


def titles_of(texts: Iterable[KnownText], translation: Translation) -> dict[UUID, str]:
    """The names of the objects that texts stand in. One query."""
    objects = {text.object_id for text in texts if text.object_id}
    locale_ids = (translation.source.locale_id, translation.target_locale_id)
    rows = Source.objects.filter(object_id__in=objects, locale_id__in=locale_ids)
    return dict(rows.values_list("object_id", "object_repr"))


def public_elsewhere(translation: Translation) -> list[tuple[Key, str]]:
    """Texts the memory filled in, where readers see the same translation elsewhere: (key, text) each."""
    published = TranslationProgress.objects.filter(
        translation__source__object_id=OuterRef("context__object_id"),
        translation__target_locale_id=OuterRef("locale_id"),
        published_at__gte=OuterRef("updated_at"),
    )
    elsewhere = StringTranslation.objects.filter(
        Exists(published),
        translation_of_id=OuterRef("translation_of_id"),
        locale_id=OuterRef("locale_id"),
        data=OuterRef("data"),
    ).exclude(context_id=OuterRef("context_id"))
    filled = texts_of(translation).filter(Exists(elsewhere), tool_name=FROM_MEMORY, has_error=False)
    rows = filled.values_list("context_id", "translation_of_id", "data")
    return [((context_id, string_id), text) for context_id, string_id, text in rows]


def _vouched_for(locale_id: int) -> QuerySet[StringTranslation]:
    return StringTranslation.objects.filter(
        locale_id=locale_id, translation_type=MANUAL, has_error=False, stale__isnull=True
    )


def _with_details(rows: QuerySet[StringTranslation]) -> QuerySet[StringTranslation]:
    return rows.select_related("translation_of", "context", "last_translated_by")


def _known(row: StringTranslation, *, is_back: bool) -> KnownText:
    original, translated = row.translation_of.data, row.data
    source, text = (translated, original) if is_back else (original, translated)
    user = row.last_translated_by
    return KnownText(
        source,
        text,
        row.context_id,
        row.context.object_id if row.context else None,
        (user.get_full_name() or user.get_username()) if user else "",
        row.updated_at,
        is_back,
        (not is_back, row.tool_name != FROM_MEMORY, row.updated_at, row.pk),
    )
