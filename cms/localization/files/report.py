"""The report of a file that comes back: segment by segment, what was taken and why the rest was not."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.utils import get_user_display_name

from cms.localization.files.content import Entry, Parsed, Wording
from cms.localization.files.markup import Broken, canonical, tags
from cms.localization.files.units import Unit, units_of, without_number
from cms.localization.store.progress import counted_once
from cms.localization.store.segments import (
    MACHINE_MADE,
    SEGMENT_LENGTH,
    STALE,
    Segment,
    as_typed,
    checked,
)
from cms.localization.store.stored_texts import Text, lock, put
from cms.localization.store.translations import Translation

NOT_STORABLE = frozenset("\0") | {chr(code) for code in range(0xD800, 0xE000)}


class Outcome(models.TextChoices):
    """The outcome for one segment of a file."""

    APPLIED = "applied", gettext_lazy("applied")
    UNCHANGED = "unchanged", gettext_lazy("unchanged")
    SKIPPED = "skipped", gettext_lazy("empty")
    REFUSED = "refused", gettext_lazy("refused")


class Refused(Exception):
    """A segment that is not taken; the message is for people."""


@dataclass(frozen=True)
class Result:
    """One segment of a file: where it stands, its text in the file, what became of it and why."""

    outcome: Outcome
    place: str
    text: str
    reason: str = ""


@dataclass
class Report:
    """One file. `refusal` says why nothing of it was taken; `title` and `language` what it translates."""

    name: str = ""
    title: str = ""
    language: str = ""
    refusal: str = ""
    results: list[Result] = field(default_factory=list)

    @cached_property
    def _counts(self) -> Counter:
        return Counter(result.outcome for result in self.results)

    @property
    def applied(self) -> int:
        """The number of segments written."""
        return self._counts[Outcome.APPLIED]

    @property
    def unchanged(self) -> int:
        """The number of those that say what is there already."""
        return self._counts[Outcome.UNCHANGED]

    @property
    def skipped(self) -> int:
        """The number of empty ones."""
        return self._counts[Outcome.SKIPPED]

    @property
    def refused(self) -> int:
        """The number of those not taken."""
        return self._counts[Outcome.REFUSED]

    @cached_property
    def noteworthy(self) -> list[Result]:
        """The results in the order people look at them: first what was refused, then what was applied."""
        return [
            result
            for outcome in (Outcome.REFUSED, Outcome.APPLIED)
            for result in self.results
            if result.outcome == outcome
        ]


def apply(
    translation: Translation, parsed: Parsed, user=None, name: str = "", *, may_replace: bool = False
) -> Report:
    """Take over what a file says of a translation; all of a file's valid segments or, on failure, none.

    Nothing is taken from a file of another translation or language. A segment is refused where the
    translation has none such, its source has changed since the file was made, or the text could not have
    been typed (markup, tags, length). An empty one never takes a translation away. A text nobody touched in
    the file doesn't overwrite what was written on the site meanwhile, and one that was touched only if the
    person says so (`may_replace`); what it replaces is said in the report, and kept. One that is fuzzy (PO)
    or initial (XLIFF) and was not touched stays as it is, else the translator vouches for it.
    """
    report = Report(
        name=name,
        title=translation.source.object_repr,
        language=str(translation.target_locale),
        refusal=_refusal(translation, parsed),
    )
    if report.refusal:
        return report
    with transaction.atomic(), counted_once([translation]):
        lock(translation)
        application = _Application(translation, parsed, user, may_replace)
        report.results = application.results()
        put(translation, application.texts.values(), user, is_chosen=True)
    return report


def _refusal(translation: Translation, parsed: Parsed) -> str:
    """Why nothing of a file may be taken; "" where it may."""
    if parsed.translation != translation.uuid:
        return _("This file belongs to another translation.")
    language = translation.target_locale.language_code
    if _language(parsed.target_language) != _language(language):
        return _("This file is in the wrong language: “%(found)s” instead of “%(expected)s”.") % {
            "found": parsed.target_language[:40],
            "expected": language,
        }
    source_language = translation.source.locale.language_code
    if parsed.source_language and _language(parsed.source_language) != _language(source_language):
        return _("This file translates from the wrong language: “%(found)s” instead of “%(expected)s”.") % {
            "found": parsed.source_language[:40],
            "expected": source_language,
        }
    return ""


def _language(code: str) -> str:
    """A language code in one spelling: gettext writes pt_BR for pt-BR (RFC 5646)."""
    return code.replace("_", "-").lower()


class _Application:
    """One file on its way into one translation."""

    def __init__(self, translation: Translation, parsed: Parsed, user, may_replace: bool):
        self.translation, self.parsed, self.user = translation, parsed, user
        self.may_replace = may_replace
        self.by_key: dict[str, Unit] = {}
        self.by_place: dict[str, dict[str, Unit]] = defaultdict(dict)
        for unit in units_of(translation):
            self.by_key[unit.key] = unit
            self.by_place[without_number(unit.key)][unit.source.strip()] = unit
        self.seen: set[str] = set()
        # What is to be stored, by the units' keys.
        self.texts: dict[str, Text] = {}

    def results(self) -> list[Result]:
        """Take every entry, so that `texts` can be stored; what becomes of each."""
        return [self._result(entry) for entry in self.parsed.entries]

    def _result(self, entry: Entry) -> Result:
        unit = self._unit(entry)
        named = unit or self.by_key.get(entry.key)
        place = named.label if named else entry.key
        is_rich = named is None or named.segment.is_rich
        text = entry.target.rich if is_rich or entry.target.plain is None else entry.target.plain
        before = unit.segment.text if unit else ""
        try:
            outcome = self._take(entry, unit)
            is_replaced = outcome == Outcome.APPLIED and before and before != self._new_text(unit)
            return Result(outcome, place, text, _in_place_of(before) if is_replaced else "")
        except Refused as refusal:
            return Result(Outcome.REFUSED, place, text, str(refusal))

    def _new_text(self, unit: Unit) -> str:
        return as_typed(self.texts[unit.key].html, unit.segment.is_rich)

    def _unit(self, entry: Entry) -> Unit | None:
        """The unit an entry stands for: the one in its place with its source, whichever number it has now."""
        here = self.by_place.get(without_number(entry.key), {})
        is_rich = any(unit.segment.is_rich for unit in here.values())
        return here.get(_typed(entry.source, is_rich))

    def _take(self, entry: Entry, unit: Unit | None) -> Outcome:
        if entry.problem:
            raise Refused(entry.problem)
        if not entry.target.rich.strip():
            return Outcome.SKIPPED
        if unit is None:
            raise Refused(
                _("The source has changed since the file was made.")
                if entry.key in self.by_key
                else _("The translation has no such segment.")
            )
        if unit.key in self.seen:
            raise Refused(_("The file has this segment twice."))
        self.seen.add(unit.key)
        return self._take_text(entry, unit)

    def _take_text(self, entry: Entry, unit: Unit) -> Outcome:
        segment = unit.segment
        text = _typed(entry.target, segment.is_rich)
        if text is None:
            raise Refused(_("This text can't have tags."))
        if segment.translation is not None and text == unit.text.strip():
            if entry.needs_work or segment.state not in (STALE, MACHINE_MADE):
                return Outcome.UNCHANGED
        elif self.parsed.is_as_handed_out(entry, text):
            return Outcome.UNCHANGED
        elif (
            segment.translation is not None
            and not self.may_replace
            and self.parsed.is_newer(entry, unit.text)
        ):
            raise Refused(_newer(segment))
        self._check_tags(unit, text)
        try:
            stored = checked(self.translation, segment, text)
        except ValidationError as error:
            raise Refused(" ".join(error.messages)) from error
        self.texts[unit.key] = Text.of(segment, stored, self.user, tool=self.parsed.tool)
        return Outcome.APPLIED

    def _check_tags(self, unit: Unit, text: str) -> None:
        """The tags of the source, or those the translation has already, no more and no fewer."""
        if not NOT_STORABLE.isdisjoint(text):
            raise Refused(_("The text has a character that can't be stored."))
        if not unit.segment.is_rich or len(text) > SEGMENT_LENGTH:
            return
        try:
            given = tags(text)
        except Broken as error:
            raise Refused(str(error)) from error
        expected = _tags(unit.source)
        if given == expected or (unit.segment.translation is not None and given == _tags(unit.text)):
            return
        missing, added = expected - given, given - expected
        reasons = []
        if missing:
            reasons.append(_("Tags are missing: %(tags)s.") % {"tags": _listed(missing)})
        if added:
            reasons.append(_("Tags the source does not have: %(tags)s.") % {"tags": _listed(added)})
        raise Refused(" ".join(reasons))


def _in_place_of(text: str) -> str:
    return _("in place of “%(text)s”, which is kept among the earlier texts") % {"text": text[:200]}


def _newer(segment: Segment) -> str:
    """Why a text is not taken: another one was written since the file was made."""
    values = {"text": segment.text[:200]}
    if by := segment.written_by:
        values["name"] = get_user_display_name(by)
        return _("Since the file was made, another text was written here (%(name)s): “%(text)s”.") % values
    return _("Since the file was made, another text was written here: “%(text)s”.") % values


def _typed(wording: Wording, is_rich: bool) -> str | None:
    text = wording.typed(is_rich)
    return canonical(text) if is_rich and text is not None else text


def _tags(html: str) -> Counter[str]:
    try:
        return tags(html)
    except Broken:
        return Counter()


def _listed(counts: Counter[str]) -> str:
    return ", ".join(tag[:80] for tag in sorted(counts.elements())[:10])
