"""Sources that change: what translators made of a segment is kept, beside what the segment said before."""

from collections import defaultdict

from django.db import transaction
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize.strings import StringValue, validate_translation_links

from cms.localization.extraction import store_source
from cms.localization.families import source_of
from cms.localization.models import StaleTranslation
from cms.localization.pairing import pairs
from cms.localization.progress import counted_once
from cms.localization.public_texts import carry_over, content_for_others, public_texts
from cms.resilience.locking import lock_families

Strings = dict[int, list[tuple[int, str]]]


def content_of(instance: TranslatableMixin) -> TranslatableMixin:
    """What of an object is to be translated: what readers see, or the draft of what none has seen yet."""
    if isinstance(instance, Page):
        page = instance.specific
        return page if page.live or not page.latest_revision_id else page.get_latest_revision_as_object()
    return instance


@transaction.atomic
def take_source(instance: TranslatableMixin) -> tuple[TranslationSource, bool]:
    """Bring what is to be translated up to what the object says now; the source, and whether it changed.

    Translations of segments that changed stay, marked as stale (see `StaleTranslation`), and so do the
    texts readers see in their places. A constant number of queries, and some more for each language.
    """
    lock_families(instance.translation_key)
    old = source_of(instance)
    if old is None:
        return store_source(content_of(instance)), True
    before, content = _strings(old), content_for_others(old)
    translations = list(old.translations.select_related("source", "target_locale"))
    for translation in translations:
        # Noted while the source is as they were made from.
        public_texts(translation)
    source = store_source(content_of(instance))
    if content_for_others(source) == content:
        return source, False
    after = _strings(source)
    changed = _pairs(before, after)
    says = {string_id: html for rows in after.values() for string_id, html in rows}
    with counted_once(translations):
        for translation in translations:
            carry_over(translation, changed)
            _keep(source, changed, says, translation.target_locale_id)
    return source, True


def _strings(source: TranslationSource) -> Strings:
    """The strings of each context in order: (string id, text)."""
    found: Strings = defaultdict(list)
    rows = StringSegment.objects.filter(source=source).order_by("order")
    for context_id, string_id, text in rows.values_list("context_id", "string_id", "string__data"):
        found[context_id].append((string_id, text))
    return found


def _pairs(before: Strings, after: Strings) -> list[tuple[int, int, int]]:
    """Which string took whose place: (context id, old string id, new string id)."""
    found = []
    for context_id, new in after.items():
        old = before.get(context_id, [])
        if len(old) == len(new) == 1:
            # A field with one string: whatever it says now took the place of what it said.
            if old != new:
                found.append((context_id, old[0][0], new[0][0]))
        else:
            found += [(context_id, old_id, new_id) for old_id, new_id in pairs(old, new)]
    return found


def _keep(
    source: TranslationSource, changed: list[tuple[int, int, int]], says: dict[int, str], locale_id: int
) -> None:
    """Carry translations of old strings over to the new ones, as stale.

    A string that stood elsewhere in the same object, such as a row of a table that moved down, has its own
    translation, which is as good here. `says` is what the new strings say, by their ids.
    """
    found = StringTranslation.objects.filter(
        locale_id=locale_id, context__object_id=source.object_id
    ).select_related("stale", "translation_of")
    made = {(one.context_id, one.translation_of_id): one for one in found}
    elsewhere = {one.translation_of_id: one for one in found if getattr(one, "stale", None) is None}
    kept: list[tuple[StringTranslation, StringTranslation]] = []
    for context_id, old_id, new_id in changed:
        old = made.get((context_id, old_id))
        known = elsewhere.get(new_id) or old
        if known is None or (context_id, new_id) in made:
            continue
        copy = StringTranslation(
            translation_of_id=new_id,
            context_id=context_id,
            locale_id=locale_id,
            data=known.data,
            translation_type=known.translation_type,
            tool_name=known.tool_name,
            last_translated_by_id=known.last_translated_by_id,
            has_error=not _fits(says[new_id], known.data),
        )
        kept.append((copy, known))
    StringTranslation.objects.bulk_create(copy for copy, _known in kept)
    olds = {
        made[context_id, old_id].pk for context_id, old_id, _new in changed if (context_id, old_id) in made
    }
    StaleTranslation.objects.bulk_create(
        StaleTranslation(translation=copy, previous_source=_source_until_then(known))
        for copy, known in kept
        if known.pk in olds and known.context_id == copy.context_id
    )


def _fits(html: str, translated: str) -> bool:
    """Whether a translation has the links of its source, as wagtail-localize wants it."""
    try:
        StringValue.from_translated_html(translated)
        validate_translation_links(html, translated)
    except ValueError:
        return False
    return True


def _source_until_then(old: StringTranslation) -> str:
    stale = getattr(old, "stale", None)
    return stale.previous_source if stale else StringValue(old.translation_of.data).render_text()
