"""The translation memory: what was translated before, offered where the same or nearly the same stands again.

Nothing is kept apart for it: every translation of a segment is memory, in both directions of its pair of
languages. Left out is what nobody vouches for: texts of a machine, with an error, or whose source changed.

Measured with 20,000 translated strings of 87 characters, all of similar length, on SQLite: for a page of 60
segments exact matches take 5 ms, near ones 0.3 s on an idle core. Near ones take time with the number of
strings, and comparing with that of strings times segments: beyond 100,000 strings ask for the segments on
the screen rather than for a whole page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length
from wagtail.models import Page
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from cms.localization.progress import recount
from cms.localization.segments import (
    FROM_MEMORY,
    MANUAL,
    Segment,
    as_typed,
    checked,
    segments_of,
)
from cms.localization.similarity import Candidates, Key, fits

LEAST = 0.7
MOST = 3


@dataclass(frozen=True)
class Suggestion:
    """A translation offered for a segment.

    `text` and the `source` it was made for are stored inline HTML (see `cms.localization.segments`);
    `similarity` is 1 where that source is the segment's own, less down to 0 otherwise. `where` is the title
    of the page it stands on, "" where that is unknown.
    """

    text: str
    source: str
    similarity: float
    where: str = ""
    translated_by: str = ""
    when: datetime | None = None


@dataclass(frozen=True)
class _Found:
    """A suggestion with what tells it from others: its place, and what it is worth beside others."""

    suggestion: Suggestion
    context_id: int | None
    object_id: UUID | None
    worth: tuple


def exact(translation: Translation, segments: list[Segment] | None = None) -> dict[int, Suggestion]:
    """For segments (default: all) whose very source was translated elsewhere that translation, by segment id.

    Of several the most recent one that a person wrote, one taken over from the memory only without such;
    a translation made in the other direction only without any in this one. Three queries, and three more
    for the segments unless they are given.
    """
    segments = segments_of(translation) if segments is None else segments
    if not segments:
        return {}
    source_id, target_id = translation.source.locale_id, translation.target_locale_id
    strings = StringSegment.objects.filter(source_id=translation.source_id)
    there = _usable(target_id).filter(translation_of__in=strings.values("string_id"))
    back = _usable(source_id).filter(
        translation_of__locale_id=target_id, data__in=strings.values("string__data")
    )
    by_source: dict[str, list[_Found]] = {}
    for found in [*map(_there, there), *map(_back, back)]:
        by_source.setdefault(found.suggestion.source, []).append(found)
    best = {}
    for segment in segments:
        elsewhere = [
            found
            for found in by_source.get(segment.source_html, ())
            if found.context_id != segment.row.context_id
        ]
        if elsewhere:
            best[segment.pk] = max(elsewhere, key=lambda found: found.worth)
    titles = _titles(best.values(), (source_id, target_id))
    return {pk: _placed(found, titles) for pk, found in best.items()}


def near(
    translation: Translation, segments: list[Segment], *, least: float = LEAST, most: int = MOST
) -> dict[int, list[Suggestion]]:
    """For each segment translations of similar sources, the most similar first, by segment id.

    `least` is the similarity below which nothing is offered, `most` how many are. Texts that differ in
    numbers, capitals or markup alone count as nearly the same. The segment's very source is `exact`'s.
    Five queries at most, however many segments there are.
    """
    if not segments:
        return {}
    source_id, target_id = translation.source.locale_id, translation.target_locale_id
    length_fits = fits(len(segment.source_html) for segment in segments)
    strings = (
        String.objects.annotate(length=Length("data"))
        .filter(length_fits, Exists(_usable(target_id, related=False).filter(translation_of=OuterRef("pk"))))
        .filter(locale_id=source_id)
    )
    back = (
        _usable(source_id, related=False)
        .annotate(length=Length("data"))
        .filter(length_fits, translation_of__locale_id=target_id)
    )
    candidates = Candidates(
        [
            *((("there", pk), html) for pk, html in strings.values_list("pk", "data")),
            *((("back", pk), html) for pk, html in back.values_list("pk", "data")),
        ]
    )
    # More than are wanted: several sources may have the same translation.
    likely = {segment.pk: candidates.like(segment.source_html, least, 4 * most + 1) for segment in segments}
    chosen = {key for found in likely.values() for key, _similarity in found}
    made: dict[Key, _Found] = {}
    for row in _usable(target_id).filter(translation_of__in=[pk for way, pk in chosen if way == "there"]):
        key, found = ("there", row.translation_of_id), _there(row)
        if key not in made or found.worth > made[key].worth:
            made[key] = found
    for row in _usable(source_id).filter(pk__in=[pk for way, pk in chosen if way == "back"]):
        made["back", row.pk] = _back(row)
    titles = _titles(made.values(), (source_id, target_id))
    placed = {key: _placed(found, titles) for key, found in made.items()}
    offered = {}
    for segment_id, found in likely.items():
        texts: dict[str, Suggestion] = {}
        for key, similarity in found:
            if key in placed:
                texts.setdefault(placed[key].text, replace(placed[key], similarity=similarity))
        if texts:
            offered[segment_id] = list(texts.values())[:most]
    return offered


def fill(translation: Translation, user=None, segments: list[Segment] | None = None) -> int:
    """Write exact matches into those of the segments (default: all) without translation; how many it were.

    What would not fit its field, or has other links than the source, is left out. Written at once and
    counted once: a constant number of queries.
    """
    segments = segments_of(translation) if segments is None else segments
    empty = [segment for segment in segments if segment.translation is None]
    found = exact(translation, empty)
    rows: dict[tuple[int, int], StringTranslation] = {}
    filled, title = 0, None
    for segment in empty:
        if segment.pk not in found:
            continue
        text = as_typed(found[segment.pk].text, segment.is_rich)
        try:
            stored = checked(translation, segment, text)
        except ValidationError:
            continue
        filled += 1
        title = text if segment.path == "title" else title
        # The same sentence may stand twice in a rich text; it has one translation there.
        rows[segment.row.string_id, segment.row.context_id] = StringTranslation(
            translation_of_id=segment.row.string_id,
            context_id=segment.row.context_id,
            locale_id=translation.target_locale_id,
            data=stored,
            translation_type=MANUAL,
            tool_name=FROM_MEMORY,
            last_translated_by=user,
        )
    if rows:
        with transaction.atomic():
            # Somebody may have translated one of them in the meantime; theirs stays.
            StringTranslation.objects.bulk_create(rows.values(), ignore_conflicts=True)
            if title is not None:
                # What wagtail-localize does with each title that is saved by itself.
                Page.objects.filter(
                    translation_key=translation.source.object_id, locale_id=translation.target_locale_id
                ).update(draft_title=title)
            recount(translation)
    return filled


def _usable(locale_id: int, *, related: bool = True) -> QuerySet[StringTranslation]:
    """Translations into a language that a person vouches for as they stand."""
    usable = StringTranslation.objects.filter(
        locale_id=locale_id, translation_type=MANUAL, has_error=False, stale__isnull=True
    )
    return usable.select_related("translation_of", "context", "last_translated_by") if related else usable


def _there(row: StringTranslation) -> _Found:
    return _found(row, row.translation_of.data, row.data, is_back=False)


def _back(row: StringTranslation) -> _Found:
    return _found(row, row.data, row.translation_of.data, is_back=True)


def _found(row: StringTranslation, source: str, text: str, *, is_back: bool) -> _Found:
    user = row.last_translated_by
    name = (user.get_full_name() or user.get_username()) if user else ""
    return _Found(
        Suggestion(text, source, 1.0, translated_by=name, when=row.updated_at),
        row.context_id,
        row.context.object_id if row.context else None,
        (not is_back, row.tool_name != FROM_MEMORY, row.updated_at, row.pk),
    )


def _titles(found: Iterable[_Found], locale_ids: tuple[int, int]) -> dict[UUID, str]:
    """What the objects are called that translations stand in. One query."""
    objects = {one.object_id for one in found if one.object_id}
    rows = TranslationSource.objects.filter(object_id__in=objects, locale_id__in=locale_ids)
    return dict(rows.values_list("object_id", "object_repr"))


def _placed(found: _Found, titles: dict[UUID, str]) -> Suggestion:
    return replace(found.suggestion, where=titles.get(found.object_id, ""))
