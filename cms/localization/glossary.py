"""The glossary at work: its terms marked in a source, and those a translation renders otherwise.

Loaded once for a pair of languages and used for any number of texts. It flags and suggests; it never
refuses anything, since a good sentence may do without the agreed word.
"""

from dataclasses import dataclass, field

from wagtail.models import Locale

from cms.languages.word_forms import Phrase, Word, key_of, words_of
from cms.localization.models import GlossaryTerm


@dataclass(frozen=True)
class Match:
    """A term found in a text.

    `start` and `end` are places in the text as it was given, `words` the words there. `terms` are the
    agreed term in the target language and the other forms that are accepted, the agreed one first.
    """

    start: int
    end: int
    words: str
    terms: list[str]
    note: str
    entry_id: int

    @property
    def term(self) -> str:
        """The agreed term in the target language."""
        return self.terms[0]


@dataclass
class _Entry:
    pk: int
    note: str
    terms: list[str] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)


class Glossary:
    """The entries that have a term in both of two languages."""

    def __init__(self, source_locale: Locale, target_locale: Locale):
        """Load the entries. One query; locales are given as `Locale` objects."""
        sources, targets = {}, {}
        rows = GlossaryTerm.objects.filter(locale_id__in=[source_locale.pk, target_locale.pk])
        for row in rows.select_related("entry").order_by("entry_id"):
            (sources if row.locale_id == source_locale.pk else targets)[row.entry_id] = row
        self._by_key: dict[str, list[tuple[Phrase, _Entry]]] = {}
        for entry_id in sources.keys() & targets.keys():
            forms = targets[entry_id].forms
            entry = _Entry(
                entry_id,
                targets[entry_id].entry.note,
                terms=forms,
                phrases=[Phrase.of(form, target_locale.language_code) for form in forms],
            )
            for form in sources[entry_id].forms:
                phrase = Phrase.of(form, source_locale.language_code)
                if phrase.written:
                    self._by_key.setdefault(phrase.key, []).append((phrase, entry))

    def marked(self, text: str) -> list[Match]:
        """The terms in a text (plain or inline HTML) in its order; of terms that overlap the longest."""
        return [match for match, _entry in self._found(text)]

    def missing(self, source: str, target: str) -> list[Match]:
        """The terms of a source text whose agreed term stands in no form in the translation, each once."""
        words, seen, missing = words_of(target), set(), []
        for match, entry in self._found(source):
            if entry.pk in seen:
                continue
            seen.add(entry.pk)
            if not any(phrase.is_in(words, target) for phrase in entry.phrases):
                missing.append(match)
        return missing

    def _found(self, text: str) -> list[tuple[Match, _Entry]]:
        words = words_of(text)
        candidates = []
        for place, word in enumerate(words):
            for phrase, entry in self._by_key.get(key_of(word.folded), ()):
                if count := phrase.at(words, place, text):
                    candidates.append((count, place, entry))
        # Among terms as long, a form that two entries share goes to the older entry.
        candidates.sort(key=lambda candidate: (-candidate[0], candidate[1], candidate[2].pk))
        taken: set[int] = set()
        chosen = []
        for count, place, entry in candidates:
            places = range(place, place + count)
            if taken.isdisjoint(places):
                taken.update(places)
                chosen.append((_match(text, words[place], words[place + count - 1], entry), entry))
        return sorted(chosen, key=lambda pair: pair[0].start)


def _match(text: str, first: Word, last: Word, entry: _Entry) -> Match:
    words = text[first.start : last.end]
    return Match(first.start, last.end, words, entry.terms, entry.note, entry.pk)
