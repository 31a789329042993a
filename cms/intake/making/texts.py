"""Which words of a report go into the text of which page, and a count that shows that none is lost.

The news item tells the whole story: all of the text but what stands as its title or lead word for word, and
what belongs to the page it was copied from. An event's text has what its fields do not tell. A sentence of
which one word stands in no field goes there whole, for words torn out of a sentence tell nothing; beside a
news item, which has all of it, a sentence goes there only where its fields tell less than half of it. A
contest has the sentences that tell of it more than of its forum.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from cms.intake.body import body_blocks
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Report, Span
from cms.intake.review.fields import NEWS
from cms.intake.review.sheet import left_out, made_parts, told_spans

# Beside a news item an event's text leaves out sentences of which so much stands in its fields.
TOLD_ENOUGH = 0.5


@dataclass(frozen=True)
class Count:
    """Characters of a report without blanks: all, those in fields, in texts alone, and left out."""

    all: int
    in_fields: int
    in_texts: int
    left_out: int


class Texts:
    """The texts of the pages that a sheet's parts become."""

    def __init__(self, report: Report, sheet: dict):
        self.report = report
        self.sheet = sheet
        self._left_out = _places(left_out(sheet))
        self._told = {part["key"]: _places(told_spans(part)) for part in made_parts(sheet)}

    def count(self) -> Count:
        """How many characters stand where. Of a place that is told and left out the field counts."""
        letters = {
            place
            for block in self.report.blocks
            for place in range(block.span.start, block.span.end)
            if not self.report.text[place].isspace()
        }
        told = letters & set().union(*self._told.values())
        gone = (letters & self._left_out) - told
        return Count(len(letters), len(told), len(letters) - len(told) - len(gone), len(gone))

    def body(self, key: str) -> list[dict]:
        """The body of a part's page, as data of a `StreamField`."""
        part = next((part for part in made_parts(self.sheet) if part["key"] == key), None)
        if part is None:
            return []
        kept = self._story(part) if part["kind"] == NEWS else self._of_event(key)
        return body_blocks(self.report, tuple(self._all_but(kept)))

    @cached_property
    def _sentences(self) -> tuple[Sentence, ...]:
        return Reading(self.report).sentences

    @cached_property
    def _owners(self) -> dict[int, str]:
        """The event that each sentence tells of, by the sentence's number."""
        events = [part["key"] for part in made_parts(self.sheet) if part["kind"] != NEWS]
        owners: dict[int, str] = {}
        block = owner = None
        for sentence in self._sentences if events else ():
            if sentence.block != block:
                # Items go with the words that announce them.
                owner = owner if sentence.block.kind == "item" and owner else events[0]
                block = sentence.block
            letters = self._letters(sentence.span)
            told = {key: len(letters & self._told[key]) for key in events}
            most = max(events, key=lambda key: told[key])
            owner = most if told[most] else owner
            owners[sentence.number] = owner or events[0]
        return owners

    def _story(self, part: dict) -> Iterator[Span]:
        """The sentences of the news item."""
        shown = _places(
            span
            for value in part["values"]
            if value["field"] in ("title", "lead", "published", "views")
            if value["value"] == value["found"] and value["sure"] and not value["refused"]
            for span in value["spans"]
        )
        for sentence in self._sentences:
            if self._letters(sentence.span) - shown - self._left_out:
                yield sentence.span

    def _of_event(self, key: str) -> Iterator[Span]:
        """The sentences of an event's text."""
        told = set().union(*self._told.values())
        has_story = any(part["kind"] == NEWS for part in made_parts(self.sheet))
        kept: list[Sentence] = []
        for sentence in reversed(self._sentences):
            letters = self._letters(sentence.span)
            rest = letters - told - self._left_out
            if self._owners.get(sentence.number) != key or not rest:
                continue
            if has_story and (
                len(letters & told) >= TOLD_ENOUGH * len(letters) or self._announces_nothing(sentence, kept)
            ):
                continue
            kept.append(sentence)
        yield from (sentence.span for sentence in reversed(kept))

    def _announces_nothing(self, sentence: Sentence, kept: list[Sentence]) -> bool:
        """Tell whether a sentence announces a list of which nothing is kept; `kept` are those after it."""
        is_announcing = sentence.span.of(self.report.text).rstrip().endswith(":")
        return is_announcing and not (kept and kept[-1].number == sentence.number + 1)

    def _letters(self, span: Span) -> set[int]:
        """The places of letters and digits: what punctuation is left over tells nothing."""
        return {place for place in range(span.start, span.end) if self.report.text[place].isalnum()}

    def _all_but(self, kept: Iterable[Span]) -> Iterator[Span]:
        """What is not to stand in a body: all that lies between kept sentences, and what is left out."""
        place = 0
        for span in kept:
            if self.report.text[place : span.start].strip():
                yield Span(place, span.start)
            place = span.end
        if self.report.text[place:].strip():
            yield Span(place, len(self.report.text))
        yield from (Span(*span) for span in left_out(self.sheet))


def _places(spans: Iterable) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}
