"""Public texts: which texts of a translation readers see, apart from what translators have written since.

Whatever writes a translation notes with the revision which texts it was made of (`note`). The texts of a
page's live revision are the public ones, whoever published it, and whenever. Where a page was typed or made
by code, its public texts are read from the page once.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import models
from django.db.models import Max
from wagtail.models import Page, Revision, TranslatableMixin

from cms.localization.models import WrittenTexts
from cms.localization.store.fields import names_for_others
from cms.localization.store.overrides import choices_of, chosen_values
from cms.localization.store.segments import Key, plain, strings_of, texts_of
from cms.localization.store.translations import Source, Translation, is_read, model_of, target_of
from cms.localization.store.written import Written


@dataclass
class Texts:
    """The texts of a translation as stored inline HTML, and its choices by context id."""

    texts: dict[Key, str] = field(default_factory=dict)
    choices: dict[int, object] = field(default_factory=dict)


def segment_keys(source: Source) -> list[Key]:
    """The places of the texts of a source, in its order. One query."""
    return list(strings_of(source).values_list("context_id", "string_id"))


def written_now(translation: Translation) -> Texts:
    """The texts translators have made of a source by now, published or not. Three queries."""
    keys = set(segment_keys(translation.source))
    stored = texts_of(translation).filter(has_error=False)
    rows = stored.values_list("context_id", "translation_of_id", "data")
    texts = {(context, string): text for context, string, text in rows if (context, string) in keys}
    return Texts(texts, chosen_values(translation))


def note(translation: Translation, written: Texts, revision: Revision | None = None) -> WrittenTexts:
    """Keep what a revision of a translation, or a snippet, was just written with.

    Public texts of segments the source does not have any more are kept with them: what is taken out of a
    page may come back. Of revisions that nobody sees or waits for any more nothing is kept.
    """
    keys = set(segment_keys(translation.source))
    target = target_of(translation)
    known = _noted(translation, target)
    kept = _with_gone(written, known, keys)
    noted = _store(translation, kept, revision, fingerprint_of(translation.source))
    others = translation.written_texts.exclude(pk=noted.pk)
    if isinstance(target, Page):
        waiting = others.filter(revision__approved_go_live_at__isnull=False)
        others = others.exclude(revision_id__in=[target.live_revision_id, target.latest_revision_id])
        others = others.exclude(pk__in=list(waiting.values_list("pk", flat=True)))
    others.delete()
    return noted


def public_texts(translation: Translation, target: TranslatableMixin | None = None) -> WrittenTexts | None:
    """The texts readers see, noted now where they were not yet; None where readers see none of them.

    `target` is the translated object, where the caller has it as it is now.
    """
    target = target or target_of(translation)
    if not is_read(target):
        return None
    noted = _noted(translation, target)
    if noted is None or (isinstance(target, Page) and not noted.revision_id):
        revision = target.live_revision if isinstance(target, Page) else None
        noted = _store(translation, _read_from(translation, target), revision, "")
    return noted


def note_again(translation: Translation, noted: WrittenTexts, written: Texts, keys: list[Key]) -> None:
    """Note that what readers see is what would be written from the source as it is now. One query.

    `keys` are the places of the source's texts (see `note`).
    """
    kept = _with_gone(written, noted, set(keys))
    for name, value in _values(kept, fingerprint_of(translation.source)).items():
        setattr(noted, name, value)
    noted.save()


def _with_gone(written: Texts, known: WrittenTexts | None, keys: set[Key]) -> Texts:
    """What was written, with public texts that were known of places the source does not have any more."""
    texts = known.by_segment if known else {}
    gone = {key: text for key, text in texts.items() if key not in keys}
    return Texts({**gone, **written.texts}, written.choices)


def carry_over(
    translation: Translation, target: TranslatableMixin | None, pairs: list[tuple[int, int, int]]
) -> None:
    """Strings took the place of others: (context id, old string id, new string id) each.

    What readers see of the old one they see in the place of the new one, until it is translated; in drafts
    too. A string that stood elsewhere in the same object keeps the text it has there.
    """
    stale = set(
        texts_of(translation).filter(stale__isnull=False).values_list("context_id", "translation_of_id")
    )
    for noted in _standing(translation, target):
        texts = noted.by_segment
        elsewhere = {
            string: text for (context, string), text in texts.items() if (context, string) not in stale
        }
        for context_id, old_id, new_id in pairs:
            text = elsewhere.get(new_id) or texts.get((context_id, old_id))
            if text is not None:
                texts.setdefault((context_id, new_id), text)
        noted.texts = _listed(texts)
        noted.save(update_fields=["texts"])


def _standing(translation: Translation, target: TranslatableMixin | None) -> list[WrittenTexts]:
    """The notes on the revisions that readers see or may come to see: the live and the newest one."""
    revisions = {None}
    if isinstance(target, Page):
        revisions |= {target.live_revision_id, target.latest_revision_id}
    return [noted for noted in translation.written_texts.all() if noted.revision_id in revisions]


def is_behind(translation: Translation) -> bool:
    """Tell whether readers see what was written from an earlier state of the source."""
    noted = _noted(translation, target_of(translation))
    return (
        noted is not None
        and not noted.is_typed
        and noted.source_fingerprint != fingerprint_of(translation.source)
    )


def unpublished_since(translation: Translation, noted: WrittenTexts | None) -> datetime | None:
    """The moment translators first wrote what readers do not see yet; None where readers see all of it.

    `noted` is what `public_texts` said. Told by the texts, not by the clock: what was written while a
    publication was under way is not public.
    """
    public = noted.by_segment if noted else {}
    typed_at = noted.revision.created_at if noted and noted.is_typed and noted.revision else None
    keys = set(segment_keys(translation.source))
    rows = texts_of(translation).values_list("context_id", "translation_of_id", "data", "updated_at")
    late = [
        moment
        for context_id, string_id, text, moment in rows
        if (context_id, string_id) in keys
        and public.get((context_id, string_id)) != text
        # What was typed into the page afterwards took the place of what was written before.
        and (typed_at is None or moment > typed_at)
    ]
    return min(late, default=None)


def has_unpublished_text(translation: Translation) -> bool:
    """Tell whether translators wrote something readers do not see yet."""
    return unpublished_since(translation, public_texts(translation)) is not None


def public_until(translation: Translation, late: datetime | None) -> datetime | None:
    """The moment up to which everything translators wrote is public; None where they wrote nothing.

    `late` is what `unpublished_since` said.
    """
    if late is not None:
        return late - timedelta(microseconds=1)
    return texts_of(translation).aggregate(newest=Max("updated_at"))["newest"]


def waits(model: type[models.Model], path: str) -> bool:
    """Tell whether a text without a translation is left out rather than shown in the source's language.

    A model names such fields in `texts_that_wait`: what readers and machines get instead is better than a
    text in another language that nothing marks as such.
    """
    name, _dot, rest = path.partition(".")
    model_field = model._meta.get_field(name)
    if isinstance(model_field, models.ManyToOneRel):
        return waits(model_field.related_model, rest.partition(".")[2])
    return name in getattr(model, "texts_that_wait", ())


def untranslated_paths(translation: Translation, noted: WrittenTexts | None) -> list[str]:
    """The places where readers see the source's text because there is no other, in its order. One query.

    `noted` is what `public_texts` said.
    """
    if noted is None:
        return []
    public, model = noted.by_segment, model_of(translation.source)
    rows = strings_of(translation.source)
    paths = [
        path
        for path, context_id, string_id in rows.values_list("context__path", "context_id", "string_id")
        if (context_id, string_id) not in public and not waits(model, path)
    ]
    return list(dict.fromkeys(paths))


def fingerprint_of(source: Source) -> str:
    """A name for the state of a source, as far as it concerns other languages."""
    return sha256(json.dumps(content_for_others(source), sort_keys=True).encode()).hexdigest()


def content_for_others(source: Source) -> dict:
    """The content of a source that concerns other languages; when it was saved last does not."""
    stored = json.loads(source.content_json)
    return {name: stored.get(name) for name in names_for_others(model_of(source))}


def _noted(translation: Translation, target: TranslatableMixin | None) -> WrittenTexts | None:
    revision_id = target.live_revision_id if isinstance(target, Page) else None
    noted = translation.written_texts.filter(revision_id=revision_id).select_related("revision")
    return noted.first()


def _store(
    translation: Translation, written: Texts, revision: Revision | None, fingerprint: str
) -> WrittenTexts:
    stored, _is_new = WrittenTexts.objects.update_or_create(
        translation=translation,
        revision=revision,
        defaults=_values(written, fingerprint),
    )
    return stored


def _values(written: Texts, fingerprint: str) -> dict[str, object]:
    return {
        "texts": _listed(written.texts),
        "choices": [list(choice) for choice in written.choices.items()],
        "source_fingerprint": fingerprint,
    }


def _listed(texts: dict[Key, str]) -> list[list]:
    return [[context_id, string_id, text] for (context_id, string_id), text in texts.items()]


def _read_from(translation: Translation, target: TranslatableMixin) -> Texts:
    """The texts of a page by the segments of its source, paired by where they stand.

    Where a page and its source differ in what stands at a place, what translators wrote counts as public if
    it stands there.
    """
    written = Written(target)
    stored = {
        (row[0], row[1]): row[2]
        for row in texts_of(translation).values_list("context_id", "translation_of_id", "data")
    }
    here: dict[str, list[tuple[Key, str]]] = defaultdict(list)
    segments = strings_of(translation.source)
    for path, context_id, string_id, html in segments.values_list(
        "context__path", "context_id", "string_id", "string__data"
    ):
        here[path].append(((context_id, string_id), html))
    texts: dict[Key, str] = {}
    for path, expected in here.items():
        said = written.texts.get(path, [])
        if len(said) == len(expected):
            for (key, html), text in zip(expected, said, strict=True):
                if key in stored and plain(stored[key]) == plain(text):
                    texts[key] = stored[key]
                elif text != html:
                    texts[key] = text
        else:
            bare = {plain(text) for text in said}
            texts |= {
                key: stored[key] for key, _html in expected if key in stored and plain(stored[key]) in bare
            }
    return Texts(texts, _chosen_in(translation, written))


def _chosen_in(translation: Translation, written: Written) -> dict[int, object]:
    return {
        choice.context_id: written.values[choice.path]
        for choice in choices_of(translation)
        if written.values.get(choice.path) not in (None, choice.value)
    }
