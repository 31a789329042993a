"""Organisations of a report: by each language's grammar, and those the site knows."""

from collections.abc import Iterable, Sequence

from cms.intake.facts.names import Name, find_names
from cms.intake.facts.nominative import nominative
from cms.intake.facts.organisations.english import english_stretches
from cms.intake.facts.organisations.found import Organisation, Stretch
from cms.intake.facts.organisations.kazakh import kazakh_stretches
from cms.intake.facts.organisations.known import KnownPhrases
from cms.intake.facts.organisations.russian import russian_stretches
from cms.intake.facts.quote_marks import Quotes
from cms.intake.facts.tokens import Token, tokens_of
from cms.intake.known import Known
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_LATIN = frozenset(("university", "academy", "school", "college", "institute", "lyceum"))
_RUSSIAN = ("школа", "школы", "школе", "школу", "школой", "училищ")
_STRETCHES = {"en": english_stretches, "ru": russian_stretches, "kk": kazakh_stretches}


def find_organisations(
    reading: Reading, known: Known, sentences: Sequence[Sentence] | None = None
) -> tuple[Organisation, ...]:
    """The organisations named in a report, or in some of its sentences, in order of their places."""
    quotes = Quotes(reading.text)
    phrases = KnownPhrases(known.organisations)
    found: list[Organisation] = []
    for sentence in reading.sentences if sentences is None else sentences:
        tokens = tokens_of(reading.text, sentence.span.start, sentence.span.end)
        names = find_names(tokens, reading.text, sentence.language, quotes)
        found += organisations_of(tokens, names, reading.text, sentence.language, quotes, phrases)
    return tuple(found)


def organisations_of(
    tokens: list[Token],
    names: Iterable[Name],
    text: str,
    language: str,
    quotes: Quotes,
    phrases: KnownPhrases,
) -> list[Organisation]:
    """The organisations of one sentence whose tokens and names are known."""
    barred = _barred(tokens, [name.span for name in names if not name.is_weak])
    stretches = _STRETCHES[language](tokens, quotes, barred)
    if language == "kk":
        stretches = _with_russian(tokens, stretches, quotes, barred)
    if language != "en":
        stretches = _with_latin(tokens, stretches, quotes, barred)
    found = [_organisation(tokens, stretch, text, language) for stretch in stretches]
    for span, key in phrases.spans(tokens, language):
        covered = [one for one in found if one.span.overlaps(span)]
        if covered:
            found = [
                Organisation(one.span, one.name, one.kind, is_bare=False, known=key)
                if one in covered
                else one
                for one in found
            ]
        else:
            name = nominative(span.of(text), language, singular=True)
            found.append(Organisation(span, name, known=key))
    return sorted(found, key=lambda one: one.span)


def _with_russian(
    tokens: list[Token], stretches: list[Stretch], quotes: Quotes, barred: set[int]
) -> list[Stretch]:
    """The organisations with the schools named in Russian: «Бас жүлде – Гүлнұр Әбдірахман, школа № 12»."""
    if not any(token.folded.startswith(_RUSSIAN) for token in tokens):
        return stretches
    taken = {place for one in stretches for place in range(one.start, one.end)}
    russian = [
        one
        for one in russian_stretches(tokens, quotes, barred)
        if tokens[one.head].folded.startswith(_RUSSIAN) and not taken & set(range(one.start, one.end))
    ]
    return sorted([*stretches, *russian], key=lambda one: one.start)


def _with_latin(
    tokens: list[Token], stretches: list[Stretch], quotes: Quotes, barred: set[int]
) -> list[Stretch]:
    """The organisations with those named in English: «профессор Nazarbayev University»."""
    heads = [place for place, token in enumerate(tokens) if token.folded in _LATIN]
    if not heads:
        return stretches
    taken = {place for one in stretches for place in range(one.start, one.end)}
    latin = [
        one
        for one in english_stretches(tokens, quotes, barred)
        if one.head in heads and not taken & set(range(one.start, one.end))
    ]
    return sorted([*stretches, *latin], key=lambda one: one.start)


def _barred(tokens: list[Token], spans: list[Span]) -> set[int]:
    found = set()
    number = 0
    for place, token in enumerate(tokens):
        while number < len(spans) and spans[number].end <= token.start:
            number += 1
        if number < len(spans) and spans[number].start <= token.start:
            found.add(place)
    return found


def _organisation(tokens: list[Token], stretch: Stretch, text: str, language: str) -> Organisation:
    span = Span(tokens[stretch.start].start, tokens[stretch.end - 1].end)
    if tokens[stretch.head].folded.startswith(_RUSSIAN):
        language = "ru"
    name = nominative(span.of(text), language, singular=True).removesuffix("'s").removesuffix("’s")
    return Organisation(span, name, stretch.kind, stretch.is_bare)
