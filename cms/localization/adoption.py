"""Translations made by hand: texts typed into a translated page become translations of its segments.

wagtail-localize knows only what was typed into its own editor, and overwrites the rest with the next
update (its issue 876). Before anything is written to a translated page its own texts are therefore taken
over. What has no place in the source, such as a paragraph that only the translation has, cannot be; a page
with such parts is left as it is.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db import models, transaction
from wagtail.fields import StreamField
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import SegmentOverride, Translation, TranslationLog

from cms.localization.families import target_of
from cms.localization.progress import counted_once
from cms.localization.segments import FROM_MEMORY, Segment, segments_of, store
from cms.localization.written import Written


class Diverged(Exception):
    """A translated page has parts an update would destroy; `parts` names them for people."""

    def __init__(self, parts: list[str]):
        self.parts = parts
        super().__init__("; ".join(parts))


@dataclass
class Adoption:
    """What was taken over from a page: how many texts, and which parts could not be."""

    taken: int = 0
    left: list[str] = field(default_factory=list)


def last_written(translation: Translation) -> TranslationLog | None:
    """The record of when the translation's segments were last written to its object."""
    logs = TranslationLog.objects.filter(
        source_id=translation.source_id, locale_id=translation.target_locale_id
    )
    return logs.select_related("revision").order_by("-pk").first()


def is_written_by_hand(translation: Translation, target: Page) -> bool:
    """Whether a page's newest text did not come from its segments."""
    if target.alias_of_id or not target.latest_revision_id:
        return False
    return not TranslationLog.objects.filter(
        source_id=translation.source_id,
        locale_id=translation.target_locale_id,
        revision_id=target.latest_revision_id,
    ).exists()


@transaction.atomic
def adopt(translation: Translation, target: TranslatableMixin | None = None, user=None) -> Adoption:
    """Make the texts typed into a translated object translations of the segments they stand for.

    What was typed is what differs from what the segments last gave the object; where they never did, it
    is all of it. Texts are paired by where they stand; what a translator wrote after it was typed stands.
    The object itself is not changed.
    """
    target = target or target_of(translation)
    if target is None:
        return Adoption()
    now = Written(target.get_latest_revision_as_object() if isinstance(target, Page) else target)
    log = last_written(translation)
    before = Written(log.revision.as_object()) if log and log.revision else None
    typed = {
        path: texts for path, texts in now.texts.items() if before is None or before.texts.get(path) != texts
    }
    segments: dict[str, list[Segment]] = defaultdict(list)
    for segment in segments_of(translation):
        segments[segment.path].append(segment)
    adoption = Adoption()
    typed_at = target.latest_revision_created_at if isinstance(target, Page) else None
    left = set()
    with counted_once([translation]):
        for path, texts in typed.items():
            here = segments.get(path, [])
            if len(texts) == len(here):
                adoption.taken += sum(
                    _take(translation, segment, text, user)
                    for segment, text in zip(here, texts, strict=True)
                    if not _was_written_since(segment, typed_at)
                )
            else:
                left.add(now.named(path))
        _take_values(translation, now, before, user)
    if before is not None:
        left |= {now.named(path) for path in before.texts if path not in now.texts and path in segments}
    left |= _neutral_values_typed(translation, now, before)
    adoption.left = sorted(left)
    return adoption


def _was_written_since(segment: Segment, moment: datetime | None) -> bool:
    """Whether a person translated a segment after a moment; what the site filled in does not count."""
    found = segment.translation
    if found is None or moment is None or segment.stale is not None or found.tool_name == FROM_MEMORY:
        return False
    return found.updated_at > moment


def _take(translation: Translation, segment: Segment, text: str, user) -> bool:
    """Take one text over, unless it is there already; whether it was."""
    if segment.translation is not None and segment.translation.data == text:
        return False
    if segment.translation is None and text == segment.source_html:
        # Nobody translated it: that is what the page shows without a translation.
        return False
    store(translation, segment, text, user)
    return True


def _take_values(translation: Translation, now: Written, before: Written | None, user) -> None:
    """What was chosen in the translation in place of a picture, a link or a page becomes an override."""
    for segment in translation.source.overridablesegment_set.select_related("context"):
        value = now.values.get(segment.context.path)
        last = before.values.get(segment.context.path) if before else segment.data
        if value is None or value == last:
            continue
        SegmentOverride.objects.update_or_create(
            locale_id=translation.target_locale_id,
            context_id=segment.context_id,
            defaults={"data_json": json.dumps(value), "last_translated_by": user},
        )


def _neutral_values_typed(translation: Translation, now: Written, before: Written | None) -> set[str]:
    """The fields that are the same in every language and were changed in this one."""
    source = translation.source.as_instance()
    last = before.instance if before else source
    overridable = set(translation.source.overridablesegment_set.values_list("context__path", flat=True))
    changed = set()
    for translatable in get_translatable_fields(type(now.instance)):
        model_field = translatable.get_field(type(now.instance))
        if (
            isinstance(model_field, models.Field)
            and not isinstance(model_field, StreamField)
            and not translatable.is_translated(source)
            and translatable.is_synchronized(source)
            and model_field.name not in overridable
            and _value(now.instance, model_field)
            not in (_value(last, model_field), _value(source, model_field))
        ):
            changed.add(now.named(model_field.name))
    return changed


def _value(instance: TranslatableMixin, model_field: models.Field):
    return model_field.value_from_object(instance)
