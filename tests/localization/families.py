"""Families of pages by the hundred, written straight into the database: rows of the tree and nothing else."""

from datetime import timedelta
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslatableObject, Translation, TranslationSource

from cms.engagement.models import ViewCount
from cms.localization.models import TranslationProgress
from news.models import NewsPage

STATES = TranslationProgress.State.values


def add_families(parents: dict[str, Page], count: int, original: str = "en") -> list:
    """`count` more stories below the parents of each language, with fallbacks; their keys.

    Every second is being translated into Russian, in turn in progress, outdated and up to date.
    """
    story = ContentType.objects.get_for_model(NewsPage)
    parents = {code: Page.objects.select_related("locale").get(pk=page.pk) for code, page in parents.items()}
    first = parents[original].numchild
    keys = [uuid4() for _number in range(count)]
    now = timezone.now()
    originals: dict = {}
    for code in sorted(parents, key=lambda code: code != original):
        parent = parents[code]
        Page.objects.bulk_create(
            [
                Page(
                    title=f"Family {number:05}",
                    slug=f"family-{number}",
                    path=parent._get_path(parent.path, parent.depth + 1, parent.numchild + index + 1),
                    depth=parent.depth + 1,
                    url_path=f"{parent.url_path}family-{number}/",
                    content_type=story,
                    translation_key=key,
                    locale=parent.locale,
                    live=True,
                    alias_of_id=originals.get(key),
                    last_published_at=now - timedelta(minutes=number),
                    latest_revision_created_at=now - timedelta(minutes=number),
                )
                for index, (number, key) in enumerate(enumerate(keys, start=first))
            ],
            batch_size=500,
        )
        Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + count)
        originals = originals or dict(Page.objects.child_of(parent).values_list("translation_key", "pk"))
    ViewCount.objects.bulk_create([ViewCount(pk=key, views=number) for number, key in enumerate(keys)])
    _translate(keys[::2], parents[original].locale, Locale.objects.get(language_code="ru"), story)
    return keys


def _translate(keys: list, source_locale: Locale, locale: Locale, story: ContentType) -> None:
    now = timezone.now()
    page = ContentType.objects.get_for_model(Page)
    TranslatableObject.objects.bulk_create(
        [TranslatableObject(translation_key=key, content_type=page) for key in keys]
    )
    sources = TranslationSource.objects.bulk_create(
        [
            TranslationSource(
                object_id=key,
                specific_content_type=story,
                locale=source_locale,
                object_repr="Family",
                content_json="{}",
                last_updated_at=now,
            )
            for key in keys
        ]
    )
    translations = Translation.objects.bulk_create(
        [Translation(source=source, target_locale=locale) for source in sources]
    )
    TranslationProgress.objects.bulk_create(
        [
            TranslationProgress(
                translation=translation,
                state=STATES[number % len(STATES)],
                total=10,
                translated=number % 11,
                outdated_since=now if STATES[number % len(STATES)] == "outdated" else None,
                published_at=None if STATES[number % len(STATES)] == "in_progress" else now,
            )
            for number, translation in enumerate(translations)
        ]
    )
