"""Counting whatever is written one by one, by wagtail-localize itself too."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail_localize.models import StringTranslation

from cms.localization.models import TranslationProgress
from cms.localization.store.progress import is_counted_later, recount
from cms.localization.store.translations import Translation


@receiver(post_save, sender=Translation)
def begin_counting(
    sender: type, instance: Translation, raw: bool = False, created: bool = False, **kwargs: object
) -> None:
    """Every translation is counted from the beginning."""
    if created and not raw:
        TranslationProgress.objects.get_or_create(translation=instance)
        recount(instance)


@receiver(post_save, sender=StringTranslation)
@receiver(post_delete, sender=StringTranslation)
def count_translations_of_the_string(
    sender: type, instance: StringTranslation, raw: bool = False, **kwargs: object
) -> None:
    """Whoever wrote it; what is put together is counted there (see `texts`)."""
    if raw or instance.context is None or is_counted_later():
        return
    for translation in Translation.objects.filter(
        source__object_id=instance.context.object_id, target_locale_id=instance.locale_id
    ):
        recount(translation)
