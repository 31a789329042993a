"""Counting translations: one place that says how far each is, and which are outdated."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation

from cms.delivery.changes import note_change
from cms.localization.models import StaleTranslation, TranslationProgress
from cms.localization.store.public_texts import (
    public_texts,
    public_until,
    unpublished_since,
    untranslated_paths,
)
from cms.localization.store.translations import Translation, target_of

State = TranslationProgress.State
_suspended: ContextVar[bool] = ContextVar("suspended", default=False)


@contextmanager
def counted_once(translations: Iterable[Translation]) -> Iterator[None]:
    """Count translations at the end of a block instead of with each string written in it."""
    token = _suspended.set(True)
    try:
        yield
    finally:
        _suspended.reset(token)
    for translation in translations:
        recount(translation)


def is_counted_later() -> bool:
    """Tell whether a block of `counted_once` is under way."""
    return _suspended.get()


def recount(translation: Translation) -> TranslationProgress:
    """Count a translation anew and store it. Two queries to count, one or two to store."""
    return _stored(_counted(translation))


def _counted(translation: Translation) -> TranslationProgress:
    of_segment = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=translation.target_locale_id,
    )
    segments = StringSegment.objects.filter(source_id=translation.source_id).annotate(
        kind=Subquery(of_segment.values("translation_type")[:1]),
        is_wrong=Subquery(of_segment.values("has_error")[:1]),
        is_stale=Exists(
            StaleTranslation.objects.filter(
                translation__translation_of_id=OuterRef("string_id"),
                translation__context_id=OuterRef("context_id"),
                translation__locale_id=translation.target_locale_id,
            )
        ),
    )
    machine = StringTranslation.TRANSLATION_TYPE_MACHINE
    counts = segments.aggregate(
        total=Count("pk"),
        translated=Count("pk", filter=Q(kind__isnull=False)),
        errors=Count("pk", filter=Q(is_wrong=True)),
        stale=Count("pk", filter=Q(is_stale=True) & ~Q(is_wrong=True)),
        machine=Count("pk", filter=Q(kind=machine, is_stale=False) & ~Q(is_wrong=True)),
    )
    progress = TranslationProgress.objects.filter(pk=translation.pk).first()
    progress = progress or TranslationProgress(translation=translation)
    for name, count in counts.items():
        setattr(progress, name, count)
    return progress


def _stored(progress: TranslationProgress) -> TranslationProgress:
    progress.state = _state(progress)
    progress.save()
    return progress


def _state(progress: TranslationProgress) -> str:
    if progress.published_at is None:
        return State.IN_PROGRESS
    if progress.outdated_since is not None or progress.stale:
        return State.OUTDATED
    return State.UP_TO_DATE if progress.settled == progress.total else State.IN_PROGRESS


def mark_outdated(translation: Translation, progress: TranslationProgress | None = None) -> None:
    """Note since when a published translation lags behind its source; an earlier moment stands.

    It is counted with each text written. `progress` are the counts, where the caller has them as stored.
    """
    progress = progress or progress_of(translation)
    if progress.published_at is not None and progress.outdated_since is None:
        progress.outdated_since = timezone.now()
    _stored(progress)


def mark_published(translation: Translation) -> TranslationProgress:
    """Note what readers see of the translation (see `public_texts`); what is complete is up to date again.

    `published_at` is the moment up to which all that translators wrote is public: what somebody wrote while
    the publication was under way is not.
    """
    progress = _counted(translation)
    target = target_of(translation)
    noted = public_texts(translation, target)
    late = unpublished_since(translation, noted)
    progress.published_at = public_until(translation, late) or timezone.now()
    progress.untranslated = untranslated_paths(translation, noted)
    if late is None and not progress.stale and progress.translated == progress.total:
        progress.outdated_since = None
    note_change(target if isinstance(target, Page) else None)
    return _stored(progress)


def progress_of(translation: Translation) -> TranslationProgress:
    """The counts as they are stored now; counted first where a translation is older than this app."""
    return TranslationProgress.objects.filter(pk=translation.pk).first() or recount(translation)
