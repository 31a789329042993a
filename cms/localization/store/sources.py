"""Sources that change: what translators made of a segment is kept, beside what the segment said before."""

from collections import defaultdict

from django.db import transaction
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import StringTranslation

from cms.localization.store.extraction import store_source
from cms.localization.store.pairing import pairs
from cms.localization.store.progress import counted_once
from cms.localization.store.public_texts import carry_over, content_for_others, public_texts
from cms.localization.store.segments import fits, plain, strings_of, texts_of
from cms.localization.store.stored_texts import Text, put
from cms.localization.store.translations import Source, Translation, source_of, target_of
from cms.resilience.locking import lock_families

Strings = dict[int, list[tuple[int, str]]]


def content_of(instance: TranslatableMixin) -> TranslatableMixin:
    """The state of an object to be translated: what readers see, or the draft of what none has seen yet."""
    if isinstance(instance, Page):
        page = instance.specific
        return page if page.live or not page.latest_revision_id else page.get_latest_revision_as_object()
    return instance


@transaction.atomic(savepoint=False)
def take_source(
    instance: TranslatableMixin, targets: dict[Translation, TranslatableMixin | None] | None = None
) -> tuple[Source, bool]:
    """Bring what is to be translated up to what the object says now; the source, and whether it changed.

    Translations of segments that changed stay, marked as stale (see `StaleTranslation`), and so do the
    texts readers see in their places. A constant number of queries, and some more for each language.
    `targets` are the source's translations with the objects they became, where the caller holds the family's
    lock and has them.
    """
    lock_families(instance.translation_key)
    if targets:
        old = next(iter(targets)).source
    else:
        old = source_of(instance)
        translations = old.translations.select_related("source", "target_locale") if old else ()
        targets = {translation: target_of(translation) for translation in translations}
    if old is None:
        return store_source(content_of(instance)), True
    before, content = _strings(old), content_for_others(old)
    for translation, target in targets.items():
        # Noted while the source is as they were made from.
        if target is not None:
            public_texts(translation, target)
    source = store_source(content_of(instance), old)
    if content_for_others(source) == content:
        return source, False
    after = _strings(source)
    changed = _pairs(before, after)
    says = {string_id: html for rows in after.values() for string_id, html in rows}
    with counted_once(targets):
        for translation, target in targets.items():
            carry_over(translation, target, changed)
            _keep(translation, changed, says)
    return source, True


def _strings(source: Source) -> Strings:
    """The strings of each context in order: (string id, text)."""
    strings: Strings = defaultdict(list)
    rows = strings_of(source)
    for context_id, string_id, text in rows.values_list("context_id", "string_id", "string__data"):
        strings[context_id].append((string_id, text))
    return strings


def _pairs(before: Strings, after: Strings) -> list[tuple[int, int, int]]:
    """Pair strings with those whose place they took: (context id, old string id, new string id)."""
    replaced = []
    for context_id, new in after.items():
        old = before.get(context_id, [])
        if len(old) == len(new) == 1:
            # A field with one string: whatever it says now took the place of what it said.
            if old != new:
                replaced.append((context_id, old[0][0], new[0][0]))
        else:
            replaced += [(context_id, old_id, new_id) for old_id, new_id in pairs(old, new)]
    return replaced


def _keep(translation: Translation, changed: list[tuple[int, int, int]], says: dict[int, str]) -> None:
    """Carry translations of old strings over to the new ones, as stale.

    A string that stood elsewhere in the same object, such as a row of a table that moved down, has its own
    translation, which is as good here. `says` is what the new strings say, by their ids.
    """
    stored = texts_of(translation).select_related("stale", "translation_of")
    by_key = {(row.context_id, row.translation_of_id): row for row in stored}
    elsewhere = {row.translation_of_id: row for row in stored if getattr(row, "stale", None) is None}
    olds = {
        by_key[context_id, old_id].pk
        for context_id, old_id, _new in changed
        if (context_id, old_id) in by_key
    }
    texts = []
    for context_id, old_id, new_id in changed:
        known = elsewhere.get(new_id) or by_key.get((context_id, old_id))
        if known is None or (context_id, new_id) in by_key:
            continue
        is_of_old = known.pk in olds and known.context_id == context_id
        texts.append(
            Text(
                (context_id, new_id),
                known.data,
                known.last_translated_by_id,
                kind=known.translation_type,
                tool=known.tool_name,
                is_wrong=not fits(says[new_id], known.data),
                previous_source=_source_until_then(known) if is_of_old else None,
            )
        )
    put(translation, texts, may_replace=False)


def _source_until_then(old: StringTranslation) -> str:
    stale = getattr(old, "stale", None)
    return stale.previous_source if stale else plain(old.translation_of.data)
