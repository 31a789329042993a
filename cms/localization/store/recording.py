"""Translations that came into being elsewhere (an import, the demo, code) recorded as if translated here.

wagtail-localize asks the database several times a segment; a site of thousands of pages is recorded here
in a few dozen queries a page.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from wagtail.models import Page, TranslatableMixin

from cms.localization.store.extraction import store_source
from cms.localization.store.progress import counted_once, mark_published
from cms.localization.store.segments import Key, strings_of
from cms.localization.store.stored_texts import Text, put
from cms.localization.store.translations import Source, Translation, source_of
from cms.localization.store.written import Written


@transaction.atomic
def record(original: TranslatableMixin, translations: Iterable[TranslatableMixin]) -> list[Translation]:
    """Record an object as the source of its translations, and their texts as what its segments became.

    Texts are paired by where they stand: blocks and rows of a translation have the ids of the original's.
    Does nothing for an object that was submitted before.
    """
    original = original.specific if isinstance(original, Page) else original
    if source_of(original) is not None:
        return []
    source = store_source(original)
    texts: dict[str, list[Key]] = defaultdict(list)
    segments = strings_of(source)
    for path, context_id, string_id in segments.values_list("context__path", "context_id", "string_id"):
        texts[path].append((context_id, string_id))
    return [_translation(source, translated, texts) for translated in translations]


def _translation(source: Source, translated: TranslatableMixin, texts: dict[str, list[Key]]) -> Translation:
    translated = translated.specific if isinstance(translated, Page) else translated
    written = Written(translated).texts
    paired = {
        key: other
        for path, here in texts.items()
        if len(here) == len(written[path])
        for key, other in zip(here, written[path], strict=True)
    }
    translation = Translation.objects.create(source=source, target_locale_id=translated.locale_id)
    with counted_once([]):
        put(translation, [Text(key, text) for key, text in paired.items()], may_replace=False)
    mark_published(translation)
    return translation
