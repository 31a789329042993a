"""Translations made by hand: texts typed into a translated page become translations of its segments.

wagtail-localize knows only what was typed into its own editor, and overwrites the rest with the next
update (its issue 876). Before anything is written to a translated page its own texts are therefore taken
over. What has no place in the source, such as a paragraph that only the translation has, cannot be; a page
with such parts is left as it is.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db import models, transaction
from wagtail.models import Page, TranslatableMixin

from cms.localization.store.fields import neutral_fields_of
from cms.localization.store.log import last_revision, was_written
from cms.localization.store.overrides import choices_of, choose
from cms.localization.store.progress import counted_once
from cms.localization.store.segments import Segment, fits, segments_of
from cms.localization.store.stored_texts import Text, put
from cms.localization.store.translations import Translation, as_taken, target_of
from cms.localization.store.written import Written


class Diverged(Exception):
    """A translated page has parts an update would destroy; `parts` names them for people."""

    def __init__(self, parts: list[str]):
        self.parts = parts
        super().__init__("; ".join(parts))


@dataclass
class Adoption:
    """A report of what was taken over from a page: the number of texts, and the parts that could not be."""

    taken: int = 0
    left: list[str] = field(default_factory=list)


def is_written_by_hand(translation: Translation, target: Page) -> bool:
    """Tell whether a page's newest text did not come from its segments."""
    if target.alias_of_id or not target.latest_revision_id:
        return False
    return not was_written(translation, target.latest_revision_id)


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
    revision = last_revision(translation)
    before = Written(revision.as_object()) if revision else None
    typed = {
        path: texts for path, texts in now.texts.items() if before is None or before.texts.get(path) != texts
    }
    segments: dict[str, list[Segment]] = defaultdict(list)
    for segment in segments_of(translation):
        segments[segment.path].append(segment)
    typed_at = target.latest_revision_created_at if isinstance(target, Page) else None
    left: set[str] = set()
    taken: list[Text] = []
    with counted_once([translation]):
        for path, texts in typed.items():
            here = segments.get(path, [])
            if len(texts) == len(here):
                taken += [
                    Text.of(segment, text, user, is_wrong=not fits(segment.source_html, text))
                    for segment, text in zip(here, texts, strict=True)
                    if not _was_written_since(segment, typed_at) and _is_new(segment, text)
                ]
            else:
                left.add(now.named(path))
        put(translation, taken, user)
        _take_values(translation, now, before, user)
    if before is not None:
        left |= {now.named(path) for path in before.texts if path not in now.texts and path in segments}
    left |= _neutral_values_typed(translation, now, before)
    return Adoption(len(taken), sorted(left))


def _was_written_since(segment: Segment, moment: datetime | None) -> bool:
    """Tell whether a person translated a segment after a moment; what the site filled in does not count."""
    if segment.written_at is None or moment is None or segment.stale is not None or segment.is_from_memory:
        return False
    return segment.written_at > moment


def _is_new(segment: Segment, text: str) -> bool:
    """Tell whether a text is a translation that is not there already."""
    if segment.translation is None:
        # Else nobody translated it: that is what the page shows without a translation.
        return text != segment.source_html
    return segment.stored != text


def _take_values(translation: Translation, now: Written, before: Written | None, user) -> None:
    """Keep what was chosen in the translation in place of a picture, a link or a page, as an override."""
    for place in choices_of(translation):
        value = now.values.get(place.path)
        last = before.values.get(place.path) if before else place.value
        if value is not None and value != last:
            choose(translation, place.context_id, value, user)


def _neutral_values_typed(translation: Translation, now: Written, before: Written | None) -> set[str]:
    """The fields that are the same in every language and were changed in this one."""
    source = as_taken(translation.source)
    last = before.instance if before else source
    overridable = {place.path for place in choices_of(translation)}
    return {
        now.named(field.name)
        for field in neutral_fields_of(source)
        if field.name not in overridable
        and _value(now.instance, field) not in (_value(last, field), _value(source, field))
    }


def _value(instance: TranslatableMixin, model_field: models.Field):
    return model_field.value_from_object(instance)
