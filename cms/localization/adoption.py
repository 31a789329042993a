"""Translations made by hand: texts typed into a translated page become translations of its segments.

wagtail-localize knows only what was typed into its own editor, and overwrites the rest with the next
update (its issue 876). Before anything is written to a translated page its own texts are therefore taken
over. What has no place in the source, such as a paragraph that only the translation has, cannot be; a page
with such parts is left as it is.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field

from django.db import models, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import SegmentOverride, Translation, TranslationLog
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.localization.families import target_of
from cms.localization.progress import counted_once
from cms.localization.segments import Segment, segments_of, store


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


def is_written_by_hand(translation: Translation, target: Page) -> bool:
    """Whether a page's newest text did not come from its segments."""
    if target.alias_of_id or getattr(target, "fallback_from_id", None) and not target.latest_revision_id:
        return False
    newest = (
        TranslationLog.objects.filter(source_id=translation.source_id, locale_id=translation.target_locale_id)
        .order_by("-pk")
        .values_list("revision_id", flat=True)
        .first()
    )
    return target.latest_revision_id != newest or newest is None


@transaction.atomic
def adopt(translation: Translation, target: TranslatableMixin | None = None, user=None) -> Adoption:
    """Make the texts of a translated object translations of the segments they stand for.

    Texts are paired by where they stand. The object itself is not changed. Texts equal to the source are
    taken for translations only where the object has been published in its own language.
    """
    target = target or target_of(translation)
    if target is None:
        return Adoption()
    written = target.get_latest_revision_as_object() if isinstance(target, Page) else target
    texts: dict[str, list[str]] = defaultdict(list)
    values: dict[str, object] = {}
    for part in extract_segments(written):
        if isinstance(part, StringSegmentValue):
            texts[part.path].append(part.string.data)
        elif isinstance(part, OverridableSegmentValue):
            values[part.path] = part.data
    segments = segments_of(translation)
    adoption = Adoption(left=_left(translation, segments, texts, written))
    with counted_once([translation]):
        for path, here in _by_path(segments).items():
            there = texts.get(path, [])
            if len(there) == len(here):
                adoption.taken += sum(
                    _take(translation, segment, text, user) for segment, text in zip(here, there, strict=True)
                )
        _take_values(translation, values, user)
    return adoption


def _by_path(segments: list[Segment]) -> dict[str, list[Segment]]:
    found: dict[str, list[Segment]] = defaultdict(list)
    for segment in segments:
        found[segment.path].append(segment)
    return found


def _take(translation: Translation, segment: Segment, text: str, user) -> bool:
    """Take one text over, unless it is there already; whether it was."""
    if segment.translation is not None and segment.translation.data == text:
        return False
    if segment.translation is None and text == segment.source_html:
        # Nobody translated it: that is what the page shows without a translation.
        return False
    store(translation, segment, text, user)
    return True


def _take_values(translation: Translation, values: dict[str, object], user) -> None:
    """What stands in the translation in place of a picture, a link or a page becomes an override."""
    for segment in translation.source.overridablesegment_set.select_related("context"):
        value = values.get(segment.context.path)
        if value is None or value == segment.data:
            continue
        SegmentOverride.objects.update_or_create(
            locale_id=translation.target_locale_id,
            context_id=segment.context_id,
            defaults={"data_json": json.dumps(value), "last_translated_by": user},
        )


def _left(translation, segments: list[Segment], texts: dict[str, list[str]], written) -> list[str]:
    """What the translation has and an update would not give back."""
    here = {path: len(found) for path, found in _by_path(segments).items()}
    left = {
        _named(written, path)
        for path, found in texts.items()
        if len(found) != here.get(path, 0) and not (len(found) < here.get(path, 0) and not any(found))
    }
    source = translation.source.as_instance()
    for translatable in get_translatable_fields(type(written)):
        model_field = translatable.get_field(type(written))
        if not isinstance(model_field, models.Field) or isinstance(model_field, StreamField):
            continue
        if model_field.many_to_many or translatable.is_translated(source) or _can_differ(model_field):
            continue
        if translatable.is_synchronized(source) and _value(written, model_field) != _value(
            source, model_field
        ):
            left.add(capfirst(str(model_field.verbose_name)))
    return sorted(left)


def _can_differ(model_field: models.Field) -> bool:
    """Whether a field kept in step may have a value of its own in a translation (an override)."""
    return isinstance(model_field, models.CharField | models.TextField | models.ForeignKey)


def _value(instance, model_field: models.Field):
    return model_field.value_from_object(instance)


def _named(instance, path: str) -> str:
    """The part of a page a path leads to, as people know it."""
    name = path.split(".")[0]
    model_field = instance._meta.get_field(name)
    label = getattr(model_field, "verbose_name", None) or model_field.related_model._meta.verbose_name_plural
    return capfirst(str(label)) if label else _("Content")
