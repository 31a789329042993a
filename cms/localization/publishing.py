"""From segments to pages: drafts of translations, and their publication."""

from django.db import transaction
from wagtail.models import Page, RevisionMixin, TranslatableMixin

from cms.localization.adoption import Diverged, adopt, is_written_by_hand
from cms.localization.store.log import note_written
from cms.localization.store.progress import mark_published
from cms.localization.store.public_texts import Texts, note, written_now
from cms.localization.store.translated_objects import copy_view_restrictions, write_revisioned, written_with
from cms.localization.store.translations import Translation, as_taken, is_page, target_of
from cms.resilience.locking import lock_families, patiently


@transaction.atomic
def save_draft(translation: Translation, user=None, *, may_drop: bool = False) -> Page:
    """Write a translation's segments to its page as a new draft; the page. Readers see no difference.

    (wagtail-localize's own way writes drafts of live pages to what readers see.) Texts typed into the page
    by hand are taken over first. Raises `Diverged` where the page has parts that would be lost, unless a
    person said that they may (`may_drop`), and `ValidationError` where the page would not be valid; nothing
    is written then.
    """
    source = translation.source
    lock_families(source.object_id)
    # As it is now that nobody else can change it.
    source.refresh_from_db()
    parts = _keep_what_was_written_by_hand(translation, user)
    if parts and not may_drop:
        raise Diverged(parts)
    original = as_taken(source)
    _page_of_its_own(translation, original)
    texts = written_now(translation)
    page = written_with(translation, texts)
    revision = page.save_revision(user=user)
    note(translation, texts, revision)
    copy_view_restrictions(original, page, source)
    note_written(translation, revision)
    return target_of(translation)


def _page_of_its_own(translation: Translation, original: Page) -> None:
    """Make the page a translation is written to; a fallback goes on showing the source, but has revisions."""
    target = target_of(translation)
    if target is None:
        original.copy_for_translation(translation.target_locale, copy_parents=True)
    elif target.alias_of_id:
        target.alias_of = None
        target.save(update_fields=["alias_of"], clean=False)


def publish(translation: Translation, user=None, *, may_drop: bool = False) -> TranslatableMixin:
    """Make a translation public as it is; segments without one show the source. The translated object.

    All or nothing, in one transaction. Raises what `save_draft` raises.
    """
    return patiently(lambda: _publish(translation, user, may_drop), [translation.source.object_id])


def _publish(translation: Translation, user, may_drop: bool) -> TranslatableMixin:
    if is_page(translation):
        page = save_draft(translation, user, may_drop=may_drop)
        # The publication itself is noted with every page's (see `signals`).
        page.get_latest_revision().publish(user=user)
    else:
        translation.source.refresh_from_db()
        write_object(translation, written_now(translation), user)
        mark_published(translation)
    return target_of(translation)


def write_object(translation: Translation, texts: Texts, user=None) -> None:
    """Write what is no page, such as a topic, with these texts; readers see it at once."""
    original = as_taken(translation.source)
    if isinstance(original, RevisionMixin):
        write_revisioned(translation, user)
    else:
        if target_of(translation) is None:
            original.copy_for_translation(translation.target_locale).save()
        translated = written_with(translation, texts)
        translated.full_clean()
        translated.save()
        note_written(translation)
    note(translation, texts)


def _keep_what_was_written_by_hand(translation: Translation, user) -> list[str]:
    """Take over what was typed into the page; the parts of it that can't be."""
    target = target_of(translation)
    if isinstance(target, Page) and is_written_by_hand(translation, target):
        return adopt(translation, target, user).left
    return []
