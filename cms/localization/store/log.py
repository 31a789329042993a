"""The log: when the texts of a translation were written to its object, and what was wrong with it."""

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from wagtail.models import Revision
from wagtail_localize.models import TranslationLog

from cms.localization.store.segments import texts_of
from cms.localization.store.translations import Translation


def note_written(translation: Translation, revision: Revision | None = None) -> None:
    """Note that an object, or this revision of a page, was written with a translation's texts."""
    TranslationLog.objects.create(
        source=translation.source, locale=translation.target_locale, revision=revision
    )


def last_revision(translation: Translation) -> Revision | None:
    """The revision the texts were last written to; None where there is none, or it is gone."""
    last = _entries(translation).select_related("revision").order_by("-pk").first()
    return last.revision if last else None


def was_written(translation: Translation, revision_id: int) -> bool:
    """Tell whether a revision came from a translation's texts."""
    return _entries(translation).filter(revision_id=revision_id).exists()


def note_errors(translation: Translation, error: ValidationError) -> list[str]:
    """Keep what is wrong with a page beside the texts it comes from; the messages, with their fields.

    Called outside the transaction that failed.
    """
    messages = []
    for name, errors in getattr(error, "error_dict", {}).items():
        of_field = texts_of(translation).filter(context__path=name)
        text = of_field.filter(translation_of__segments__source_id=translation.source_id).first()
        if text is not None:
            text.set_field_error(errors)
        messages += [f"{name}: {message}" for problem in errors for message in problem.messages]
    return messages or list(error.messages)


def _entries(translation: Translation) -> QuerySet[TranslationLog]:
    return TranslationLog.objects.filter(
        source_id=translation.source_id, locale_id=translation.target_locale_id
    )
