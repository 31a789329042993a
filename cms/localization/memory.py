"""The translation memory: what was translated before, offered where the same or nearly the same stands again.

Nothing is kept apart for it: every translation of a segment is memory, in both directions of its pair of
languages. Left out is what nobody vouches for: texts of a machine, with an error, or whose source changed.

Measured with 20,000 translated strings of 87 characters, all of similar length, on SQLite: for a page of 60
segments exact matches take 5 ms, near ones 0.3 s on an idle core. Near ones take time with the number of
strings, and comparing with that of strings times segments: beyond 100,000 strings ask for the segments on
the screen rather than for a whole page.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.core.exceptions import ValidationError

from cms.localization.similarity import Candidates, Key, fits
from cms.localization.store.known_texts import (
    KnownText,
    known_sources,
    known_texts,
    texts_of_same_sources,
    titles_of,
)
from cms.localization.store.segments import FROM_MEMORY, Segment, as_typed, checked, segments_of
from cms.localization.store.stored_texts import Text, put
from cms.localization.store.translations import Translation

LEAST = 0.7
MOST = 3


@dataclass(frozen=True)
class Suggestion:
    """A translation offered for a segment.

    `text` and the `source` it was made for are stored inline HTML (see `cms.localization.store.segments`);
    `similarity` is 1 where that source is the segment's own, less down to 0 otherwise. `where` is the title
    of the page it stands on, "" where that is unknown.
    """

    text: str
    source: str
    similarity: float
    where: str = ""
    translated_by: str = ""
    when: datetime | None = None


def exact(translation: Translation, segments: list[Segment] | None = None) -> dict[int, Suggestion]:
    """For segments (default: all) whose very source was translated elsewhere that translation, by segment id.

    Of several the most recent one that a person wrote, one taken over from the memory only without such;
    a translation made in the other direction only without any in this one. Three queries, and three more
    for the segments unless they are given.
    """
    best = _best(translation, segments_of(translation) if segments is None else segments)
    titles = titles_of(best.values(), translation) if best else {}
    return {pk: _suggestion(known, titles) for pk, known in best.items()}


def _best(translation: Translation, segments: list[Segment]) -> dict[int, KnownText]:
    """The best text known of the very sources of segments, by segment id."""
    if not segments:
        return {}
    by_source: dict[str, list[KnownText]] = {}
    for known in texts_of_same_sources(translation):
        by_source.setdefault(known.source, []).append(known)
    best = {}
    for segment in segments:
        elsewhere = [
            known
            for known in by_source.get(segment.source_html, ())
            if known.context_id != segment.context_id
        ]
        if elsewhere:
            best[segment.pk] = max(elsewhere, key=lambda known: known.worth)
    return best


def near(
    translation: Translation, segments: list[Segment], *, least: float = LEAST, most: int = MOST
) -> dict[int, list[Suggestion]]:
    """For each segment translations of similar sources, the most similar first, by segment id.

    `least` is the similarity below which nothing is offered, `most` how many are. Texts that differ in
    numbers, capitals or markup alone count as nearly the same. The segment's very source is `exact`'s.
    Five queries at most, however many segments there are.
    """
    if not segments:
        return {}
    length_fits = fits(len(segment.source_html) for segment in segments)
    candidates = Candidates(known_sources(translation, length_fits))
    # More than are wanted: several sources may have the same translation.
    likely = {segment.pk: candidates.like(segment.source_html, least, 4 * most + 1) for segment in segments}
    chosen = {key for similar in likely.values() for key, _similarity in similar}
    known_by_key: dict[Key, KnownText] = known_texts(translation, chosen)
    titles = titles_of(known_by_key.values(), translation)
    placed = {key: _suggestion(known, titles) for key, known in known_by_key.items()}
    offered = {}
    for segment_id, similar in likely.items():
        texts: dict[str, Suggestion] = {}
        for key, similarity in similar:
            if key in placed:
                texts.setdefault(placed[key].text, replace(placed[key], similarity=similarity))
        if texts:
            offered[segment_id] = list(texts.values())[:most]
    return offered


def fill(translation: Translation, user=None, segments: list[Segment] | None = None) -> int:
    """Write exact matches into those of the segments (default: all) without translation; how many it were.

    What would not fit its field, or has other links than the source, is left out. Written at once and
    counted once: a constant number of queries.
    """
    segments = segments_of(translation) if segments is None else segments
    empty = [segment for segment in segments if segment.translation is None]
    best = _best(translation, empty)
    texts: list[Text] = []
    for segment in empty:
        if segment.pk not in best:
            continue
        try:
            stored = checked(translation, segment, as_typed(best[segment.pk].text, segment.is_rich))
        except ValidationError:
            continue
        texts.append(Text.of(segment, stored, user, tool=FROM_MEMORY))
    # Somebody may have translated one of them in the meantime; theirs stays.
    put(translation, texts, user, may_replace=False)
    return len(texts)


def _suggestion(known: KnownText, titles: dict) -> Suggestion:
    return Suggestion(
        known.text,
        known.source,
        1.0,
        titles.get(known.object_id, ""),
        known.translated_by,
        known.when,
    )
