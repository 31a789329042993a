"""From segments to pages: drafts, publications and what follows when a source is published again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationLog

from cms.localization import memory
from cms.localization.adoption import Diverged, adopt, is_written_by_hand
from cms.localization.families import target_of
from cms.localization.progress import mark_outdated, mark_published, progress_of
from cms.localization.sources import has_unpublished_text, take_source


@transaction.atomic
def save_draft(translation: Translation, user=None, *, may_drop: bool = False) -> Page:
    """Write a translation's segments to its page as a new draft; the page. Readers see no difference.

    (wagtail-localize's own way writes drafts of live pages to what readers see.) Texts typed into the page
    by hand are taken over first. Raises `Diverged` where the page has parts that would be lost, unless a
    person said that they may (`may_drop`), and `ValidationError` where the page would not be valid; nothing
    is written then.
    """
    source, locale = translation.source, translation.target_locale
    parts = _keep_what_was_written_by_hand(translation, user)
    if parts and not may_drop:
        raise Diverged(parts)
    original = source.as_instance()
    _page_of_its_own(translation, original)
    page = source.get_ephemeral_translated_instance(locale, fallback=True)
    _choose_the_same(original, page)
    revision = page.save_revision(user=user)
    source.sync_view_restrictions(original, page)
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    return target_of(translation)


def _page_of_its_own(translation: Translation, original: Page) -> None:
    """Make the page a translation is written to; a fallback goes on showing the source, but has revisions."""
    target = target_of(translation)
    if target is None:
        original.copy_for_translation(translation.target_locale, copy_parents=True)
    elif target.alias_of_id:
        target.alias_of = None
        target.save(update_fields=["alias_of"], clean=False)


def _choose_the_same(original: Page, page: Page) -> None:
    """What is chosen from a list, such as topics, is the source's choice in every language."""
    for model_field in type(page)._meta.many_to_many:
        if isinstance(model_field, ParentalManyToManyField):
            setattr(page, model_field.name, list(getattr(original, model_field.name).all()))


@transaction.atomic
def publish(translation: Translation, user=None, *, may_drop: bool = False) -> TranslatableMixin:
    """Make a translation public as it is; segments without one show the source. The translated object.

    All or nothing, in one transaction. Raises what `save_draft` raises.
    """
    if issubclass(translation.source.specific_content_type.model_class(), Page):
        page = save_draft(translation, user, may_drop=may_drop)
        # The publication itself is noted with every page's (see `signals`).
        page.get_latest_revision().publish(user=user)
    else:
        translation.source.create_or_update_translation(
            translation.target_locale, user=user, publish=True, fallback=True
        )
        mark_published(translation)
    return target_of(translation)


def _keep_what_was_written_by_hand(translation: Translation, user) -> list[str]:
    """Take over what was typed into the page; the parts of it that can't be."""
    target = target_of(translation)
    if isinstance(target, Page) and is_written_by_hand(translation, target):
        return adopt(translation, target, user).left
    return []


def note_errors(translation: Translation, error: ValidationError) -> list[str]:
    """Keep what is wrong with a page beside the translations it comes from; the messages, with their fields.

    Called outside the transaction that failed.
    """
    messages = []
    for name, errors in getattr(error, "error_dict", {}).items():
        found = StringTranslation.objects.filter(
            context__object_id=translation.source.object_id,
            context__path=name,
            locale_id=translation.target_locale_id,
            translation_of__segments__source_id=translation.source_id,
        ).first()
        if found is not None:
            found.set_field_error(errors)
        messages += [f"{name}: {message}" for one in errors for message in one.messages]
    return messages or list(error.messages)


def follow(instance: TranslatableMixin) -> None:
    """After an object was published: its translations follow, or are noted as outdated.

    Dates, numbers and pictures that are the same in every language reach a published translation at once,
    with the texts it has; where something is left to translate, or translators have not published what
    they wrote, nothing changes for readers until they do.
    """
    before = {translation.pk: has_unpublished_text(translation) for translation in _translations_of(instance)}
    if not before:
        return
    source, has_changed = take_source(instance)
    if not has_changed:
        return
    for translation in source.translations.select_related("target_locale", "source"):
        memory.fill(translation)
        if before.get(translation.pk, True) or not _can_follow(translation):
            mark_outdated(translation)
        else:
            _publish_quietly(translation)


def _translations_of(instance: TranslatableMixin):
    return Translation.objects.filter(
        source__object_id=instance.translation_key, source__locale_id=instance.locale_id
    ).select_related("progress", "source")


def _can_follow(translation: Translation) -> bool:
    """Whether a translation can be published again without anybody's work."""
    target = target_of(translation)
    if not translation.enabled or target is None:
        return False
    if isinstance(target, Page) and (not target.live or target.has_unpublished_changes):
        return False
    return not (
        StringSegment.objects.filter(source_id=translation.source_id)
        .annotate_translation(translation.target_locale)
        .filter(translation__isnull=True)
        .exists()
    )


def _publish_quietly(translation: Translation) -> None:
    try:
        publish(translation)
    except (Diverged, ValidationError):
        mark_outdated(translation)
        return
    if progress_of(translation).stale:
        mark_outdated(translation)
