"""Sources that change: what translators made of a segment is kept, beside what the segment said before."""

import json
from collections import defaultdict
from difflib import SequenceMatcher

from django.db import transaction
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue

from cms.localization.families import source_of
from cms.localization.models import StaleTranslation
from cms.localization.progress import counted_once

# Below this a new string is a new thought, not the old one reworded.
ALIKE = 0.5
Strings = dict[int, list[tuple[int, str]]]


def content_of(instance: TranslatableMixin) -> TranslatableMixin:
    """What of an object is to be translated: what readers see, or the draft of what none has seen yet."""
    if isinstance(instance, Page):
        page = instance.specific
        return page if page.live or not page.latest_revision_id else page.get_latest_revision_as_object()
    return instance


@transaction.atomic
def take_source(instance: TranslatableMixin) -> tuple[TranslationSource, bool]:
    """Bring what is to be translated up to what the object says now; the source, and whether it changed.

    Translations of segments that changed stay, marked as stale (see `StaleTranslation`).
    """
    old = source_of(instance)
    before = _strings(old)
    content = _content(old) if old else None
    source, _is_other = TranslationSource.update_or_create_from_instance(content_of(instance))
    if content is None:
        return source, True
    if _content(source) == content:
        return source, False
    translations = list(source.translations.all())
    pairs = _pairs(before, _strings(source))
    with counted_once(translations):
        for translation in translations:
            _keep(source, pairs, translation.target_locale_id)
    return source, True


def _content(source: TranslationSource) -> dict:
    """What of a source concerns other languages; when it was saved last does not."""
    stored = json.loads(source.content_json)
    model = source.specific_content_type.model_class()
    names = {field.field_name for field in get_translatable_fields(model)} - {"slug"}
    names |= {field.name for field in model._meta.many_to_many}
    return {name: stored.get(name) for name in names}


def _strings(source: TranslationSource | None) -> Strings:
    """The strings of each context in order: (string id, text)."""
    found: Strings = defaultdict(list)
    if source is not None:
        rows = StringSegment.objects.filter(source=source).order_by("order")
        for context_id, string_id, text in rows.values_list("context_id", "string_id", "string__data"):
            found[context_id].append((string_id, text))
    return found


def _pairs(before: Strings, after: Strings) -> list[tuple[int, int, int]]:
    """Which string took whose place: (context id, old string id, new string id)."""
    pairs = []
    for context_id, new in after.items():
        old = before.get(context_id, [])
        removed = [row for row in old if row not in new]
        added = [row for row in new if row not in old]
        if len(old) == len(new) == 1 and added:
            # A field with one string: whatever it says now took the place of what it said.
            pairs.append((context_id, old[0][0], new[0][0]))
            continue
        for new_id, text in added:
            closest = max(removed, key=lambda row: _likeness(row[1], text), default=None)
            if closest is not None and _likeness(closest[1], text) >= ALIKE:
                removed.remove(closest)
                pairs.append((context_id, closest[0], new_id))
    return pairs


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _keep(source: TranslationSource, pairs: list[tuple[int, int, int]], locale_id: int) -> None:
    """Carry translations of old strings over to the new ones, as stale.

    A string that stood elsewhere in the same object, such as a row of a table that moved down, has its own
    translation, which is as good here.
    """
    found = StringTranslation.objects.filter(
        locale_id=locale_id, context__object_id=source.object_id
    ).select_related("stale", "translation_of")
    made = {(one.context_id, one.translation_of_id): one for one in found}
    elsewhere = {one.translation_of_id: one for one in found if getattr(one, "stale", None) is None}
    for context_id, old_id, new_id in pairs:
        old = made.get((context_id, old_id))
        known = elsewhere.get(new_id) or old
        if known is None or (context_id, new_id) in made:
            continue
        kept = StringTranslation.objects.create(
            translation_of_id=new_id,
            context_id=context_id,
            locale_id=locale_id,
            data=known.data,
            translation_type=known.translation_type,
            tool_name=known.tool_name,
            last_translated_by_id=known.last_translated_by_id,
        )
        if known is old:
            stale = getattr(old, "stale", None)
            previous = stale.previous_source if stale else StringValue(old.translation_of.data).render_text()
            StaleTranslation.objects.create(translation=kept, previous_source=previous)


def has_unpublished_text(translation: Translation) -> bool:
    """Whether translators wrote something since the translation was last published."""
    progress = getattr(translation, "progress", None)
    if progress is None or progress.published_at is None:
        return True
    return StringTranslation.objects.filter(
        context__object_id=translation.source.object_id,
        locale_id=translation.target_locale_id,
        updated_at__gt=progress.published_at,
    ).exists()
