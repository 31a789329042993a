"""The translations somebody may write, of many, in a number of queries that doesn't grow with them."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Manager, QuerySet
from wagtail.models import Page, TranslatableMixin

from cms.localization.access import may_change_source
from cms.localization.permissions import translator_locales
from cms.localization.store.translations import Translation

ObjectKey = tuple[int, object, int]


def with_what_files_need(translations: Manager | QuerySet) -> QuerySet[Translation]:
    """Translations with their languages and sources, in one query."""
    return translations.select_related("target_locale", "source__locale", "source__specific_content_type")


def permitted(user, translations: Iterable[Translation]) -> list[Translation]:
    """Those of the translations `user` may write, in their order (see `access.may_translate`).

    At most two queries beside those for the user's own permissions and teams for each type of content.
    """
    translations = list(translations)
    if not user.is_active:
        return []
    if user.is_superuser:
        return translations
    locales = translator_locales(user)
    open_questions = [
        translation for translation in translations if translation.target_locale_id not in locales
    ]
    targets = _instances(_target(translation) for translation in open_questions)
    sources = _instances(_source(translation) for translation in open_questions)
    refused = {
        translation.pk
        for translation in open_questions
        if not _may(user, targets.get(_target(translation)), sources.get(_source(translation)))
    }
    return [translation for translation in translations if translation.pk not in refused]


def _may(user, target: TranslatableMixin | None, source: TranslatableMixin | None) -> bool:
    """As `access.may_translate`, for who is in no team of that language."""
    if target is not None and may_change_source(user, target):
        return True
    is_decided = target is not None and not isinstance(target, Page)
    return not is_decided and source is not None and may_change_source(user, source)


def _target(translation: Translation) -> ObjectKey:
    source = translation.source
    return source.specific_content_type_id, source.object_id, translation.target_locale_id


def _source(translation: Translation) -> ObjectKey:
    source = translation.source
    return source.specific_content_type_id, source.object_id, source.locale_id


def _instances(places: Iterable[ObjectKey]) -> dict[ObjectKey, TranslatableMixin]:
    """The objects in given languages, one query a content type."""
    by_type: dict[int, set[ObjectKey]] = defaultdict(set)
    for place in places:
        by_type[place[0]].add(place)
    instances = {}
    for type_id, wanted in by_type.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        rows = model._default_manager.filter(
            translation_key__in={key for _type, key, _locale in wanted},
            locale_id__in={locale for _type, _key, locale in wanted},
        )
        for row in rows:
            instances[(type_id, row.translation_key, row.locale_id)] = row
    return instances
