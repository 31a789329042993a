"""Following: what readers of the other languages get when an original is published again.

A translation consists of texts, which wait for people, and of facts (dates, numbers, pictures, people,
places, structure) that are the same in every language, which wait for nobody. So with each publication of
the original every public translation is published again, *with the texts readers see already* and the
original's facts:

- A text whose source changed keeps its public translation, and is marked as stale for translators.
- A new text (a row, a caption, a block) shows the source's, and is named among those the page shows in
  another language (`SitePage.untranslated`); or what the memory knows, if that is public elsewhere. Texts
  that have something better in their stead, such as the alternative text the library keeps of a picture in
  each language, stay empty (`texts_that_wait`).
- What translators wrote and have not published stays theirs (`public_texts` tells the one from the other),
  and so do drafts, moderation and schedules: the publication slips beneath them (`beneath`). The facts of a
  waiting draft are brought up to date too; and a draft of an older state of the source that is published
  later is at once published again with what changed since (`catch_up`).
- A lock keeps people from changing a page; the facts of its original reach it all the same, its texts and
  its drafts stay.
- A page with parts its original lacks (`Diverged`), and one that would not be valid, get the plain facts
  alone: fields that said what the original said. If not even that is valid, the page stays as it is. Either
  way it is outdated, and its translators are told why (`note_errors`).
- While the original is not public, or not yet, its translations stay as they are: a date that is still under
  embargo is under embargo in every language.
- Fallbacks mirror their source and need nothing of this. What readers don't see, or what was taken off its
  original (a translation that was stopped), stays as it is.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page, TranslatableMixin

from cms.localization import memory
from cms.localization.adoption import adopt, is_written_by_hand
from cms.localization.beneath import has_waiting_draft, publish_beneath
from cms.localization.facts import Facts, says_the_same
from cms.localization.publishing import write_object
from cms.localization.store.known_texts import public_elsewhere
from cms.localization.store.log import note_errors, note_written
from cms.localization.store.progress import mark_outdated, mark_published, progress_of
from cms.localization.store.public_texts import (
    Texts,
    content_for_others,
    is_behind,
    note,
    note_again,
    public_texts,
    segment_keys,
)
from cms.localization.store.sources import take_source
from cms.localization.store.translated_objects import copy_view_restrictions, written_with
from cms.localization.store.translations import (
    Source,
    Translation,
    is_page,
    is_read,
    target_of,
    translations_from,
)
from cms.resilience.locking import patiently


def follow(instance: TranslatableMixin, *, is_part: bool = False) -> None:
    """After an object was published: its translations are published with what is the same everywhere.

    What they then lack is noted as outdated. One transaction, done again where it collides with another; or
    part of the one that publishes (`is_part`).
    """
    patiently(lambda: _follow_all(instance), [instance.translation_key], is_part=is_part)


def _follow_all(instance: TranslatableMixin) -> None:
    translations = list(translations_from(instance).select_related("source", "target_locale"))
    if not translations:
        return
    said = content_for_others(translations[0].source)
    targets = {translation: target_of(translation) for translation in translations}
    apart = {}
    if _is_public(instance):
        apart = {
            translation.pk: _parts_of_its_own(translation, target)
            for translation, target in targets.items()
            if translation.enabled and is_read(target)
        }
    source, has_changed = take_source(instance, targets)
    if not has_changed:
        _bring_along(source, apart)
        return
    facts = Facts.between(source, said, content_for_others(source))
    for translation in source.translations.select_related("target_locale", "source", "progress"):
        if translation.progress.translated < translation.progress.total:
            memory.fill(translation)
            translation.progress = progress_of(translation)
        # The very object, which was just written.
        translation.source = source
        if translation.pk in apart:
            _follow(translation, facts, apart[translation.pk], instance, targets[translation])
        else:
            mark_outdated(translation)


def _bring_along(source: Source, apart: dict[int, list[str]]) -> None:
    """Publish what lags behind a source that was taken while its original was not public."""
    for translation in source.translations.select_related("target_locale", "source", "progress"):
        if translation.pk not in apart:
            continue
        is_typed = public_texts(translation).is_typed
        if is_behind(translation) or (is_typed and progress_of(translation).outdated_since):
            _follow(translation, None, apart[translation.pk])


def catch_up(translation: Translation) -> None:
    """After a draft was published that was made of an older state of the source: add what changed since."""
    if (
        translation.enabled
        and is_behind(translation)
        and _is_public(translation.source.get_source_instance())
    ):
        _follow(translation, None, [])


def _is_public(instance: TranslatableMixin) -> bool:
    """Tell whether readers see an original as it was taken for translation."""
    return not isinstance(instance, Page) or instance.live


def _parts_of_its_own(translation: Translation, target: TranslatableMixin) -> list[str]:
    """Take over what was typed into the public page; the parts of it that would be lost."""
    if not isinstance(target, Page) or not is_written_by_hand(translation, target):
        return []
    if has_waiting_draft(target):
        noted = public_texts(translation, target)
        return [str(target)] if noted.is_typed else []
    return adopt(translation, target).left


def _follow(
    translation: Translation,
    facts: Facts | None,
    parts: list[str],
    instance: TranslatableMixin | None = None,
    target: TranslatableMixin | None = None,
) -> None:
    """Bring a public translation up to date.

    `instance` is the original and `target` what it is translated to, where the caller has them as they are.
    """
    lacks, is_written = True, True
    try:
        with transaction.atomic():
            if parts:
                _publish_facts(translation, facts)
            else:
                lacks, is_written = _publish_again(translation, facts, instance, target)
    except ValidationError as error:
        note_errors(translation, error)
        _publish_facts_if_valid(translation, facts)
    progress = progress_of(translation) if is_written else translation.progress
    if lacks or progress.stale:
        mark_outdated(translation, progress)


def _publish_again(
    translation: Translation,
    facts: Facts | None,
    instance: TranslatableMixin | None,
    target: TranslatableMixin | None,
) -> tuple[bool, bool]:
    """Publish a translation with the texts readers see; whether any is missing, and whether it had to be."""
    keys = segment_keys(translation.source)
    target = target or target_of(translation)
    noted = public_texts(translation, target)
    known = noted.by_segment
    texts = {key: known[key] for key in keys if key in known}
    texts |= _public_in_memory(translation, [key for key in keys if key not in texts])
    lacks = any(key not in texts for key in keys)
    written = Texts(texts, dict(noted.choices))
    if is_page(translation):
        original = instance or translation.source.get_source_instance()
        page = written_with(translation, written, original)
        # Who may read the original is the same in every language too.
        copy_view_restrictions(original, target, translation.source)
        # The page is made from one that was just fetched; this is what readers see.
        if noted.revision_id and not has_waiting_draft(target) and says_the_same(page, target):
            # A text that waits for its translators changes nothing for readers: no revision, no publication.
            note_again(translation, noted, written, keys)
            return lacks, False
        _publish_page(translation, page, target, written, facts)
    else:
        write_object(translation, written)
        mark_published(translation)
    return lacks, True


def _publish_page(
    translation: Translation, page: Page, target: Page, written: Texts, facts: Facts | None
) -> None:
    if has_waiting_draft(target):
        if facts is not None:
            facts.put_into_draft(target)
        publish_beneath(page, lambda revision: note(translation, written, revision))
        return
    revision = page.save_revision()
    note(translation, written, revision)
    note_written(translation, revision)
    revision.publish()


def _publish_facts(translation: Translation, facts: Facts | None) -> None:
    """Publish the plain facts of the source alone; the page's texts, rows and blocks stay as they are."""
    target = target_of(translation)
    if facts is None or not isinstance(target, Page):
        return
    waits = has_waiting_draft(target)
    if waits:
        facts.put_into_draft(target)
    page = facts.put_into(target)
    if page is None:
        return
    if waits:
        publish_beneath(page, lambda revision: None)
    else:
        # Not noted as written from segments: its own parts are asked after again.
        page.save_revision().publish()


def _publish_facts_if_valid(translation: Translation, facts: Facts | None) -> None:
    try:
        with transaction.atomic():
            _publish_facts(translation, facts)
    except ValidationError:
        # The page stays as it is; what is wrong with it was noted for its translators.
        return


def _public_in_memory(translation: Translation, keys: list[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """Texts the memory filled in for new segments, where readers see the same translation elsewhere."""
    if not keys:
        return {}
    wanted = set(keys)
    filled = public_elsewhere(translation)
    return {key: text for key, text in filled if key in wanted}
