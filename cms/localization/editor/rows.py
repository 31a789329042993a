"""Rows of the editor: each segment's place, its text, and what helps to translate it."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher

from django.http import QueryDict
from django.utils.html import escape, format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.utils import get_user_display_name
from wagtail.models import TranslatableMixin

from cms.localization import memory
from cms.localization.checker import Flag, check_translation
from cms.localization.glossary import Glossary, Match
from cms.localization.store.earlier import counted, earlier_texts
from cms.localization.store.form_places import FormPlaces
from cms.localization.store.places import length_limit
from cms.localization.store.segments import Segment, as_typed, distinct, plain, segments_of
from cms.localization.store.translations import Translation

LONG = 90
# What ties a translated link to its address; many segments have an "a1".
LINK_ID = re.compile(r' id="[^"]*"')


@dataclass
class Suggestion:
    """A translation the memory offers: as a translator types it, and how near its source is, in percent."""

    text: str
    source: str
    percent: int
    where: str


@dataclass
class Theirs:
    """A text somebody else wrote, or took away (""), while another was typed: what, who and when."""

    text: str
    who: str
    when: datetime | None


@dataclass
class SegmentRow:
    """One segment with everything around it."""

    segment: Segment
    tab: str
    label: str
    order: tuple
    limit: int | None
    terms: list[Match] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    # How many texts it had before, what was typed here and could not be saved, and what stands in its way.
    earlier: int = 0
    typed: str | None = None
    theirs: "Theirs | None" = None

    @property
    def text(self) -> str:
        """The text in the field: what was typed, else what is stored."""
        return self.segment.text if self.typed is None else self.typed

    @property
    def is_long(self) -> bool:
        """Tell whether the text needs several lines to type it."""
        return len(self.segment.source) > LONG or "\n" in self.segment.source

    @property
    def marked_source(self) -> SafeString:
        """The source as HTML with the glossary's terms marked in plain texts."""
        if self.segment.is_rich:
            return mark_safe(LINK_ID.sub("", self.segment.source_html))
        return marked(self.segment.source, self.terms)

    @property
    def changes(self) -> SafeString:
        """The changes of the source since it was translated, as HTML with `del` and `ins`."""
        now = plain(self.segment.source_html)
        return differences(self.segment.stale.previous_source, now) if self.segment.stale else SafeString()


def marked(text: str, terms: list[Match]) -> SafeString:
    """A text as HTML, each term in a `mark`."""
    parts, end = [], 0
    for term in terms:
        if term.start < end:
            continue
        parts += [escape(text[end : term.start]), format_html("<mark>{}</mark>", text[term.start : term.end])]
        end = term.end
    return mark_safe("".join([*parts, escape(text[end:])]).replace("\n", "<br>"))


def differences(before: str, now: str) -> SafeString:
    """Two texts word by word, as one HTML text with what went in `del` and what came in `ins`."""
    old, new = before.split(), now.split()
    pieces = []
    for operation, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            pieces.append(format_html("{}", " ".join(old[a:b])))
        if operation in ("replace", "delete"):
            pieces.append(format_html("<del>{}</del>", " ".join(old[a:b])))
        if operation in ("replace", "insert"):
            pieces.append(format_html("<ins>{}</ins>", " ".join(new[c:d])))
    return format_html_join(" ", "{}", ((piece,) for piece in pieces))


def theirs(translation: Translation, segment: Segment) -> Theirs:
    """The stored text of a segment, for somebody who typed another one without having seen it."""
    if segment.translation is not None:
        return Theirs(segment.text, _name(segment.written_by), segment.written_at)
    last = earlier_texts(translation, segment).first()
    return Theirs("", _name(last.replaced_by) if last else "", last.replaced_at if last else None)


def _name(user) -> str:
    return get_user_display_name(user) if user else ""


def rows_of(
    translation: Translation, source_instance: TranslatableMixin, typed: QueryDict | None = None
) -> list[SegmentRow]:
    """The segments to translate, in the order of the page's edit form. A constant number of queries.

    `typed` is a form of the editor that could not be saved whole: what differs from what is stored is shown
    in its place, with what was written meanwhile beside it.
    """
    segments = distinct(segments_of(translation))
    places = FormPlaces(source_instance)
    glossary = Glossary(translation.source.locale, translation.target_locale)
    flags = check_translation(translation, segments)
    open_segments = [segment for segment in segments if segment.state in ("untranslated", "stale")]
    near = memory.near(translation, open_segments)
    exact = memory.exact(translation, open_segments)
    earlier = counted(translation)
    rows = []
    for segment in segments:
        place = places.of(segment.path, segment.field_path)
        offered = [exact[segment.pk]] if segment.pk in exact else []
        offered += [
            suggestion
            for suggestion in near.get(segment.pk, [])
            if suggestion.text not in {o.text for o in offered}
        ]
        words = segment.source if not segment.is_rich else strip_tags(segment.source_html)
        row_typed = (typed or {}).get(f"segment-{segment.pk}")
        if row_typed is not None and row_typed.replace("\r\n", "\n").strip() == segment.text:
            row_typed = None
        is_newer = row_typed is not None and typed.get(f"shown-{segment.pk}", "") != segment.version
        rows.append(
            SegmentRow(
                segment=segment,
                tab=place.tab,
                label=place.label,
                order=(place.order, segment.order),
                limit=length_limit(translation.source, segment.field_path),
                terms=glossary.marked(words),
                suggestions=[_suggestion(suggestion, segment.is_rich) for suggestion in offered],
                flags=flags.get(segment.pk, []),
                earlier=earlier[segment.string_id, segment.context_id],
                typed=row_typed,
                theirs=theirs(translation, segment) if is_newer else None,
            )
        )
    return sorted(rows, key=lambda row: row.order)


def _suggestion(offered: memory.Suggestion, is_rich: bool) -> Suggestion:
    return Suggestion(
        text=as_typed(offered.text, is_rich),
        source=plain(offered.source),
        percent=int(100 * offered.similarity),
        where=offered.where,
    )
